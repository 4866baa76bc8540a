import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GradedAlert, SourceHealth } from '@groundswell/contracts'
import { silentLogger } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildMatchedMention, FakeClock, temporaryFolder } from '@groundswell/testkit'
import { Coverage } from './coverage.ts'
import { loadRules } from './load-rules.ts'
import { SubjectCore } from './subject/subject-core.ts'
import { newSubjectState } from './subject/subject-state.ts'

const folder = temporaryFolder()
const hour = 3_600_000
let store: Store

beforeAll(async () => {
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
})

afterAll(async () => {
  await store.close()
  folder[Symbol.dispose]()
})

async function health(id: string, state: SourceHealth['state']): Promise<void> {
  const none = { checkedAt: null, lastItemAt: null, nextCheckAt: null, error: null }
  const body: SourceHealth = { id, name: id, kind: 'page', platform: 'forum', state, accepted: 0, ...none }
  await store.documents.put(sourceHealthDocuments, { id, body, expected: 'any' })
}

/** A level 3 event of a story seen on one source. */
function quietEvent(clock: FakeClock, source: string): SubjectCore {
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
async function pass(core: SubjectCore, coverage: Coverage, clock: FakeClock, hours: number): Promise<GradedAlert[]> {
  const alerts: GradedAlert[] = []
  for (let passed = 0; passed < hours; passed += 1) {
    await clock.advance(hour)
    await coverage.look()
    alerts.push(...core.tick(core.clockAt(clock.now()), clock.now(), coverage.blindUntil))
  }
  return alerts
}

test('48 quiet hours on a healthy source close a level 3 event', async () => {
  const clock = new FakeClock()
  await health('well', 'healthy')
  const core = quietEvent(clock, 'well')
  const coverage = new Coverage(store.documents, clock)
  expect(await pass(core, coverage, clock, 47)).toEqual([])
  expect(await pass(core, coverage, clock, 1)).toMatchObject([{ change: 'closed', level: 3 }])
})

test('an outage of a source of the story is not quiet: the 48 hours count from its end, also after a restart', async () => {
  const clock = new FakeClock()
  await health('ill', 'healthy')
  await health('other', 'failing')
  const core = quietEvent(clock, 'ill')
  const coverage = new Coverage(store.documents, clock)
  await pass(core, coverage, clock, 20)
  await health('ill', 'failing')
  await pass(core, coverage, clock, 10)
  await health('ill', 'healthy')
  const restarted = new Coverage(store.documents, clock)
  expect(await pass(core, restarted, clock, 47)).toEqual([])
  expect(await pass(core, restarted, clock, 2)).toMatchObject([{ change: 'closed' }])
})
