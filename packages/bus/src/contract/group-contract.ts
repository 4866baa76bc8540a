import { expect, test, vi } from 'vitest'
import { TransientError } from '@groundswell/runtime'
import type { Batch } from '../event-bus.ts'
import { behind, gather, numberOf, patience, recordsOf, topic, type BusFixture } from './bus-fixture.ts'

/** Groups read everything at least once, and commit only what was done. */
export function testGroups({ newLog, open }: BusFixture): void {
  test('every group gets every record, and a record published later wakes those that wait', async () => {
    const bus = await open(newLog())
    const [one, other] = [await gather(bus, 'scoring'), await gather(bus, 'indexer')]
    await bus.publish(recordsOf(30))
    await vi.waitFor(() => expect([one.seen.length, other.seen.length]).toEqual([30, 30]), patience)
    await bus.publish(recordsOf(1, 1, 30))
    await vi.waitFor(() => expect([one.seen.length, other.seen.length]).toEqual([31, 31]), patience)
  })

  test('the offset is committed only after the effect, and a group goes on where it stopped', async () => {
    const log = newLog()
    const bus = await open(log)
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
    const again = await open(log)
    await again.publish(recordsOf(5, 1, 10))
    const next = await gather(again, 'reader')
    await vi.waitFor(() => expect(next.seen.map(numberOf)).toEqual([10, 11, 12, 13, 14]), patience)
  })

  test('closing lets the batch in hand finish and commits it', async () => {
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(log)
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
    const again = await open(log)
    const next = await gather(again, 'reader')
    await vi.waitFor(() => expect(next.seen).toHaveLength(15), patience)
    expect(next.seen.map(numberOf)).toEqual(Array.from({ length: 15 }, (_, index) => index + 5))
  })

  test('two members share the partitions, never one at a time in both, and one takes over when the other leaves', async () => {
    const bus = await open(newLog())
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
    const bus = await open(newLog())
    await bus.publish(recordsOf(10))
    const seen: number[] = []
    const handle = async ({ records }: Batch): Promise<void> => void seen.push(...records.map(numberOf))
    await bus.subscribe({ group: 'live', topics: [topic], from: 'latest', handle })
    await bus.publish(recordsOf(3, 3, 10))
    await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual([10, 11, 12]), patience)
  })
}
