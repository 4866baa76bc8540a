import { Client } from '@elastic/elasticsearch'
import kafkajs from 'kafkajs'

/** The engines of this run, as the set-up of the suites named them. */
export function engineAddresses(): { readonly brokers: string[]; readonly node: string } {
  const { KAFKA_BROKERS: brokers, ELASTICSEARCH_URL: node } = process.env
  if (brokers === undefined || node === undefined)
    throw new Error('KAFKA_BROKERS and ELASTICSEARCH_URL are not set: run this with vitest --project engines')
  return { brokers: brokers.split(','), node }
}

/** `bus` and `store` of groundswell.yaml for a system of its own on the shared engines. */
export function engineConfig(prefix: string): Readonly<Record<'bus' | 'store', unknown>> {
  const { brokers, node } = engineAddresses()
  return {
    bus: { kind: 'kafka', brokers, topicPrefix: prefix },
    store: { kind: 'elasticsearch', node, prefix },
  }
}

/** Leaves the shared engines as they were found. */
export async function removeAll(prefix: string): Promise<void> {
  const { brokers, node } = engineAddresses()
  const client = new Client({ node })
  const indices = Object.keys(await client.indices.get({ index: `${prefix}*` }))
  if (indices.length > 0) await client.indices.delete({ index: indices })
  await client.indices.deleteIndexTemplate({ name: `${prefix}mentions` }, { ignore: [404] })
  await client.close()
  const admin = new kafkajs.Kafka({ clientId: 'tests', brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix))
  await admin.deleteTopics({ topics, timeout: 60_000 })
  await admin.disconnect()
}
