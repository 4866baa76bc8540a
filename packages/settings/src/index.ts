export * from './settings.ts'
export * from './seed.ts'
