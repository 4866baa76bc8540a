import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { createLogger } from '@groundswell/runtime'

let engines: LocalEngines | undefined

/**
 * One Kafka and one Elasticsearch for all suites that need them: those that KAFKA_BROKERS and ELASTICSEARCH_URL name, else
 * started here and named so. Suites keep apart by prefixes of their own.
 */
export async function setup(): Promise<void> {
  const { KAFKA_BROKERS: brokers, ELASTICSEARCH_URL: node } = process.env
  if (brokers !== undefined && node !== undefined) return
  const log = createLogger({ level: 'info', format: 'pretty' })
  engines = await startLocalEngines({ kafka: brokers === undefined, elasticsearch: node === undefined, log })
  if (brokers === undefined) process.env['KAFKA_BROKERS'] = engines.brokers.join(',')
  if (node === undefined) process.env['ELASTICSEARCH_URL'] = engines.elasticsearch
}

export async function teardown(): Promise<void> {
  await engines?.stop()
}
