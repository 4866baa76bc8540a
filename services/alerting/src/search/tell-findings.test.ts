import type { Channel, SavedSearch, SearchFound } from '@groundswell/contracts'
import { deliveryDocuments, type DeliveryDocument } from '@groundswell/incident'
import { silentLogger } from '@groundswell/runtime'
import { accountDocuments, findingDocuments, foundSoFar, tellingDocuments } from '@groundswell/settings'
import { openEmbeddedStore, type Documents, type Store } from '@groundswell/store'
import { buildMention, FakeClock, temporaryFolder } from '@groundswell/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rowOf } from '../deliver/message.ts'
import { writeFindings } from './findings.ts'
import { searchMessage } from './search-message.ts'
import { createSearchSet } from './search-set.ts'
import { FindingTeller } from './tell-findings.ts'

let store: Store
let close: () => Promise<void>
let clock: FakeClock
let searches: SavedSearch[]
let channels: Map<string, Channel>
const since = '2026-03-02T07:00:00.000Z'

const base: SavedSearch = {
  id: 's',
  name: '丢件',
  query: '丢件',
  from: null,
  to: null,
  sort: 'newest',
  drill: 'include',
  shared: true,
  alertOnNew: true,
  channels: ['desk', 'practice'],
  owner: 'wang',
  ownerKind: 'account',
  alertingSince: since,
  version: 1,
  updatedAt: since,
}
const channel = (id: string, drills: boolean): [string, Channel] => {
  const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
  const place = { kind: 'webhook', url: 'http://127.0.0.1:9/', secret } as const
  return [id, { id, name: id, ...place, drills, enabled: true, version: 1, updatedAt: since }]
}

beforeEach(async () => {
  const folder = temporaryFolder()
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  close = async () => {
    await store.close()
    folder[Symbol.dispose]()
  }
  clock = new FakeClock('2026-03-02T08:00:00.000Z')
  searches = [base]
  channels = new Map([channel('desk', false), channel('practice', true), channel('other', true)])
})
afterEach(() => close())

const set = () => createSearchSet(searches, 'Asia/Shanghai')

function open(
  documents: Documents = store.documents,
  publicUrl: string | undefined = 'https://yuqing.example.invalid/',
): FindingTeller {
  return new FindingTeller({
    documents,
    clock,
    searches: set,
    channels: () => channels,
    send: async (message, ids) => {
      const rows = ids.map((id) => rowOf(message, id, clock.now()))
      const writes = rows.map(({ id, row }) => ({ id, body: row, expected: 'absent' as const }))
      if (writes.length > 0) await documents.putMany(deliveryDocuments, writes)
    },
    interval: 60_000,
    publicUrl,
  })
}

/** As found by the search as it stands. */
async function find(teller: FindingTeller, ids: readonly string[], drill = false): Promise<void> {
  const search = set().get('s')
  if (search === undefined) throw new Error('it does not alert')
  const found = ids.map((id) => ({
    search,
    mention: buildMention({ id, drill, publishedAt: clock.now().toISOString() }),
  }))
  await writeFindings(store.documents, found, clock.now())
  teller.expect({ searchId: 's', drill })
}

const rows = async (): Promise<DeliveryDocument[]> =>
  (await store.documents.list(deliveryDocuments, { size: 100 })).items
    .map(({ body }) => body)
    .sort((a, b) => a.seq - b.seq || a.channelId.localeCompare(b.channelId))
const dataOf = (row: DeliveryDocument): SearchFound => (JSON.parse(row.body) as { data: SearchFound }).data
const told = async (channelId: string): Promise<string[][]> =>
  (await rows())
    .filter((row) => row.channelId === channelId)
    .map((row) =>
      dataOf(row)
        .mentions.map(({ id }) => id)
        .sort(),
    )

test('the first is told at once, what is found within the minute together, and each once', async () => {
  const teller = open()
  await find(teller, ['a'])
  await teller.tellDue()
  await find(teller, ['b', 'a'])
  await clock.advance(20_000)
  await find(teller, ['c'])
  await teller.tellDue()
  expect(await told('desk')).toEqual([['a']])
  await clock.advance(40_000)
  await teller.tellDue()
  await clock.advance(60_000)
  await teller.tellDue()
  expect(await told('desk')).toEqual([['a'], ['b', 'c']])
  expect(await told('practice')).toEqual([['a'], ['b', 'c']])
  expect(await told('other')).toEqual([])
  expect(await foundSoFar(store.documents, ['s', 'none'])).toEqual([
    { foundCount: 3, lastFoundAt: '2026-03-02T08:00:20.000Z' },
    { foundCount: 0, lastFoundAt: null },
  ])
})

