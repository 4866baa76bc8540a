import type { Mention, SavedSearch } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { createSearchSet, finds } from './search-set.ts'

const since = '2026-03-02T07:00:00.000Z'
const now = new Date('2026-03-02T09:00:00.000Z')

function search(over: Partial<SavedSearch>): SavedSearch {
  return {
    id: 's',
    name: '检索',
    query: '丢件',
    from: null,
    to: null,
    sort: 'newest',
    drill: 'exclude',
    shared: false,
    alertOnNew: true,
    channels: ['desk'],
    owner: 'wang',
    alertingSince: since,
    version: 1,
    updatedAt: since,
    ...over,
  }
}
const mention = (over: Partial<Mention> = {}): Mention =>
  buildMention({ text: '云岭速运丢件', publishedAt: since, collectedAt: since, ...over })
const found = (over: Partial<SavedSearch>, by: Mention): boolean =>
  createSearchSet([search(over)], 'Asia/Shanghai').direct(by, now).length === 1

test('a search finds what its query does, and one without a query every mention', () => {
  expect([found({}, mention()), found({}, mention({ text: '延误' })), found({ query: ' ' }, mention())]).toEqual([
    true,
    false,
    true,
  ])
  const judged = { polarity: 'negative' as const, polarityScore: -1, negativeEvent: 1, hits: [] }
  const matched = mention({ subjects: [{ id: 'yunling', name: '云岭', ...judged }] })
  expect([found({ query: 'subject:yunling' }, matched), found({ query: 'subject:other' }, matched)]).toEqual([
    true,
    false,
  ])
})

test('what was collected before it alerted is not new, and history never is', () => {
  expect(found({}, mention({ collectedAt: '2026-03-02T06:59:59.999Z' }))).toBe(false)
  expect(found({}, mention({ backfill: true }))).toBe(false)
})

test('what was published more than 90 days ago is no news, however late it is collected', () => {
  expect(found({}, mention({ publishedAt: '2025-12-02T09:00:00.000Z' }))).toBe(true)
  expect(found({}, mention({ publishedAt: '2025-12-02T08:59:59.999Z' }))).toBe(false)
})

test('its period and its drills hold', () => {
  expect(found({ from: 'PT1H' }, mention())).toBe(false)
  expect(found({ from: 'PT2H' }, mention())).toBe(true)
  expect(found({ to: '2026-03-02T07:00:00.000Z' }, mention())).toBe(false)
  expect([found({}, mention({ drill: true })), found({ drill: 'only' }, mention({ drill: true }))]).toEqual([
    false,
    true,
  ])
  expect([found({ drill: 'only' }, mention()), found({ drill: 'include' }, mention({ drill: true }))]).toEqual([
    false,
    true,
  ])
})

test('one that does not alert is left out, and so is one whose query no longer parses', () => {
  const set = createSearchSet([search({ alertOnNew: false }), search({ id: 'b', query: '(' })], 'Asia/Shanghai')
  expect(set.size).toBe(0)
})

test('one that asks for story or level waits for them, wherever in the query they stand', () => {
  const queries = ['story:st-1', '丢件 -level:1', '(2 of) (丢件, 延误, level:<=2)', '丢件']
  const set = createSearchSet(
    queries.map((query, at) => search({ id: `s${at}`, query })),
    'Asia/Shanghai',
  )
  expect(set.late.map(({ id, asksLevel }) => [id, asksLevel])).toEqual([
    ['s0', false],
    ['s1', true],
    ['s2', true],
  ])
  expect(set.direct(mention(), now).map(({ id }) => id)).toEqual(['s3'])
  const [byStory] = set.late
  if (byStory === undefined) throw new Error('none')
  const judged = { polarity: 'negative' as const, polarityScore: -1, negativeEvent: 1, hits: [] }
  const told = mention({ subjects: [{ id: 'yunling', name: '云岭', ...judged, storyId: 'st-1' }] })
  expect([finds(byStory, byStory.parsed, told, now), finds(byStory, byStory.parsed, mention(), now)]).toEqual([
    true,
    false,
  ])
})
