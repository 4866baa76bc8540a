import { join } from 'node:path'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { decodeEvent, maximumTextLength, type RawMention } from '@groundswell/contracts'
import { silentLogger, TransientError } from '@groundswell/runtime'
import { openEmbeddedStore, type Blobs, type Documents, type Store } from '@groundswell/store'
import { FakeClock, temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createAcceptor, type Acceptor } from './acceptor.ts'
import type { CollectedItem } from './collected-item.ts'
import { itemDocuments } from './item-document.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: TemporaryFolder
let bus: EventBus
let store: Store
let clock: FakeClock

/** Each test has a page of its own and sees only what was published since it began. */
let thread = 0
let alreadyThere = new Set<string>()

beforeAll(async () => {
  folder = temporaryFolder()
  bus = await openEmbeddedBus({ folder: join(folder.path, 'bus'), log: silentLogger })
  store = await openEmbeddedStore({ folder: join(folder.path, 'store'), log: silentLogger })
})

beforeEach(async () => {
  clock = new FakeClock('2026-03-02T08:00:00.000Z')
  thread += 1
  alreadyThere = new Set()
  await published('mentions.raw', true)
  await published('mentions.backfill', true)
})

afterAll(async () => {
  await bus.close()
  await store.close()
  folder[Symbol.dispose]()
})

const acceptorOver = (over: { bus?: EventBus; documents?: Documents; blobs?: Blobs } = {}): Acceptor =>
  createAcceptor({ documents: store.documents, blobs: store.blobs, bus, log: silentLogger, clock, ...over })

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const item = (over: Partial<CollectedItem> = {}): CollectedItem => ({
  source: { id: 'forum', name: '江畔论坛', kind: 'page' },
  platform: 'forum',
  url: `http://forum.example/t${thread}`,
  anchor: 'p1',
  text: '包裹三天没动',
  author: { name: '半夏' },
  publishedAt: '2026-03-02T07:00:00.000Z',
  raw: { bytes: bytesOf('<p>包裹三天没动</p>'), mediaType: 'text/html' },
  drill: false,
  backfill: false,
  ...over,
})

async function published(
  topic: 'mentions.raw' | 'mentions.backfill' = 'mentions.raw',
  skip = false,
): Promise<RawMention[]> {
  const found: RawMention[] = []
  for (let partition = 0; partition < (await bus.partitions(topic)); partition += 1)
    for (const record of await bus.read(topic, partition, 0, 10_000)) {
      const place = `${topic}/${partition}/${record.offset}`
      if (skip) alreadyThere.add(place)
      if (alreadyThere.has(place)) continue
      const decoded = decodeEvent(topic, record)
      if (!decoded.ok) throw new Error(decoded.reason)
      expect(decoded.id).toBe(`${decoded.data.id}:${decoded.data.version}`)
      found.push(decoded.data)
    }
  return found
}

test('an accepted item is a valid mention on the bus, with its evidence kept', async () => {
  const [result] = await acceptorOver().accept([item()])
  expect(result).toMatchObject({ version: 1, status: 'new' })
  const [mention] = await published()
  expect(mention).toMatchObject({
    id: result?.id,
    url: `http://forum.example/t${thread}#p1`,
    publishedAt: '2026-03-02T07:00:00.000Z',
    collectedAt: '2026-03-02T08:00:00.000Z',
    indexedUnder: '2026-03',
  })
  const kept = await store.blobs.get(mention?.evidence?.sha256 ?? '')
  expect(new TextDecoder().decode(kept)).toBe('<p>包裹三天没动</p>')
})

test('collecting it again changes nothing; an edit is a new version in the month of its first sight', async () => {
  const acceptor = acceptorOver()
  const [first] = await acceptor.accept([item()])
  expect(await acceptor.accept([item()])).toEqual([{ id: first?.id, version: 1, status: 'unchanged' }])
  const edit = item({ text: '包裹四天没动', publishedAt: '2026-02-20T00:00:00Z' })
  expect(await acceptor.accept([edit])).toEqual([{ id: first?.id, version: 2, status: 'edited' }])
  const mentions = await published()
  expect(mentions.map((one) => one.version)).toEqual([1, 2])
  expect(mentions[1]).toMatchObject({ publishedAt: '2026-02-20T00:00:00.000Z', indexedUnder: '2026-03' })
})

test('a second source of the same page counts only where it has more text', async () => {
  const acceptor = acceptorOver()
  const page = item({ text: '全文很长，写了很多。' })
  const feed = item({ text: '摘要', source: { id: 'feed', name: '订阅', kind: 'rss' } })
  await acceptor.accept([feed])
  expect((await acceptor.accept([page]))[0]?.status).toBe('edited')
  expect((await acceptor.accept([feed]))[0]?.status).toBe('unchanged')
  expect((await acceptor.accept([page]))[0]?.status).toBe('unchanged')
  expect(await published()).toHaveLength(2)
})

test('a time in the future or no time at all becomes the time of collection', async () => {
  await acceptorOver().accept([
    item({ anchor: 'a', publishedAt: '2027-01-01T00:00:00Z' }),
    item({ anchor: 'b', publishedAt: 'gestern' }),
  ])
  expect((await published()).map((one) => one.publishedAt)).toEqual(Array(2).fill('2026-03-02T08:00:00.000Z'))
})

