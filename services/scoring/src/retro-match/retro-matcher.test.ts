import { openEmbeddedBus, type EventBus, type OutgoingRecord, type Subscription } from '@groundswell/bus'
import {
  decodeEvent,
  encodeEvent,
  type Job,
  type LiveTopic,
  type Mention,
  type RawMention,
} from '@groundswell/contracts'
import { Jobs, jobDocuments } from '@groundswell/jobs'
import { Metrics, silentLogger, systemClock, type Clock, type RunningService } from '@groundswell/runtime'
import { Settings, subjectSettings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildRawMention, temporaryFolder } from '@groundswell/testkit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { scoringConfig } from '../config.ts'
import { createScorer } from '../score-mention.ts'
import { startScoring } from '../service.ts'
import { createSubjectSet } from '../subject-set.ts'
import { startRetroMatcher } from './retro-matcher.ts'

vi.setConfig({ testTimeout: 60_000 })

const timeZone = 'Asia/Shanghai'
const scorer = createScorer()
/** Waits a twentieth of the time. */
const clock: Clock = { now: () => new Date(), sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) }

let bus: EventBus
let store: Store
let subjects: Settings<Parameters<typeof subjectSettings.keep>[0], ReturnType<typeof subjectSettings.keep>>
let jobs: Jobs
let closes: (() => Promise<void>)[] = []

beforeEach(async () => {
  const folder = temporaryFolder()
  bus = await openEmbeddedBus({ folder: `${folder.path}/bus`, log: silentLogger, partitions: 2 })
  store = await openEmbeddedStore({ folder: `${folder.path}/store`, log: silentLogger })
  subjects = new Settings(store.documents, subjectSettings, clock)
  jobs = new Jobs(store.documents, clock)
  closes = [() => bus.close(), () => store.close(), async () => folder[Symbol.dispose]()]
})
afterEach(async () => {
  for (const close of closes) await close()
})

const closing = <T extends { close(): Promise<void> }>(part: T): T => {
  closes.unshift(() => part.close())
  return part
}

/** What the indexer does, without its dead letters and its manners. */
async function index(topic: 'mentions.scored' | 'mentions.backfill.scored'): Promise<Subscription> {
  const handle = async ({
    records,
  }: {
    readonly records: readonly { headers: Readonly<Record<string, string>>; value: string }[]
  }) => {
    const read = records.map((record) => decodeEvent(topic, record))
    await store.mentions.upsert(read.flatMap((each) => (each.ok ? [each.data] : [])))
  }
  const group = topic === 'mentions.scored' ? 'indexer' : 'indexer-backfill'
  return closing(await bus.subscribe({ group, topics: [topic], handle }))
}

async function scoring(): Promise<RunningService> {
  const parts = { bus, store, log: silentLogger, metrics: new Metrics(), clock, timeZone }
  const service = await startScoring(scoringConfig.parse({}), parts)
  closes.unshift(() => service.stop())
  return service
}

async function save(query: string, expected: 'absent' | number = 'absent', id = 'yunling'): Promise<void> {
  expect((await subjects.save({ id, name: '云岭速运', query, kind: 'brand' }, expected)).ok).toBe(true)
}

function record(topic: LiveTopic, mention: Mention | RawMention): OutgoingRecord {
  const id = `${mention.id}:${mention.version}`
  const event = { topic, key: mention.id, id, producer: 'test', time: mention.collectedAt, data: mention }
  return { topic, ...encodeEvent(event as Parameters<typeof encodeEvent>[0]) }
}

/** Scored with the subjects as they stand and put into the index, as they would have come there live. */
async function stored(mentions: readonly RawMention[], version = '1'): Promise<Mention[]> {
  const all = (await subjects.list(100)).items.map(({ body }) => body)
  const { set } = createSubjectSet(all, version, timeZone)
  const scored = mentions.map((mention) => scorer.score(mention, set))
  await store.mentions.upsert(scored)
  return scored
}

async function ask(range: { readonly from?: string; readonly to?: string } = {}): Promise<string> {
  const asked = await jobs.requestRetroMatch({ subject: { id: 'yunling', name: '' }, requestedBy: 'wang', ...range })
  return (asked.ok ? asked.document : asked.current).job.id
}

const job = async (id: string): Promise<Job | undefined> => (await jobs.get(id))?.job
const ended = (id: string): Promise<unknown> =>
  expect.poll(async () => (await job(id))?.endedAt, { timeout: 30_000, interval: 50 }).toBeDefined()
