import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Topic } from '@groundswell/contracts'
import { TransientError } from '@groundswell/runtime'
import { deadLetterOf, type Batch, type EventBus, type IncomingRecord, type OutgoingRecord } from './event-bus.ts'

/** Opens a bus over the log named; the same name again gives the same log, as after a restart. */
export type OpenBus = (name: string) => Promise<EventBus>

const topic = 'mentions.raw'
const patience = { timeout: 60_000, interval: 20 }

function recordsOf(count: number, keys = 7, from = 0): OutgoingRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic,
    key: `来源-${(from + index) % keys}`,
    headers: { ce_id: `m-${from + index}`, 'content-type': 'application/json' },
    value: JSON.stringify({ number: from + index, text: '快递延误三天，客服无人应答' }),
  }))
}

function numberOf(record: IncomingRecord): number {
  return (JSON.parse(record.value) as { number: number }).number
}

/** What every adapter of the event bus promises; called once for each. */
export function describeEventBus(name: string, open: OpenBus): void {
  describe(`the event bus: ${name}`, () => {
    const opened: EventBus[] = []
    let logs = 0
    const newLog = (): string => `${name}-${process.pid}-${Date.now()}-${(logs += 1)}`
    const openTracked = async (log: string): Promise<EventBus> => {
      const bus = await open(log)
      opened.push(bus)
      return bus
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()))
    })

    /** Subscribes and gathers; `seen` grows as batches are handled. The same record again, as at-least-once allows, counts once. */
    const gather = async (
      bus: EventBus,
      group: string,
      before?: (batch: Batch) => Promise<void>,
      maximumBatch = 500,
    ) => {
      const seen: IncomingRecord[] = []
      const places = new Set<string>()
      const handle = async (batch: Batch): Promise<void> => {
        await before?.(batch)
        seen.push(...batch.records.filter((record) => !places.has(`${record.partition}/${record.offset}`)))
        for (const record of batch.records) places.add(`${record.partition}/${record.offset}`)
      }
      return { seen, subscription: await bus.subscribe({ group, topics: [topic], maximumBatch, handle }) }
    }
    const behind = async (bus: EventBus, group: string): Promise<number> =>
      (await bus.lag(group, [topic])).reduce((sum, place) => sum + place.end - place.committed, 0)

    test('records of one key are read from one partition in the order published, with headers and value as they were', async () => {
      const bus = await openTracked(newLog())
      const sent = recordsOf(1200)
      for (let at = 0; at < sent.length; at += 100) await bus.publish(sent.slice(at, at + 100))
      const { seen } = await gather(bus, 'reader')
      await vi.waitFor(() => expect(seen).toHaveLength(1200), patience)
      const byKey = Map.groupBy(seen, (record) => record.key)
      expect(byKey.size).toBe(7)
      for (const records of byKey.values()) {
        expect(new Set(records.map((record) => record.partition)).size).toBe(1)
        expect(records.map(numberOf)).toEqual(records.map(numberOf).toSorted((a, b) => a - b))
      }
      const first = seen.find((record) => numberOf(record) === 0)
      expect(first).toMatchObject({ ...sent[0], topic })
      expect(Math.abs((first?.timestamp ?? 0) - Date.now())).toBeLessThan(120_000)
    })

    test('publishes made at once are all kept, in the order called for each key', async () => {
      const bus = await openTracked(newLog())
      await Promise.all(Array.from({ length: 50 }, (_, index) => bus.publish(recordsOf(20, 1, index * 20))))
      const { seen } = await gather(bus, 'reader')
      await vi.waitFor(() => expect(seen).toHaveLength(1000), patience)
      expect(seen.map(numberOf)).toEqual(Array.from({ length: 1000 }, (_, index) => index))
    })

    test('a batch holds records of one partition in offset order, at most as many as asked for', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(300))
      const batches: Batch[] = []
      const { seen } = await gather(bus, 'reader', async (batch) => void batches.push(batch), 40)
      await vi.waitFor(() => expect(seen).toHaveLength(300), patience)
      for (const batch of batches) {
        expect(batch.records.length).toBeGreaterThan(0)
        expect(batch.records.length).toBeLessThanOrEqual(40)
        const offsets = batch.records.map((record) => record.offset)
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
        for (const record of batch.records)
          expect([record.topic, record.partition]).toEqual([batch.topic, batch.partition])
      }
    })

    test('every group gets every record, and a record published later wakes those that wait', async () => {
      const bus = await openTracked(newLog())
      const [one, other] = [await gather(bus, 'scoring'), await gather(bus, 'indexer')]
      await bus.publish(recordsOf(30))
      await vi.waitFor(() => expect([one.seen.length, other.seen.length]).toEqual([30, 30]), patience)
      await bus.publish(recordsOf(1, 1, 30))
      await vi.waitFor(() => expect([one.seen.length, other.seen.length]).toEqual([31, 31]), patience)
    })

    test('the offset is committed only after the effect, and a group goes on where it stopped', async () => {
      const log = newLog()
      const bus = await openTracked(log)
      await bus.publish(recordsOf(10, 1))
      const effect = Promise.withResolvers<void>()
      const started = Promise.withResolvers<void>()
      const { subscription } = await gather(bus, 'reader', async () => {
        started.resolve()
        await effect.promise
      })
      await started.promise
      expect(await behind(bus, 'reader')).toBe(10)
      effect.resolve()
      await expect.poll(() => behind(bus, 'reader'), patience).toBe(0)
      await subscription.close()
      await bus.close()
      const again = await openTracked(log)
      await again.publish(recordsOf(5, 1, 10))
      const next = await gather(again, 'reader')
      await vi.waitFor(() => expect(next.seen.map(numberOf)).toEqual([10, 11, 12, 13, 14]), patience)
    })

    test('closing lets the batch in hand finish and commits it', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(8, 1))
      const started = Promise.withResolvers<Batch>()
      const effect = Promise.withResolvers<void>()
      const { seen, subscription } = await gather(bus, 'reader', async (batch) => {
        started.resolve(batch)
        await effect.promise
      })
      const { signal } = await started.promise
      const closed = subscription.close()
      expect(signal.aborted).toBe(true)
      effect.resolve()
      await closed
      await subscription.ended
      expect(seen).toHaveLength(8)
      expect(await behind(bus, 'reader')).toBe(0)
    })

    test('a handler that stops early for its signal leaves the batch uncommitted and ends nothing', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(8, 1))
      const started = Promise.withResolvers<void>()
      const { subscription } = await gather(bus, 'reader', async ({ signal }) => {
        started.resolve()
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        })
      })
      await started.promise
      await subscription.close()
      await subscription.ended
      expect(await behind(bus, 'reader')).toBe(8)
      const next = await gather(bus, 'reader')
      await vi.waitFor(() => expect(next.seen).toHaveLength(8), patience)
    })

    test('transient trouble is tried again on the same batch until it passes', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(5, 1))
      const tries: number[][] = []
      const { seen, subscription } = await gather(bus, 'reader', async ({ records }) => {
        tries.push(records.map((record) => record.offset))
        if (tries.length < 4) throw new TransientError('the index is away')
      })
      await vi.waitFor(() => expect(seen).toHaveLength(5), patience)
      expect(tries).toHaveLength(4)
      expect(new Set(tries.map((offsets) => offsets.join())).size).toBe(1)
      await expect.poll(() => behind(bus, 'reader'), patience).toBe(0)
      await subscription.close()
    })

    test('any other error ends the subscription with it, and the batch comes again to the next one', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(5, 1))
      const { subscription } = await gather(bus, 'reader', async () => {
        throw new RangeError('a bug')
      })
      await expect(subscription.ended).rejects.toThrow('a bug')
      await subscription.close()
      expect(await behind(bus, 'reader')).toBe(5)
      const next = await gather(bus, 'reader')
      await vi.waitFor(() => expect(next.seen).toHaveLength(5), patience)
    })

    test('what a member had in hand when its bus went away is read again after the restart', async () => {
      const log = newLog()
      const bus = await openTracked(log)
      await bus.publish(recordsOf(20, 1))
      const inHand = Promise.withResolvers<void>()
      await gather(
        bus,
        'reader',
        async ({ records, signal }) => {
          if (records.every((record) => numberOf(record) < 5)) return
          inHand.resolve()
          await new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error))
          })
        },
        5,
      )
      await inHand.promise
      await bus.close()
      const again = await openTracked(log)
      const next = await gather(again, 'reader')
      await vi.waitFor(() => expect(next.seen).toHaveLength(15), patience)
      expect(next.seen.map(numberOf)).toEqual(Array.from({ length: 15 }, (_, index) => index + 5))
    })

    test('two members share the partitions, never one at a time in both, and one takes over when the other leaves', async () => {
      const bus = await openTracked(newLog())
      const busy = new Map<number, string>()
      const overlaps: string[] = []
      const exclusively =
        (member: string) =>
        async ({ partition }: Batch): Promise<void> => {
          const other = busy.get(partition)
          if (other !== undefined) overlaps.push(`${partition}: ${other} and ${member}`)
          busy.set(partition, member)
          await new Promise((resolve) => setImmediate(resolve))
          busy.delete(partition)
        }
      const one = await gather(bus, 'reader', exclusively('one'), 10)
      const other = await gather(bus, 'reader', exclusively('other'), 10)
      let sent = 0
      // A group may still be moving partitions when the first records come: publish until both have had some.
      await vi.waitFor(async () => {
        await bus.publish(recordsOf(100, 97, sent))
        sent += 100
        expect(one.seen.length).toBeGreaterThan(0)
        expect(other.seen.length).toBeGreaterThan(0)
      }, patience)
      const distinct = (): number => new Set([...one.seen, ...other.seen].map(numberOf)).size
      await vi.waitFor(() => expect(distinct()).toBe(sent), patience)
      await one.subscription.close()
      const had = one.seen.length
      await bus.publish(recordsOf(100, 97, sent))
      await vi.waitFor(() => expect(distinct()).toBe(sent + 100), patience)
      expect(one.seen).toHaveLength(had)
      expect(overlaps).toEqual([])
      const partitionsOf = new Set(other.seen.slice(-100).map((record) => record.partition))
      expect(partitionsOf.size).toBe(await bus.partitions(topic))
    })

    test('a live view starts at the end', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(10))
      const seen: number[] = []
      const handle = async ({ records }: Batch): Promise<void> => void seen.push(...records.map(numberOf))
      await bus.subscribe({ group: 'live', topics: [topic], from: 'latest', handle })
      await bus.publish(recordsOf(3, 3, 10))
      await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual([10, 11, 12]), patience)
    })

    test('the lag of a group is what it has not committed, by partition', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(50))
      const partitions = await bus.partitions(topic)
      expect(await bus.lag('nobody', [topic])).toHaveLength(partitions)
      expect(await behind(bus, 'nobody')).toBe(50)
      await gather(bus, 'reader')
      await expect.poll(() => behind(bus, 'reader'), patience).toBe(0)
      await bus.publish(recordsOf(4, 1))
      await expect.poll(() => behind(bus, 'reader'), patience).toBe(0)
      expect(await behind(bus, 'nobody')).toBe(54)
    })

    test('a stretch of a partition can be read without a group', async () => {
      const bus = await openTracked(newLog())
      await bus.publish(recordsOf(40))
      const partitions = await bus.partitions(topic)
      let found = 0
      for (let partition = 0; partition < partitions; partition += 1) {
        const all = await bus.read(topic, partition, 0, 100)
        found += all.length
        const third = all[2]
        if (third === undefined) continue
        expect(await bus.read(topic, partition, third.offset, 2)).toEqual(all.slice(2, 4))
        expect(await bus.read(topic, partition, (all.at(-1)?.offset ?? 0) + 1, 10)).toEqual([])
      }
      expect(found).toBe(40)
    })

    test('a dead letter keeps the record and tells why and where it came from', async () => {
      const bus = await openTracked(newLog())
      const dead: Topic = 'mentions.raw.dead'
      await bus.publish(recordsOf(1))
      const { subscription } = await gather(bus, 'reader', async ({ records }) => {
        await bus.publish(records.map((record) => deadLetterOf(record, '正文不是 JSON')))
      })
      await expect.poll(() => behind(bus, 'reader'), patience).toBe(0)
      await subscription.close()
      const letters: IncomingRecord[] = []
      for (let partition = 0; partition < (await bus.partitions(dead)); partition += 1)
        letters.push(...(await bus.read(dead, partition, 0, 10)))
      expect(letters).toHaveLength(1)
      expect(letters[0]?.value).toBe(recordsOf(1)[0]?.value)
      expect(letters[0]?.headers).toMatchObject({ ce_id: 'm-0', 'dead-reason': '正文不是 JSON' })
      expect(letters[0]?.headers['dead-from']).toMatch(/^mentions\.raw\/\d+\/0$/)
    })

    test('a long text and many topics at once arrive whole', async () => {
      const bus = await openTracked(newLog())
      const value = JSON.stringify({ text: '暴雨致分拣中心停运，'.repeat(20_000) })
      await bus.publish([
        { topic: 'mentions.scored', key: 'a', headers: {}, value },
        { topic: 'alerts.graded', key: 'b', headers: {}, value: '{}' },
      ])
      const seen: IncomingRecord[] = []
      const handle = async ({ records }: Batch): Promise<void> => void seen.push(...records)
      await bus.subscribe({ group: 'reader', topics: ['mentions.scored', 'alerts.graded'], handle })
      await vi.waitFor(() => expect(seen).toHaveLength(2), patience)
      expect(seen.find((record) => record.topic === 'mentions.scored')?.value).toBe(value)
    })

    test('a healthy bus says so, a closed one takes nothing and closes again without complaint', async () => {
      const bus = await openTracked(newLog())
      expect(await bus.health()).toMatchObject({ ready: true })
      await bus.close()
      await bus.close()
      expect(await bus.health()).toMatchObject({ ready: false })
      await expect(bus.publish(recordsOf(1))).rejects.toThrow('closed')
      await expect(bus.subscribe({ group: 'late', topics: [topic], handle: async () => undefined })).rejects.toThrow(
        'closed',
      )
    })
  })
}
