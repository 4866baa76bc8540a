import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sourceInput, type GradedAlert, type SourceHealth } from '@groundswell/contracts'
import { silentLogger } from '@groundswell/runtime'
import { Settings, sourceHealthDocuments, sourceSettings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildMatchedMention, FakeClock, temporaryFolder } from '@groundswell/testkit'
import { Coverage } from './coverage.ts'
import { loadRules } from './load-rules.ts'
import { SubjectCore } from './subject/subject-core.ts'
import { newSubjectState } from './subject/subject-state.ts'

const folder = temporaryFolder()
const hour = 3_600_000
let store: Store
let clock: FakeClock
/** What the crawler says; it looks at each of them all the time, unless it is stopped. */
let said: Map<string, Pick<SourceHealth, 'state' | 'lastUnhealthyAt'>>
let crawling: boolean

beforeAll(async () => {
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
})

beforeEach(() => {
  clock = new FakeClock()
  said = new Map()
  crawling = true
  return async () => {
    for (const id of said.keys()) {
      await store.documents.remove(sourceSettings.documents, id, 'any')
      await store.documents.remove(sourceHealthDocuments, id, 'any')
    }
  }
})

afterAll(async () => {
  await store.close()
  folder[Symbol.dispose]()
})

async function watch(id: string, over: { drill?: boolean; enabled?: boolean } = {}): Promise<void> {
  const url = `http://${id}.example/`
  const input = sourceInput.parse({ kind: 'page', id, name: id, platform: 'forum', url, ...over })
  await new Settings(store.documents, sourceSettings, clock).save(input, 'absent')
  await say(id, over.enabled === false ? 'stopped' : 'healthy')
}

async function say(id: string, state: SourceHealth['state'], lastUnhealthyAt?: string): Promise<void> {
  said.set(id, { state, ...(lastUnhealthyAt === undefined ? {} : { lastUnhealthyAt }) })
  await crawl()
}

async function crawl(): Promise<void> {
  const of = { kind: 'page', platform: 'forum', lastItemAt: null, nextCheckAt: null, error: null } as const
  for (const [id, health] of said) {
    const body: SourceHealth = { id, name: id, ...of, ...health, accepted: 0, checkedAt: clock.now().toISOString() }
    await store.documents.put(sourceHealthDocuments, { id, body, expected: 'any' })
  }
}

/** A level 3 event of a story seen on one source. */
function quietEvent(source: string): SubjectCore {
  const core = new SubjectCore(newSubjectState({ id: 'yunling', name: '云岭速运', kind: 'brand' }), loadRules())
  const opened = core.apply(
    buildMatchedMention({
      source: { id: source, name: '江畔论坛', kind: 'page' },
      author: { name: '大号', followers: 20_000 },
      publishedAt: clock.now().toISOString(),
    }),
    undefined,
    clock.now(),
  )
  expect(opened?.alerts).toMatchObject([{ change: 'opened', level: 3 }])
  return core
}

/** Lets hours pass, looking at the sources as the service does; gives what the quiet came to. */
async function pass(core: SubjectCore, coverage: Coverage, hours: number): Promise<GradedAlert[]> {
  const alerts: GradedAlert[] = []
  for (let passed = 0; passed < hours; passed += 1) {
    await clock.advance(hour)
    if (crawling) await crawl()
    await coverage.look()
    alerts.push(...core.tick(core.clockAt(clock.now()), clock.now(), coverage.blindUntil))
  }
  return alerts
}

test('48 quiet hours on a healthy source close a level 3 event', async () => {
  await watch('well')
  const core = quietEvent('well')
  const coverage = new Coverage(store.documents, clock)
  expect(await pass(core, coverage, 47)).toEqual([])
  expect(await pass(core, coverage, 1)).toMatchObject([{ change: 'closed', level: 3 }])
})

test('an outage of a source of the story is not quiet: the 48 hours count from its end, also after a restart', async () => {
  await watch('ill')
  const core = quietEvent('ill')
  await pass(core, new Coverage(store.documents, clock), 20)
  await say('ill', 'failing')
  await pass(core, new Coverage(store.documents, clock), 10)
  await say('ill', 'healthy', clock.now().toISOString())
  const restarted = new Coverage(store.documents, clock)
  expect(await pass(core, restarted, 47)).toEqual([])
  expect(await pass(core, restarted, 2)).toMatchObject([{ change: 'closed' }])
})

test('an outage of 45 seconds between two looks is not quiet', async () => {
  await watch('brief')
  const core = quietEvent('brief')
  const coverage = new Coverage(store.documents, clock)
  await pass(core, coverage, 20)
  await clock.advance(5_000)
  await say('brief', 'failing', clock.now().toISOString())
  await clock.advance(45_000)
  await say('brief', 'healthy', clock.now().toISOString())
  expect(await pass(core, coverage, 47)).toEqual([])
  expect(await pass(core, coverage, 1)).toMatchObject([{ change: 'closed' }])
})

test('an outage that began and ended while alerting was stopped is not quiet', async () => {
  await watch('unseen')
  const core = quietEvent('unseen')
  await pass(core, new Coverage(store.documents, clock), 20)
  await clock.advance(10 * hour)
  await say('unseen', 'healthy', clock.now().toISOString())
  const restarted = new Coverage(store.documents, clock)
  expect(await pass(core, restarted, 47)).toEqual([])
  expect(await pass(core, restarted, 1)).toMatchObject([{ change: 'closed' }])
})

test('a crawler that stopped without a word leaves its sources unwatched, not healthy', async () => {
  await watch('left')
  const core = quietEvent('left')
  crawling = false
  expect(await pass(core, new Coverage(store.documents, clock), 60)).toEqual([])
})

test('a source the story has not reached is down for the 48 hours: nobody saw that it did not spread there', async () => {
  await watch('reached')
  await watch('elsewhere')
  const core = quietEvent('reached')
  await say('elsewhere', 'failing')
  const coverage = new Coverage(store.documents, clock)
  expect(await pass(core, coverage, 60)).toEqual([])
  await say('elsewhere', 'healthy', clock.now().toISOString())
  expect(await pass(core, coverage, 47)).toEqual([])
  expect(await pass(core, coverage, 1)).toMatchObject([{ change: 'closed' }])
})

test('sources of drills, and those switched off, would show no spread of a real story', async () => {
  await watch('real')
  await watch('exercise', { drill: true })
  await watch('off', { enabled: false })
  const core = quietEvent('real')
  await say('exercise', 'failing')
  expect(await pass(core, new Coverage(store.documents, clock), 48)).toMatchObject([{ change: 'closed' }])
})
