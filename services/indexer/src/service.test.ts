import { openEmbeddedBus, type EventBus, type OutgoingRecord } from '@groundswell/bus'
import { encodeEvent, type Mention, type StoryAssignment, type SubjectMatch } from '@groundswell/contracts'
import { Metrics, silentLogger, systemClock, type Clock } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildMention, temporaryFolder } from '@groundswell/testkit'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { indexerConfig, type IndexerConfig } from './config.ts'
import { startIndexer } from './service.ts'

vi.setConfig({ testTimeout: 30_000 })
afterEach(() => vi.useRealTimers())

interface System {
  readonly bus: EventBus
  readonly store: Store
  readonly metrics: Metrics
  readonly start: (config?: Partial<IndexerConfig>, clock?: Clock) => Promise<void>
}

async function system(): Promise<System> {
  const folder = temporaryFolder()
  const bus = await openEmbeddedBus({ folder: `${folder.path}/bus`, log: silentLogger })
  const store = await openEmbeddedStore({ folder: `${folder.path}/store`, log: silentLogger })
  const metrics = new Metrics()
  const stops: (() => Promise<void>)[] = []
  onTestFinished(async () => {
    for (const stop of stops) await stop()
    await bus.close()
    await store.close()
    folder[Symbol.dispose]()
  })
  return {
    bus,
    store,
    metrics,
    start: async (config = {}, clock = systemClock) => {
      const parts = { bus, store, log: silentLogger, metrics, clock }
      const service = await startIndexer(indexerConfig.parse(config), parts)
      stops.push(() => service.stop())
    },
  }
}

function scored(mention: Mention, topic: 'mentions.scored' | 'mentions.backfill.scored' = 'mentions.scored') {
  const id = `${mention.id}:${mention.version}`
  const event = { topic, key: mention.id, id, producer: 'test', time: mention.collectedAt, data: mention } as const
  return { topic, ...encodeEvent(event) } satisfies OutgoingRecord
}

function assigned(data: StoryAssignment): OutgoingRecord {
  const topic = 'stories.assigned'
  const id = `${data.mentionId}:${data.version}`
  return {
    topic,
    ...encodeEvent({ topic, key: data.mentionId, id, producer: 'test', time: '2026-03-02T08:00:00.000Z', data }),
  }
}

const yunling: SubjectMatch = {
  id: 'yunling',
  name: '云岭速运',
  hits: [],
  polarity: 'negative',
  polarityScore: -0.5,
  negativeEvent: 0.5,
}

async function deadReasons(bus: EventBus, topic: 'mentions.scored.dead' | 'stories.assigned.dead'): Promise<string[]> {
  const partitions = await bus.partitions(topic)
  const records = await Promise.all(Array.from({ length: partitions }, (_, each) => bus.read(topic, each, 0, 100)))
  return records.flat().map((record) => record.headers['dead-reason'] ?? '')
}

test('scored mentions, live and historical, come into the index with their latest version', async () => {
  const { bus, store, start } = await system()
  const mention = buildMention({ id: 'a' })
  await bus.publish([
    scored(mention),
    scored({ ...mention, version: 2, text: '包裹找到了' }),
    scored(mention),
    scored(buildMention({ id: 'b', backfill: true }), 'mentions.backfill.scored'),
  ])
  await start()
  await vi.waitFor(async () => expect(await store.mentions.count({ drill: 'include' })).toBe(2), 20_000)
  await vi.waitFor(async () => expect((await store.mentions.get('a'))?.version).toBe(2), 20_000)
})

test('a story assignment that overtakes its mention waits for it', async () => {
  const { bus, store, start } = await system()
  await start()
  await bus.publish([
    assigned({ mentionId: 'late', version: 1, assignments: [{ subjectId: 'yunling', storyId: 'st-1' }] }),
  ])
  await vi.waitFor(async () =>
    expect((await bus.lag('indexer-stories', ['stories.assigned'])).some(({ committed, end }) => end > committed)).toBe(
      true,
    ),
  )
  await bus.publish([scored(buildMention({ id: 'late', subjects: [yunling] }))])
  await vi.waitFor(async () => expect((await store.mentions.get('late'))?.subjects[0]?.storyId).toBe('st-1'), 20_000)
  expect(await deadReasons(bus, 'stories.assigned.dead')).toEqual([])
})

test('a story assignment whose mention never comes is parked once it has waited long enough', async () => {
  const { bus, start } = await system()
  let ahead = 0
  const clock: Clock = {
    now: () => new Date(Date.now() + (ahead += 30_000)),
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 50, signal),
  }
  await start({ storyWaitSeconds: 60 }, clock)
  await bus.publish([
    assigned({ mentionId: 'never', version: 1, assignments: [{ subjectId: 'yunling', storyId: 'st-1' }] }),
  ])
  await vi.waitFor(
    async () =>
      expect(await deadReasons(bus, 'stories.assigned.dead')).toEqual(['its mention never came to the index']),
    20_000,
  )
})

test('what cannot be read and what the index refuses is parked with its reason, and the rest is written', async () => {
  const { bus, store, metrics, start } = await system()
  const broken = scored(buildMention({ id: 'broken' }))
  await bus.publish([
    { ...broken, value: '{"id": 7}' },
    scored(buildMention({ id: 'x'.repeat(600) })),
    scored(buildMention({ id: 'good' })),
  ])
  await start()
  await vi.waitFor(async () => expect(await store.mentions.get('good')).toBeDefined(), 20_000)
  await vi.waitFor(async () => expect(await deadReasons(bus, 'mentions.scored.dead')).toHaveLength(2), 20_000)
  const reasons = (await deadReasons(bus, 'mentions.scored.dead')).join('\n')
  expect(reasons).toContain('not a io.groundswell.mention.scored.v1')
  expect(reasons).toContain('refused by the index: id must be 1 to 500 bytes')
  const text = await metrics.registry.metrics()
  expect(text).toContain('groundswell_indexer_mentions_total{topic="mentions.scored",result="dead"}')
})

test('months older than those kept leave the index', async () => {
  const { store, start } = await system()
  const now = new Date('2026-03-15T00:00:00.000Z')
  await store.mentions.upsert([
    buildMention({ id: 'old', indexedUnder: '2025-12', publishedAt: '2025-12-31T23:00:00.000Z' }),
    buildMention({ id: 'kept', indexedUnder: '2026-01', publishedAt: '2026-01-01T00:00:00.000Z' }),
  ])
  await start(
    { keepMonths: 2 },
    { now: () => now, sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal) },
  )
  await vi.waitFor(async () => expect(await store.mentions.get('old')).toBeUndefined(), 20_000)
  expect(await store.mentions.get('kept')).toBeDefined()
})
