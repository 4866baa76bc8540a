import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import type { MatchedMention, Signal } from '@groundswell/contracts'
import { alertDocuments, deliveryDocuments, eventDocuments } from '@groundswell/incident'
import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, type Documents, type Store } from '@groundswell/store'
import { buildMatchedMention, FakeClock, temporaryFolder } from '@groundswell/testkit'
import { Deliverer } from '../deliver/deliverer.ts'
import { loadRules } from '../load-rules.ts'
import { membershipDocuments, snapshotDocuments } from './collections.ts'
import { SubjectRunner, type OffsetMention } from './subject-runner.ts'

const log = silentLogger
const rules = loadRules()
const folder = temporaryFolder()
let bus: EventBus
let store: Store

beforeAll(async () => {
  bus = await openEmbeddedBus({ folder: `${folder.path}/bus`, log })
  store = await openEmbeddedStore({ folder: `${folder.path}/store`, log })
})

afterAll(async () => {
  await bus.close()
  await store.close()
  folder[Symbol.dispose]()
})

/** Two events and grumbles; edits, a retraction, a redelivered match, a late one; in the order of the log. */
function course(run: string): OffsetMention[] {
  const subject = { id: `subject-${run}`, name: '云岭速运', kind: 'brand' }
  const death: Signal = { kind: 'deaths', value: 2, claim: false, field: 'text', start: 0, end: 2 }
  const made = (id: string, minute: number, text: string, over: Partial<MatchedMention> = {}): MatchedMention =>
    buildMatchedMention({
      mentionId: `${run}-${id}`,
      subject,
      text,
      author: { name: id },
      publishedAt: new Date(Date.parse('2026-03-02T00:00:00.000Z') + minute * 60_000).toISOString(),
      ...over,
    })
  const hub = (id: string, minute: number, what: string): MatchedMention =>
    made(id, minute, `云岭速运江州转运中心积压，${what}`)
  const crash = (id: string, minute: number, what: string, signals: Signal[] = []): MatchedMention =>
    made(id, minute, `云岭速运货车青山隧道追尾，${what}`, { category: 'safety-accident', signals })
  const mentions = [
    hub('a', 1, '包裹卡了五天一动不动'),
    made('b', 2, '云岭速运的电子发票三天没到邮箱'),
    hub('c', 5, '水果都烂在里面了没人管'),
    hub('c', 5, '水果都烂在里面了没人管'),
    crash('d', 7, '现场很惨'),
    hub('e', 9, '客服电话永远占线'),
    { ...crash('d', 7, '现场很惨，两人没救回来', [death]), version: 2 },
    hub('f', 4, '合同急用送不到，耽误签约'),
    crash('g', 12, '两人遇难', [death]),
    { ...hub('e', 9, '客服电话永远占线'), version: 2, retracted: true },
    made('h', 15, '云岭速运快递柜超时要收费'),
    { ...crash('g', 12, '更正：没有人遇难'), version: 2 },
    hub('i', 20, '退货超期商家不认账'),
    { ...crash('d', 7, '现场很惨'), version: 3 },
    hub('a', 1, '包裹卡了五天一动不动'),
  ]
  return mentions.map((mention, at) => ({ partition: 0, offset: at * 3, mention }))
}

class Killed extends Error {}

/** The engines as they are, until the `nth` write: then the process is dead, before or after that write took effect. */
function mortal(nth: number, after: boolean): { documents: Documents; bus: EventBus; writes: () => number } {
  let writes = 0
  const wrap = <T extends object>(target: T, names: readonly string[]): T =>
    new Proxy(target, {
      get(real, name) {
        const value: unknown = Reflect.get(real, name)
        if (typeof value !== 'function') return value
        const call = value.bind(real) as (...args: unknown[]) => Promise<unknown>
        if (!names.includes(String(name))) return call
        return async (...args: unknown[]) => {
          writes += 1
          if (writes > nth || (writes === nth && !after)) throw new Killed()
          const result = await call(...args)
          if (writes >= nth) throw new Killed()
          return result
        }
      },
    })
  return {
    documents: wrap(store.documents, ['put', 'putMany']),
    bus: wrap(bus, ['publish']),
    writes: () => writes,
  }
}

function runnerOn(engines: { documents: Documents; bus: EventBus }, clock: FakeClock): SubjectRunner {
  const updatedAt = '2026-03-02T00:00:00.000Z'
  const channel = { id: 'duty', name: '值班', kind: 'webhook' as const, url: 'http://127.0.0.1:9/', secret: 'whsec_' }
  const channels = new Map([['duty', { ...channel, drills: false, enabled: true, version: 1, updatedAt }]])
  const deliverer = new Deliverer({
    documents: engines.documents,
    clock,
    log,
    policy: { firstWait: 1, maximumWait: 1, horizon: 1 },
    channels: () => channels,
    disable: () => Promise.resolve(),
    random: () => 0.5,
  })
  return new SubjectRunner({ ...engines, clock, rules, enqueue: (alert) => deliverer.enqueue(alert) })
}

