export * from './event-bus.ts'
export * from './embedded/embedded-event-bus.ts'
export * from './embedded/folder-lock.ts'
export * from './partition-of.ts'
