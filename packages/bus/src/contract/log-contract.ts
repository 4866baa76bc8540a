import { expect, test, vi } from 'vitest'
import type { Topic } from '@groundswell/contracts'
import { deadLetterOf, type Batch, type IncomingRecord } from '../event-bus.ts'
import { behind, gather, numberOf, patience, recordsOf, topic, type BusFixture } from './bus-fixture.ts'

/** What is published can be read, whole and in order. */
export function testLog({ newLog, open }: BusFixture): void {
  test('records of one key are read from one partition in the order published, with headers and value as they were', async () => {
    const bus = await open(newLog())
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
    const bus = await open(newLog())
    await Promise.all(Array.from({ length: 50 }, (_, index) => bus.publish(recordsOf(20, 1, index * 20))))
    const { seen } = await gather(bus, 'reader')
    await vi.waitFor(() => expect(seen).toHaveLength(1000), patience)
    expect(seen.map(numberOf)).toEqual(Array.from({ length: 1000 }, (_, index) => index))
  })

  test('a batch holds records of one partition in offset order, at most as many as asked for', async () => {
    const bus = await open(newLog())
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

  test('the lag of a group is what it has not committed, by partition', async () => {
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(newLog())
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
    const bus = await open(newLog())
    expect(await bus.health()).toMatchObject({ ready: true })
    await bus.close()
    await bus.close()
    expect(await bus.health()).toMatchObject({ ready: false })
    await expect(bus.publish(recordsOf(1))).rejects.toThrow('closed')
    await expect(bus.subscribe({ group: 'late', topics: [topic], handle: async () => undefined })).rejects.toThrow(
      'closed',
    )
  })
}