/** What the run came to, without what carries the run's own name. */
async function outcome(run: string): Promise<unknown> {
  const clean = (id: string): string => id.replace(`${run}-`, '')
  const stored = await store.documents.get(snapshotDocuments, `subject-${run}`)
  const state = stored?.body.state
  const titles = new Map(state?.stories.map((story) => [story.id, clean(story.titleOf.mention)]))
  const filters = [{ field: 'subjectId', op: 'eq' as const, value: `subject-${run}` }]
  await expect.poll(async () => (await listed(alertDocuments, filters)).length).toBeGreaterThan(0)
  const alerts = (await listed(alertDocuments, filters)).map(({ alert }) => alert)
  const events = (await listed(eventDocuments, filters)).map(({ event }) => event)
  const rows = await Promise.all(
    alerts.map((alert) =>
      listed(deliveryDocuments, [{ field: 'alertId', op: 'eq', value: alert.id }]).then((found) => found.length),
    ),
  )
  const told = new Set<string>()
  for (let partition = 0; partition < (await bus.partitions('alerts.graded')); partition += 1) {
    for (const record of await bus.read('alerts.graded', partition, 0, 10_000)) told.add(record.headers['ce_id'] ?? '')
  }
  const members = await listed(membershipDocuments, filters)
  return {
    alerts: alerts
      .map(
        (alert) =>
          `${titles.get(alert.story.id) ?? '?'} ${alert.seq} ${alert.change} ${alert.level} ${alert.mentionCount}`,
      )
      .sort(),
    events: events
      .map((event) => `${titles.get(event.story.id) ?? '?'} ${event.seq} ${event.level} ${event.peakLevel ?? ''}`)
      .sort(),
    messages: rows,
    told: alerts.every((alert) => told.has(alert.id)),
    members: members
      .map(
        ({ current, mentionId }) =>
          `${clean(mentionId)} v${current.version} ${titles.get(current.storyId ?? '') ?? 'none'}`,
      )
      .sort(),
    stories: state?.stories.map((story) => [
      clean(story.titleOf.mention),
      story.volume,
      story.negative,
      Object.keys(story.complainants).length,
      story.exemplars.length,
    ]),
  }
}

async function listed<T extends object>(
  collection: Parameters<Documents['list']>[0] & { readonly body?: T },
  filters: { field: string; op: 'eq'; value: string }[],
): Promise<T[]> {
  return (await store.documents.list<T>(collection, { filters, size: 1000 })).items.map((item) => item.body)
}

async function uninterrupted(run: string): Promise<unknown> {
  const records = course(run)
  const [first] = records
  if (first === undefined) throw new Error('an empty course')
  await runnerOn({ documents: store.documents, bus }, new FakeClock()).take(first.mention.subject, records)
  return outcome(run)
}

test('a course of edits, retractions and redelivered matches comes to the expected events', async () => {
  expect(await uninterrupted('plain')).toMatchObject({
    alerts: ['a 1 opened 3 3', 'd 1 opened 1 1', 'd 2 lowered 3 2'],
    events: ['a 1 3 3', 'd 2 3 1'],
    messages: [1, 1, 1],
    told: true,
  })
})

test('the same records in any batches, delivered again as often as they like, come to the same', async () => {
  const expected = await uninterrupted('whole')
  let serial = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 12 }),
      fc.boolean(),
      async (sizes, again) => {
        serial += 1
        const run = `split${serial}`
        const records = course(run)
        const runner = runnerOn({ documents: store.documents, bus }, new FakeClock())
        for (let from = 0, turn = 0; from < records.length; turn += 1) {
          const batch = records.slice(from, from + (sizes[turn % sizes.length] ?? 1))
          const [first] = batch
          if (first === undefined) break
          await runner.take(first.mention.subject, batch)
          if (again) await runner.take(first.mention.subject, records.slice(0, from + batch.length))
          from += batch.length
        }
        expect(await outcome(run)).toEqual(expected)
      },
    ),
    { numRuns: 12, seed: 20260302 },
  )
}, 60_000)

test('killed at any write, before or after it took effect, it goes on to the same events, once each', async () => {
  const expected = await uninterrupted('unkilled')
  let killed = 0
  for (const after of [false, true]) {
    for (let nth = 1; ; nth += 1) {
      const run = `killed-${after ? 'after' : 'before'}-${nth}`
      const records = course(run)
      const clock = new FakeClock()
      const engines = mortal(nth, after)
      let dead = false
      let committed = 0
      try {
        const runner = runnerOn(engines, clock)
        for (; committed < records.length; committed += 4) await take(runner, records.slice(committed, committed + 4))
      } catch (error) {
        if (!(error instanceof Killed)) throw error
        dead = true
        killed += 1
      }
      // A new process reads on from the committed offset, in batches of another size.
      const runner = runnerOn({ documents: store.documents, bus }, clock)
      await runner.settle(`subject-${run}`)
      for (let from = committed; from < records.length; from += 3) await take(runner, records.slice(from, from + 3))
      expect({ run, outcome: await outcome(run) }).toEqual({ run, outcome: expected })
      if (!dead) break
    }
  }
  expect(killed).toBeGreaterThan(20)
}, 120_000)

async function take(runner: SubjectRunner, batch: readonly OffsetMention[]): Promise<void> {
  const [first] = batch
  if (first !== undefined) await runner.take(first.mention.subject, batch)
}

test('two instances at work on one subject at once come to the same events', async () => {
  const expected = await uninterrupted('alone')
  const records = course('both')
  const clock = new FakeClock()
  const left = runnerOn({ documents: store.documents, bus }, clock)
  const right = runnerOn({ documents: store.documents, bus }, clock)
  for (let from = 0; from < records.length; from += 3) {
    const batch = records.slice(Math.max(0, from - 3), from + 3)
    await Promise.all([take(left, batch), take(right, batch)])
  }
  expect(await outcome('both')).toEqual(expected)
})
