import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { silentLogger, type Logger } from '@groundswell/runtime'
import type { Batch, OutgoingRecord } from '../event-bus.ts'
import { openKafkaBus } from './kafka-event-bus.ts'

const patience = { timeout: 60_000, interval: 50 }
let engines: LocalEngines
beforeAll(async () => {
  engines = await startLocalEngines({ elasticsearch: false, log: silentLogger })
})
afterAll(() => engines.stop())

/** Keeps what was said at info and above. */
function recordingLogger(said: string[]): Logger {
  const say = (_fields: unknown, message: string): void => void said.push(message)
  const logger = { level: 'info', debug: () => undefined, info: say, warn: say, error: say, child: () => logger }
  return logger as unknown as Logger
}

function recordsOf(from: number, count: number): OutgoingRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic: 'mentions.raw',
    key: `来源-${(from + index) % 5}`,
    headers: {},
    value: String(from + index),
  }))
}

test('a broker that is not there yet is waited for and said once, and the wait can be given up', async () => {
  await engines.kill('kafka')
  const said: string[] = []
  const options = {
    brokers: engines.brokers,
    clientId: 'early',
    topics: ['mentions.raw'] as const,
    log: recordingLogger(said),
  }
  const giveUp = new AbortController()
  const given = openKafkaBus({ ...options, signal: giveUp.signal })
  await vi.waitFor(() => expect(said).toHaveLength(1), patience)
  giveUp.abort(new Error('given up'))
  await expect(given).rejects.toThrow('given up')

  said.length = 0
  const opening = openKafkaBus(options)
  await vi.waitFor(() => expect(said).toHaveLength(1), patience)
  await engines.start('kafka')
  const bus = await opening
  expect(said.filter((line) => line.includes('waiting for it'))).toHaveLength(1)
  await bus.publish(recordsOf(0, 10))
  expect(await bus.health()).toMatchObject({ ready: true })
  await bus.close()
})

test('a broker killed in the middle loses nothing that was accepted; publisher and subscriber go on by themselves', async () => {
  const said: string[] = []
  const options = {
    brokers: engines.brokers,
    clientId: 'outage',
    topicPrefix: 'outage.',
    topics: ['mentions.raw'] as const,
  }
  const bus = await openKafkaBus({ ...options, log: recordingLogger(said) })
  const seen = new Map<string, number[]>()
  const handle = async ({ records }: Batch): Promise<void> => {
    for (const record of records) {
      const numbers = seen.get(record.key) ?? []
      numbers.push(Number(record.value))
      seen.set(record.key, numbers)
    }
  }
  await bus.subscribe({ group: 'reader', topics: ['mentions.raw'], handle })
  let accepted = 0
  const enough = new AbortController()
  const publisher = (async () => {
    while (!enough.signal.aborted) {
      await bus.publish(recordsOf(accepted, 20))
      accepted += 20
    }
  })()
  for (let round = 0; round < 2; round += 1) {
    const before = accepted
    await vi.waitFor(() => expect(accepted).toBeGreaterThan(before + 200), patience)
    await engines.kill('kafka')
    await vi.waitFor(async () => expect(await bus.health()).toMatchObject({ ready: false }), patience)
    await engines.start('kafka')
    const then = accepted
    await vi.waitFor(() => expect(accepted).toBeGreaterThan(then + 200), patience)
  }
  enough.abort()
  await publisher
  const distinct = (): number => new Set([...seen.values()].flat()).size
  await vi.waitFor(() => expect(distinct()).toBe(accepted), patience)
  // A number may come again after a crash, but never for the first time after a later one of its key.
  for (const numbers of seen.values()) {
    const firsts = [...new Set(numbers)]
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
  }
  await vi.waitFor(() => expect(said.at(-1)).toBe('Kafka is back.'), patience)
  await bus.close()
})

test('closing while the broker is away does not hang', async () => {
  const options = {
    brokers: engines.brokers,
    clientId: 'closing',
    topicPrefix: 'closing.',
    topics: ['mentions.raw'] as const,
    log: silentLogger,
  }
  const bus = await openKafkaBus(options)
  await bus.subscribe({ group: 'reader', topics: ['mentions.raw'], handle: async () => undefined })
  await bus.publish(recordsOf(0, 10))
  await engines.kill('kafka')
  const began = performance.now()
  await bus.close()
  expect(performance.now() - began).toBeLessThan(8_000)
  await engines.start('kafka')
})
