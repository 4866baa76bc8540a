import type { SavedSearch } from '@groundswell/contracts'
import { silentLogger } from '@groundswell/runtime'
import { findingDocuments } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildMention, temporaryFolder } from '@groundswell/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expireFindings, findingsKeptFor } from './expire-findings.ts'
import { writeFindings } from './findings.ts'
import { createSearchSet, type AlertingSearch } from './search-set.ts'

let store: Store
let close: () => Promise<void>
const since = '2026-03-02T07:00:00.000Z'
const found = new Date('2026-03-02T08:00:00.000Z')
const search: SavedSearch & AlertingSearch = {
  id: 's',
  name: '丢件',
  query: '丢件',
  from: null,
  to: null,
  sort: 'newest',
  drill: 'include',
  shared: true,
  alertOnNew: true,
  channels: ['desk'],
  owner: 'wang',
  alertingSince: since,
  version: 1,
  updatedAt: since,
}

beforeEach(async () => {
  const folder = temporaryFolder()
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  close = async () => {
    await store.close()
    folder[Symbol.dispose]()
  }
})
afterEach(() => close())

const mention = (id: string) =>
  buildMention({ id, text: '丢件', publishedAt: found.toISOString(), collectedAt: found.toISOString() })
const find = (id: string): Promise<unknown> => writeFindings(store.documents, [{ search, mention: mention(id) }], found)
const markTold = async (): Promise<void> => {
  const { items } = await store.documents.list(findingDocuments, { size: 1_000 })
  const writes = items.map(({ id, body }) => ({ id, body: { ...body, told: true }, expected: 'any' as const }))
  await store.documents.putMany(findingDocuments, writes)
}
const left = async (): Promise<string[]> =>
  (await store.documents.list(findingDocuments, { size: 1_000 })).items.map(({ body }) => body.mention.id)
const after = (milliseconds: number): Date => new Date(found.getTime() + milliseconds)

test('a told mention is remembered until no search would tell it any more, and no longer', async () => {
  const finds = (now: Date): number => createSearchSet([search], 'Asia/Shanghai').direct(mention('a'), now).length
  await find('a')
  await markTold()
  await find('untold')
  for (const day of [0, 1, 30, 89, 90, 91, 92].map((days) => after(days * 86_400_000))) {
    await expireFindings(store.documents, day)
    const remembered = (await left()).includes('a')
    expect({ day, safe: remembered || finds(day) === 0 }).toEqual({ day, safe: true })
  }
  expect(await left()).toEqual(['untold'])
})

test('many that are past their time go piece by piece, so that nothing waits', async () => {
  const found = Array.from({ length: 450 }, (_, at) => ({ search, mention: mention(`m${at}`) }))
  await writeFindings(store.documents, found, after(0))
  await markTold()
  const later = after(findingsKeptFor + 1)
  const rounds: number[] = []
  for (let more = true; more; rounds.push((await left()).length)) more = await expireFindings(store.documents, later)
  expect(rounds).toEqual([250, 50, 0])
})
