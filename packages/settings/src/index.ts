export * from './settings.ts'
export * from './seed.ts'
export * from './sources.ts'
export * from './saved-searches.ts'