const holding = async (subject: string, ids: readonly string[]): Promise<string[]> =>
  (await store.mentions.getMany(ids)).flatMap((each) =>
    each?.subjects.some(({ id }) => id === subject) === true ? [each.id] : [],
  )

const texts = ['云岭速运丢件，客服不理', '海棠冷链延误，云岭速运更慢', '今天江州天气好', '海棠冷链断电']
const many = (count: number): RawMention[] =>
  Array.from({ length: count }, (_, at) =>
    buildRawMention({
      id: `m${at}`,
      text: texts[at % texts.length] ?? '',
      drill: at % 3 === 0,
      backfill: at % 5 === 0,
      publishedAt: new Date(Date.UTC(2026, 2, 1) + at * 1000).toISOString(),
    }),
  )
const ids = (count: number, kinds: readonly number[]): string[] =>
  Array.from({ length: count }, (_, at) => at).flatMap((at) => (kinds.includes(at % texts.length) ? [`m${at}`] : []))

test('a changed subject stands in every stored mention it matches and in no other, as live scoring would have it', async () => {
  await save('云岭速运')
  const before = await stored(many(900))
  await store.mentions.assignStories([{ mentionId: 'm1', subjectId: 'yunling', storyId: 'st-1' }])
  await save('海棠冷链', 1)
  await scoring()
  await Promise.all([index('mentions.scored'), index('mentions.backfill.scored')])
  const id = await ask()
  await ended(id)
  expect(await job(id)).toMatchObject({ state: 'done', total: 675, done: 675, added: 225, removed: 225, changed: 225 })
  const all = before.map((mention) => mention.id)
  expect(await holding('yunling', all)).toEqual(ids(900, [1, 3]))
  const { set } = createSubjectSet(
    [{ id: 'yunling', name: '云岭速运', query: '海棠冷链', kind: 'brand' }],
    '9',
    timeZone,
  )
  const [one, three] = await store.mentions.getMany(['m1', 'm3'])
  const expected = many(4).map((mention) => scorer.score(mention, set).subjects)
  expect(one?.subjects).toEqual([{ ...expected[1]?.[0], storyId: 'st-1' }])
  expect(three?.subjects).toEqual(expected[3])
  expect((await bus.lag('alerting', ['mentions.matched'])).map(({ end }) => end)).toEqual([0, 0])

  const again = await ask()
  await ended(again)
  expect(await job(again)).toMatchObject({ state: 'done', total: 450, added: 0, removed: 0, changed: 0 })
})

test('only the period asked for is touched', async () => {
  await save('没有的词')
  await stored(many(40))
  await save('云岭速运', 1)
  await scoring()
  await index('mentions.backfill.scored')
  const id = await ask({ from: '2026-03-01T00:00:10.000Z', to: '2026-03-01T00:00:20.000Z' })
  await ended(id)
  expect(await holding('yunling', ids(40, [0, 1, 2, 3]))).toEqual(['m12', 'm13', 'm16', 'm17'])
})

test('what was being scored with the older subject when the job was asked for is not forgotten', async () => {
  await save('别的词')
  await scoring()
  await index('mentions.backfill.scored')
  // Scored with the subject as it was, and held up on its way to the index.
  const { set } = createSubjectSet([], '1', timeZone)
  await bus.publish([record('mentions.scored', scorer.score(buildRawMention({ id: 'late', text: '云岭速运慢' }), set))])
  await save('云岭速运', 1)
  const id = await ask()
  await expect.poll(async () => (await job(id))?.state, { timeout: 20_000 }).toBe('running')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await job(id)).toMatchObject({ state: 'running', done: 0 })
  await index('mentions.scored')
  await ended(id)
  expect(await holding('yunling', ['late'])).toEqual(['late'])
})

test('an edit that comes in while its mention is matched again stands, and keeps its own subjects', async () => {
  await save('没有的词')
  const [first] = await stored([buildRawMention({ id: 'a', text: '云岭速运慢' })])
  await save('云岭速运', 1)
  await scoring()
  const id = await ask()
  // Published, and held up on its way to the index.
  await expect
    .poll(async () => (await jobs.get(id))?.place?.page, { timeout: 20_000 })
    .toMatchObject({ added: 1, size: 1, mentions: ['a'], next: null })
  if (first === undefined) throw new Error('not scored')
  await store.mentions.upsert([{ ...first, version: 2, text: '改了', subjectsVersion: '2' }])
  await index('mentions.backfill.scored')
  await ended(id)
  expect(await store.mentions.get('a')).toMatchObject({ version: 2, text: '改了', subjects: [] })
})

