export * from './config.ts'
export { startIndexer, type IndexerParts } from './service.ts'
