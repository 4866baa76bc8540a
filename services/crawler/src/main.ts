import { runService } from '@groundswell/host'
import { crawlerConfig } from './config.ts'
import { startCrawler } from './service.ts'

await runService({ name: 'crawler', schema: crawlerConfig, start: startCrawler })
