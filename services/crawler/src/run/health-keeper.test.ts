import { source, type Source, type SourceHealth } from '@groundswell/contracts'
import { silentLogger } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { FakeClock, temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HealthKeeper } from './health-keeper.ts'

let folder: TemporaryFolder
let store: Store
let clock: FakeClock
let keeper: HealthKeeper

const watched: Source = source.parse({
  kind: 'rss',
  id: 'paper',
  name: '江州晚报',
  platform: 'news',
  url: 'http://n.example/rss',
  quietAfter: 'PT2H',
  version: 1,
  updatedAt: '2026-03-02T08:00:00.000Z',
})
const open = (): Promise<HealthKeeper> =>
  HealthKeeper.open({ documents: store.documents, clock, log: silentLogger }, watched)
const written = async (): Promise<SourceHealth | undefined> =>
  (await store.documents.get(sourceHealthDocuments, 'paper'))?.body

beforeAll(async () => {
  folder = temporaryFolder()
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
})
afterAll(async () => {
  await store.close()
  folder[Symbol.dispose]()
})
beforeEach(async () => {
  await store.documents.remove(sourceHealthDocuments, 'paper', 'any')
  clock = new FakeClock('2026-03-02T08:00:00.000Z')
  keeper = await open()
})

test('a source that brings nothing for its time is quiet, never silently green, and healthy again with the next item', async () => {
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'healthy' })
  await clock.advance(2 * 3_600_000 + 1)
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'quiet' })
  await keeper.accepted(1)
  await keeper.looked([], null, false)
  expect(await written()).toMatchObject({ state: 'healthy', accepted: 1, lastItemAt: '2026-03-02T10:00:00.001Z' })
})

test('an error keeps the time it began, and goes with the next good look', async () => {
  await keeper.failing({ message: 'it answers 500', fix: 'wait' }, null)
  await clock.advance(60_000)
  await keeper.failing({ message: 'it answers 500', fix: 'wait' }, new Date('2026-03-02T08:05:00.000Z'))
  expect(keeper.health).toMatchObject({
    state: 'failing',
    nextCheckAt: '2026-03-02T08:05:00.000Z',
    error: { at: '2026-03-02T08:00:00.000Z', message: 'it answers 500', fix: 'wait' },
  })
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'healthy', error: null })
})

test('problems with single items are counted, and stay until a look shows otherwise', async () => {
  await keeper.looked([{ message: 'entry 2 has no text' }, { message: 'entry 5 has no text' }], null, false)
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'healthy', error: { message: 'entry 2 has no text (and 1 more)' } })
  await keeper.looked([], null, false)
  expect(await written()).toMatchObject({ error: null })
})

test('the count goes on after a restart', async () => {
  await keeper.accepted(3)
  const next = await open()
  await next.accepted(2)
  expect(await written()).toMatchObject({ accepted: 5 })
})

test('looks that change nothing are written at most every ten seconds', async () => {
  await keeper.looked([], null, true)
  await clock.advance(5_000)
  await keeper.looked([], null, true)
  expect((await written())?.checkedAt).toBe('2026-03-02T08:00:00.000Z')
  await clock.advance(6_000)
  await keeper.looked([], null, true)
  expect((await written())?.checkedAt).toBe('2026-03-02T08:00:11.000Z')
})

test('a source that was always read was never unhealthy, also over a short restart', async () => {
  await keeper.looked([], null, true)
  await clock.advance(14 * 60_000)
  keeper = await open()
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'healthy' })
  expect(await written()).not.toHaveProperty('lastUnhealthyAt')
})

test('an outage, however short, is remembered until its end, also by the next run', async () => {
  await keeper.looked([], null, true)
  await keeper.failing({ message: 'it answers 500' }, null)
  expect(await written()).toMatchObject({ lastUnhealthyAt: '2026-03-02T08:00:00.000Z' })
  await clock.advance(45_000)
  await keeper.looked([], null, true)
  await clock.advance(60_000)
  await keeper.looked([], null, true)
  keeper = await open()
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ state: 'healthy', lastUnhealthyAt: '2026-03-02T08:00:45.000Z' })
})

test('a run that began in an outage ends it with its first good look', async () => {
  await keeper.failing({ message: 'it answers 500' }, null)
  keeper = await open()
  await clock.advance(30_000)
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ lastUnhealthyAt: '2026-03-02T08:00:30.000Z' })
})

test('longer than three intervals without a look counts as an outage, whether the crawler was away or held up', async () => {
  await keeper.looked([], null, true)
  await clock.advance(15 * 60_000 + 1)
  keeper = await open()
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ lastUnhealthyAt: '2026-03-02T08:15:00.001Z' })
  await clock.advance(15 * 60_000 + 1)
  await keeper.looked([], null, true)
  expect(await written()).toMatchObject({ lastUnhealthyAt: '2026-03-02T08:30:00.002Z' })
})
