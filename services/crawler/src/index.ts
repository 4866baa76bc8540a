export { crawlerConfig, type CrawlerConfig } from './config.ts'
export { startCrawler, type CrawlerParts } from './service.ts'
