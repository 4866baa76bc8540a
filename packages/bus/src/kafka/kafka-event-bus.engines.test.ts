import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { silentLogger } from '@groundswell/runtime'
import type { Batch } from '../event-bus.ts'
import { describeEventBus } from '../event-bus-contract.ts'
import { openKafkaBus } from './kafka-event-bus.ts'

const prefixes: string[] = []
let engines: LocalEngines | undefined
let brokers: string[] = process.env['KAFKA_BROKERS']?.split(',') ?? []
beforeAll(async () => {
  if (brokers.length > 0) return
  engines = await startLocalEngines({ elasticsearch: false, log: silentLogger })
  brokers = engines.brokers
})
afterAll(async () => {
  if (engines !== undefined) return engines.stop()
  // Shared brokers are left as they were found.
  const admin = new kafkajs.Kafka({ clientId: 'contract', brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  const topics = (await admin.listTopics()).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)))
  await admin.deleteTopics({ topics, timeout: 60_000 })
  await admin.disconnect()
})

function prefixOf(name: string): string {
  prefixes.push(`${name}.`)
  return `${name}.`
}

const topics = ['mentions.raw', 'mentions.raw.dead', 'mentions.scored', 'alerts.graded'] as const
describeEventBus('kafka', (name) =>
  openKafkaBus({ brokers, clientId: 'contract', topics, topicPrefix: prefixOf(name), log: silentLogger }),
)

test('the partitions of a member killed with kill -9 are read by another within seconds, from the last commit', async () => {
  const topicPrefix = prefixOf(`killed-${process.pid}-${Date.now()}`)
  const program = `
    const { openKafkaBus } = await import(${JSON.stringify(new URL('./kafka-event-bus.ts', import.meta.url).href)})
    const { silentLogger } = await import('@groundswell/runtime')
    const options = ${JSON.stringify({ brokers, clientId: 'killed', topics: ['mentions.raw'], topicPrefix })}
    const bus = await openKafkaBus({ ...options, log: silentLogger })
    const handle = async ({ records }) => {
      for (const record of records) console.log(record.value)
      await new Promise(() => undefined)
    }
    await bus.subscribe({ group: 'reader', topics: ['mentions.raw'], handle })`
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', program],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const bus = await openKafkaBus({
    brokers,
    clientId: 'survivor',
    topics: ['mentions.raw'],
    topicPrefix,
    log: silentLogger,
  })
  await bus.publish(
    Array.from({ length: 40 }, (_, n) => ({ topic: 'mentions.raw', key: `k${n}`, headers: {}, value: String(n) })),
  )
  await once(createInterface({ input: child.stdout }), 'line')
  const seen = new Set<string>()
  const handle = async ({ records }: Batch): Promise<void> => records.forEach((record) => seen.add(record.value))
  await bus.subscribe({ group: 'reader', topics: ['mentions.raw'], handle })
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(seen.size).toBe(40), { timeout: 45_000, interval: 100 })
  await bus.close()
})
