import { afterEach } from 'vitest'
import type { Batch, EventBus, IncomingRecord, OutgoingRecord, Subscription } from '../event-bus.ts'

/** Opens a bus over the log named; the same name again gives the same log, as after a restart. */
export type OpenBus = (name: string) => Promise<EventBus>

export const topic = 'mentions.raw'
/** For conditions that are waited for. */
export const patience = { timeout: 60_000, interval: 20 }

export function recordsOf(count: number, keys = 7, from = 0): OutgoingRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic,
    key: `来源-${(from + index) % keys}`,
    headers: { ce_id: `m-${from + index}`, 'content-type': 'application/json' },
    value: JSON.stringify({ number: from + index, text: '快递延误三天，客服无人应答' }),
  }))
}

export function numberOf(record: IncomingRecord): number {
  return (JSON.parse(record.value) as { number: number }).number
}

/** Subscribes and gathers; `seen` grows as batches are handled. The same record again, as at-least-once allows, counts once. */
export async function gather(
  bus: EventBus,
  group: string,
  before?: (batch: Batch) => Promise<void>,
  maximumBatch = 500,
): Promise<{ readonly seen: IncomingRecord[]; readonly subscription: Subscription }> {
  const seen: IncomingRecord[] = []
  const places = new Set<string>()
  const handle = async (batch: Batch): Promise<void> => {
    await before?.(batch)
    seen.push(...batch.records.filter((record) => !places.has(`${record.partition}/${record.offset}`)))
    for (const record of batch.records) places.add(`${record.partition}/${record.offset}`)
  }
  return { seen, subscription: await bus.subscribe({ group, topics: [topic], maximumBatch, handle }) }
}

export async function behind(bus: EventBus, group: string): Promise<number> {
  return (await bus.lag(group, [topic])).reduce((sum, place) => sum + place.end - place.committed, 0)
}

export interface BusFixture {
  /** A name no other test has. */
  readonly newLog: () => string
  /** Opens a bus that is closed after the test. */
  readonly open: (log: string) => Promise<EventBus>
}

export function busFixture(name: string, open: OpenBus): BusFixture {
  const opened: EventBus[] = []
  let logs = 0
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((bus) => bus.close()))
  })
  return {
    newLog: () => `${name}-${process.pid}-${Date.now()}-${(logs += 1)}`,
    open: async (log) => {
      const bus = await open(log)
      opened.push(bus)
      return bus
    },
  }
}
