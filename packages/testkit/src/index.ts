export * from './builders.ts'
export * from './fake-clock.ts'
export * from './sample-corrections.ts'
export * from './temporary-folder.ts'