test('a subject edited meanwhile is applied as it is then, and one removed ends the job with the reason', async () => {
  await save('云岭速运')
  await stored(many(40))
  await save('没有的词', 1)
  await scoring()
  const id = await ask()
  await expect.poll(async () => (await jobs.get(id))?.place?.page?.removed, { timeout: 20_000 }).toBe(20)
  await save('海棠冷链', 2)
  await index('mentions.backfill.scored')
  await ended(id)
  expect(await job(id)).toMatchObject({ state: 'done', restarts: 1, added: 20, removed: 0 })
  expect(await holding('yunling', ids(40, [0, 1, 2, 3]))).toEqual(ids(40, [1, 3]))

  await subjects.remove('yunling', 3)
  const next = await ask()
  await ended(next)
  expect(await job(next)).toMatchObject({ state: 'failed', error: expect.stringContaining('removed') as unknown })
  expect(await holding('yunling', ids(40, [0, 1, 2, 3]))).toEqual(ids(40, [1, 3]))
})

test('a cancelled job stops, and what it has applied stays and is told', async () => {
  await save('没有的词')
  await stored(many(1400))
  await save('云岭速运', 1)
  await scoring()
  const id = await ask()
  await expect.poll(async () => (await jobs.get(id))?.place?.page, { timeout: 20_000 }).toBeDefined()
  await jobs.cancel(id, 'li')
  await index('mentions.backfill.scored')
  await expect.poll(async () => (await job(id))?.added, { timeout: 20_000 }).toBe(300)
  expect(await job(id)).toMatchObject({ state: 'cancelled', cancelledBy: 'li', done: 300, total: 700 })
  expect(await holding('yunling', ids(1400, [0, 1]))).toHaveLength(300)
})

/** Lives for so many of its writes and publications: it dies before one is made, or after it and before it hears so. */
class Life {
  died = false
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  lived<T extends object>(part: T, deadly: readonly string[]): T {
    return new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        const call = (...argument: unknown[]): unknown =>
          (value as (...all: unknown[]) => unknown).apply(target, argument)
        if (!deadly.includes(String(name))) return call
        return async (...argument: unknown[]): Promise<unknown> => {
          this.#step()
          const answer = await call(...argument)
          this.#step()
          return answer
        }
      },
    })
  }

  #step(): void {
    if (this.#left === 0) this.died = true
    else this.#left -= 1
    if (this.died) throw new Error('killed')
  }
}

test('whoever dies at any step is followed by another who comes to the same end and the same counts', async () => {
  await save('云岭速运')
  await stored(many(24))
  await index('mentions.backfill.scored')
  const work = (life: Life): ReturnType<typeof startRetroMatcher> =>
    startRetroMatcher({
      bus: life.lived(bus, ['publish']),
      store: { ...store, mentions: store.mentions, documents: life.lived(store.documents, ['put']) },
      log: silentLogger,
      clock,
      timeZone,
      judge: scorer.judge,
      judgeOf: () => undefined,
      pageSize: 9,
    })
  let steps = 0
  for (let died = true; died; steps += 1) {
    // There and back again: each way as many mentions gain, lose and keep the subject.
    const [query, kinds] = steps % 2 === 0 ? (['海棠冷链', [1, 3]] as const) : (['云岭速运', [0, 1]] as const)
    await save(query, steps + 1)
    const id = await ask()
    const life = new Life(steps)
    const mortal = work(life)
    const fallen = mortal.ended.catch((error: unknown) => {
      if (!life.died) throw error
    })
    await Promise.race([fallen, ended(id)])
    died = life.died
    if (!died) await mortal.close()
    // Its lease runs out.
    await store.documents.remove({ name: 'leases', fields: {} }, 'retro-match', 'any')
    const next = work(new Life(Number.POSITIVE_INFINITY))
    await ended(id)
    await next.close()
    const counts = { total: 18, done: 18, added: 6, removed: 6, changed: 6 }
    expect({ steps, ...(await job(id)) }).toMatchObject({ steps, state: 'done', ...counts })
    expect(await holding('yunling', ids(24, [0, 1, 2, 3]))).toEqual(ids(24, kinds))
    expect((await store.documents.get(jobDocuments, id))?.body.place).toBeNull()
  }
  // The lease, the announcement, the beginning, two pages of three steps each, the end: at least, and before and after each.
  expect(steps).toBeGreaterThan(2 * 10)
})
