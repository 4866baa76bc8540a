export * from './builders.ts'
export * from './fake-clock.ts'
export * from './temporary-folder.ts'
