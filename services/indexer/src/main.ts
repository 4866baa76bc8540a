import { runService } from '@groundswell/host'
import { indexerConfig } from './config.ts'
import { startIndexer } from './service.ts'

await runService({ name: 'indexer', schema: indexerConfig, start: startIndexer })