test('a text over the limit is cut and marked, and kept whole as evidence', async () => {
  const whole = '长'.repeat(5_000_000)
  await acceptorOver().accept([item({ text: whole, raw: { bytes: bytesOf(whole), mediaType: 'text/plain' } })])
  const [mention] = await published()
  expect(mention?.text).toHaveLength(maximumTextLength)
  expect(mention?.truncated).toBe(true)
  expect(mention?.evidence?.bytes).toBe(15_000_000)
  expect((await store.blobs.get(mention?.evidence?.sha256 ?? ''))?.byteLength).toBe(15_000_000)
})

test('the cut of a collected text does not go through a code point; its evidence stays whole', async () => {
  const whole = `${'长'.repeat(maximumTextLength - 1)}😀完`
  await acceptorOver().accept([item({ text: whole, raw: { bytes: bytesOf(whole), mediaType: 'text/plain' } })])
  const [mention] = await published()
  expect(mention?.text).toBe('长'.repeat(maximumTextLength - 1))
  expect(mention?.truncated).toBe(true)
  expect(new TextDecoder().decode(await store.blobs.get(mention?.evidence?.sha256 ?? ''))).toBe(whole)
})

test('lone surrogates and NUL in any field do not reach the bus', async () => {
  await acceptorOver().accept([item({ title: '标\ud800题', text: '正\u0000文\udfff', author: { name: '名\ud83d' } })])
  expect(await published()).toMatchObject([{ title: '标\ufffd题', text: '正文\ufffd', author: { name: '名\ufffd' } }])
})

test('the same item twice in one call is one mention, its edit a second version', async () => {
  const results = await acceptorOver().accept([item(), item(), item({ text: '改过' })])
  expect(results.map((one) => [one.version, one.status])).toEqual([
    [1, 'new'],
    [1, 'unchanged'],
    [2, 'edited'],
  ])
  expect(await published()).toHaveLength(2)
})

test('two customers with the same words are two mentions', async () => {
  const anonymous = item()
  const { url: _url, anchor: _anchor, author: _author, publishedAt: _time, ...bare } = anonymous
  const results = await acceptorOver().accept([bare, bare])
  expect(results[0]?.id).not.toBe(results[1]?.id)
  expect(await published()).toHaveLength(2)
})

test('back-fill goes its own road', async () => {
  await acceptorOver().accept([item({ backfill: true })])
  expect(await published()).toHaveLength(0)
  expect(await published('mentions.backfill')).toHaveLength(1)
})

test('the same items accepted by many at once come out with one content for each version', async () => {
  const items = Array.from({ length: 20 }, (_, at) => item({ anchor: `p${at}` }))
  const results = await Promise.all(Array.from({ length: 5 }, () => acceptorOver().accept(items)))
  for (const one of results) expect(one.map((result) => result.version)).toEqual(Array(20).fill(1))
  const mentions = await published()
  expect(new Set(mentions.map((one) => `${one.id}:${one.version}`)).size).toBe(20)
  expect(new Set(mentions.map((one) => JSON.stringify(one))).size).toBe(20)
})

/** The ports with a call that fails: before it did anything, or after it was done but before it could say so. */
function failing(
  at: number,
  after: boolean,
): { over: { bus: EventBus; documents: Documents; blobs: Blobs }; reached: () => boolean } {
  let calls = 0
  let reached = false
  const guard = <T extends object>(target: T, names: readonly (keyof T)[]): T =>
    new Proxy(target, {
      get(object, name, receiver) {
        const member: unknown = Reflect.get(object, name, receiver)
        if (typeof member !== 'function') return member
        const bound = (...given: unknown[]): unknown => Reflect.apply(member, object, given)
        if (!names.includes(name as keyof T)) return bound
        return async (...given: unknown[]) => {
          calls += 1
          if (calls !== at) return bound(...given)
          reached = true
          if (after) await bound(...given)
          throw new TransientError('the engine went away')
        }
      },
    })
  return {
    over: {
      bus: guard(bus, ['publish']),
      documents: guard(store.documents, ['getMany', 'putMany']),
      blobs: guard(store.blobs, ['put']),
    },
    reached: () => reached,
  }
}

const twoItems = (): CollectedItem[] => [
  item({ anchor: 'a' }),
  item({ anchor: 'b', raw: { bytes: bytesOf('b'), mediaType: 'text/html' } }),
]
/** Every call there is: reading, evidence (two), claiming, publishing, marking. */
const steps = [1, 2, 3, 4, 5, 6]

test('two new items take six calls', async () => {
  const { over, reached } = failing(steps.length + 1, false)
  await acceptorOver(over).accept(twoItems())
  expect(reached()).toBe(false)
})

test.each(
  steps.flatMap((step) => [
    { step, after: false },
    { step, after: true },
  ]),
)(
  'a crash at call $step (its effect done: $after) loses nothing and gives no version two contents',
  async ({ step, after }) => {
    await expect(acceptorOver(failing(step, after).over).accept(twoItems())).rejects.toThrow('went away')
    await clock.advance(60_000)
    const results = await acceptorOver().accept(twoItems())
    expect(results.map((one) => one.version)).toEqual([1, 1])
    const mentions = await published()
    expect(new Set(mentions.map((one) => one.id))).toEqual(new Set(results.map((one) => one.id)))
    expect(new Set(mentions.map((one) => JSON.stringify(one))).size).toBe(2)
    const ids = results.map((one) => one.id)
    for (const document of await store.documents.getMany(itemDocuments, ids))
      expect(document?.body).toMatchObject({ version: 1, publishedVersion: 1 })
  },
)