test('a drill is told apart, marked, and on channels that take drills alone', async () => {
  const teller = open()
  await find(teller, ['real'])
  await find(teller, ['drill'], true)
  await teller.tellDue()
  expect(await told('desk')).toEqual([['real']])
  const drills = (await rows()).filter(({ drill }) => drill)
  expect(drills.map(({ channelId }) => channelId)).toEqual(['practice'])
  expect(drills.map(dataOf)[0]).toMatchObject({
    drill: true,
    drillMark: '演练 DRILL',
    text: expect.stringContaining('演练') as unknown,
  })
})

test('a message leads to the search as it is kept, by an address that can be opened, or says none', async () => {
  await find(open(), ['a'])
  await open().tellDue()
  expect((await rows()).map(dataOf)[0]?.link).toBe('https://yuqing.example.invalid/search?saved=s&sort=newest')
  const bare = searchMessage(base, [{ mention: buildMention({ id: 'b' }) }], { drill: false, publicUrl: undefined })
  expect(bare).not.toHaveProperty('link')
})

test('without a channel nothing is sent, and what was found is still told to whoever looks', async () => {
  searches = [{ ...base, channels: [] }]
  const teller = open()
  await find(teller, ['a', 'b'])
  await teller.tellDue()
  expect(await rows()).toEqual([])
  expect((await store.documents.get(tellingDocuments, 's'))?.body).toMatchObject({
    foundCount: 2,
    lastMessage: { searchId: 's', drill: false, count: 2 },
  })
})

test('what a search found before it was changed or silenced is not told', async () => {
  const teller = open()
  await find(teller, ['a'])
  searches = [{ ...base, query: '延误', alertingSince: '2026-03-02T08:00:00.000Z', version: 2 }]
  await teller.tellDue()
  await find(teller, ['b'])
  await teller.tellDue()
  expect(await told('desk')).toEqual([['b']])
  await find(teller, ['c'])
  searches = []
  await clock.advance(60_000)
  await teller.tellDue()
  expect(await told('desk')).toEqual([['b']])
})

test('what another process found for a search whose change is not known here yet is told once it is', async () => {
  const teller = open()
  const before = base
  searches = [{ ...base, query: '延误', alertingSince: '2026-03-02T08:00:00.000Z', version: 2 }]
  await find(teller, ['a'])
  const changed = searches
  searches = [before]
  await teller.tellDue()
  searches = changed
  await clock.advance(1_000)
  await teller.tellDue()
  expect(await told('desk')).toEqual([['a']])
})

test('a private search of a removed or disabled account is silent', async () => {
  searches = [{ ...base, shared: false }]
  const account = {
    name: 'wang',
    role: 'analyst' as const,
    enabled: true,
    password: null,
    signedOutBefore: since,
    version: 1,
    createdAt: since,
    updatedAt: since,
  }
  const put = (enabled: boolean) =>
    store.documents.put(accountDocuments, { id: 'wang', body: { ...account, enabled }, expected: 'any' })
  await put(true)
  const teller = open()
  await find(teller, ['a'])
  await teller.tellDue()
  await put(false)
  await find(teller, ['b'])
  await clock.advance(60_000)
  await teller.tellDue()
  await store.documents.remove(accountDocuments, 'wang', 'any')
  await find(teller, ['c'])
  await clock.advance(60_000)
  await teller.tellDue()
  expect(await told('desk')).toEqual([['a']])
})

test('whoever dies at any write is followed by another who tells each finding once', async () => {
  await find(open(), ['a', 'b', 'c'])
  let deaths = 0
  for (let steps = 0; ; steps += 1) {
    if (steps > 30) throw new Error('it is never told')
    let left = steps
    const mortal = new Proxy(store.documents, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...argument: unknown[]): unknown => {
          if ((name === 'put' || name === 'putMany') && (left -= 1) < 0) throw new Error('killed')
          return (value as (...all: unknown[]) => unknown).apply(target, argument)
        }
      },
    })
    // A fresh process finds what the last one left.
    const teller = open(mortal)
    try {
      await teller.tellDue()
      await teller.tellDue()
      break
    } catch {
      deaths += 1
    }
  }
  expect(deaths).toBe(3)
  expect(await told('desk')).toEqual([['a', 'b', 'c']])
  const untold = [{ field: 'told', op: 'eq', value: false }] as const
  expect((await store.documents.list(findingDocuments, { size: 10, filters: untold })).total).toBe(0)
  await clock.advance(60_000)
  const teller = open()
  await find(teller, ['d'])
  for (let look = 0; look < 2; look += 1) await teller.tellDue()
  expect(await told('desk')).toEqual([['a', 'b', 'c'], ['d']])
  expect((await store.documents.get(tellingDocuments, 's'))?.body).toMatchObject({
    seq: 2,
    foundCount: 4,
    lastMessage: { searchId: 's', drill: false, count: 1, mentions: ['d'] },
    pending: null,
  })
})
