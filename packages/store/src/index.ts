export * from './blobs.ts'
export * from './documents.ts'
export * from './mention-index.ts'
export * from './store.ts'
