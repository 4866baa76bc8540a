import type { Mention } from '@groundswell/contracts'
import { matches, matchInputOf } from '@groundswell/query'
import { expect, test } from 'vitest'
import { bucketStarts } from '../buckets.ts'
import type { Bucket, Facet, MentionIndex, MentionScope } from '../mention-index.ts'
import type { OpenMentionIndex } from './mention-index-contract.ts'
import { freshIndex, queryOf, testSeed } from './fresh-index.ts'
import { sampleMentions } from './sample-mentions.ts'

const facets: readonly Facet[] = [
  'platform',
  'source',
  'category',
  'polarity',
  'subject',
  'lang',
  'province',
  'story',
  'author',
]

function valuesOf(mention: Mention, facet: Facet): string[] {
  switch (facet) {
    case 'platform':
    case 'category':
    case 'polarity':
    case 'lang':
      return [mention[facet]]
    case 'source':
      return [mention.source.id]
    case 'subject':
      return mention.subjects.map((subject) => subject.id)
    case 'province':
      return [...new Set(mention.places.map((place) => place.province))]
    case 'author': {
      const value = [mention.author?.name, mention.author?.handle].find((text) => text !== undefined && text !== '')
      return value === undefined ? [] : [value.toWellFormed()]
    }
    case 'story':
      return [...new Set(mention.subjects.flatMap((subject) => subject.storyId ?? []))]
  }
}

function inScope(mention: Mention, scope: MentionScope): boolean {
  if (scope.drill !== 'include' && mention.drill !== (scope.drill === 'only')) return false
  if (scope.from !== undefined && mention.publishedAt < scope.from) return false
  if (scope.to !== undefined && mention.publishedAt >= scope.to) return false
  return scope.query === undefined || matches(scope.query, matchInputOf(mention))
}

const spans = [
  {},
  { from: '2026-02-28T00:00:00.000Z', to: '2026-03-05T00:00:00.000Z' },
  { from: '2026-02-28T00:30:00.123Z', to: '2026-03-03T18:59:59.999Z' },
  { from: '2026-02-28T00:00:00.500Z', to: '2026-02-28T00:00:03.250Z' },
  { from: '2026-03-01T05:10:00.000Z' },
  { to: '2026-03-01T05:10:00.000Z' },
] as const
const queries = [
  undefined,
  'platform:weibo',
  'province:广东',
  'sentiment:negative',
  '云岭',
  '包裹 NEAR/3 丢失',
  'story:st-1',
  'platform:nowhere',
]

const histograms = [
  { ...spans[1], interval: 'day', timeZone: 'Asia/Shanghai' },
  { ...spans[1], interval: 'day', timeZone: 'Asia/Kolkata' },
  { ...spans[2], interval: 'hour', timeZone: 'UTC' },
  { ...spans[2], interval: 'hour', timeZone: 'Asia/Kolkata' },
  { ...spans[3], interval: 'minute', timeZone: 'Asia/Shanghai' },
  { from: '2026-02-20T00:00:00.000Z', to: '2026-03-20T00:00:00.000Z', interval: 'week', timeZone: 'America/New_York' },
  { from: '2025-12-31T23:00:00.000Z', to: '2026-04-01T00:00:00.000Z', interval: 'month', timeZone: 'Europe/Berlin' },
] as const

export function describeMentionSums(open: () => Promise<OpenMentionIndex>): void {
  const seed = testSeed()

  const filled = async (): Promise<{ readonly index: MentionIndex; readonly mentions: readonly Mention[] }> => {
    const index = await freshIndex(open)
    const first = sampleMentions(250, seed)
    // An edited mention stays in the month it was first seen in, whatever its time became.
    const second = sampleMentions(250, seed + 1).map((mention, at) => ({
      ...mention,
      id: `s${seed}-${at}`,
      version: 2,
      indexedUnder: first[at]?.indexedUnder ?? mention.indexedUnder,
    }))
    await index.upsert(first)
    // What was counted once has to be taken away again when a newer version stands elsewhere.
    const replaced = second.filter((_, at) => at % 3 === 0)
    await index.upsert(replaced)
    const present = new Map([...first, ...replaced].map((mention) => [mention.id, mention]))
    await index.refresh()
    return { index, mentions: [...present.values()] }
  }

  test(`counts and facets are exact for every scope (seed ${seed})`, async () => {
    const { index, mentions } = await filled()
    for (const span of spans) {
      for (const text of queries) {
        for (const drill of ['exclude', 'include', 'only'] as const) {
          const scope: MentionScope = { ...span, drill, ...(text === undefined ? {} : { query: queryOf(text) }) }
          const inside = mentions.filter((mention) => inScope(mention, scope))
          const shown = JSON.stringify({ span, text, drill })
          expect({ shown, count: await index.count(scope) }).toEqual({ shown, count: inside.length })
          if (drill === 'only') continue
          const fifty = await index.facets(scope, facets, 50)
          const one = await index.facets(scope, facets, 1)
          for (const facet of facets) {
            const counts = new Map<string, number>()
            for (const value of inside.flatMap((mention) => valuesOf(mention, facet)))
              counts.set(value, (counts.get(value) ?? 0) + 1)
            const expected = [...counts]
              .map(([key, count]) => ({ key, count }))
              .toSorted((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
            expect({ shown, facet, counts: fifty[facet] }).toEqual({
              shown,
              facet,
              counts: expected.slice(0, 50),
            })
            expect(one[facet]).toEqual(expected.slice(0, 1))
          }
        }
      }
    }
  })

  test(`histograms hold every bucket, empty ones too, and every mention once (seed ${seed})`, async () => {
    const { index, mentions } = await filled()
    for (const request of histograms) {
      for (const text of queries) {
        for (const by of [undefined, 'platform', 'province', 'subject', 'story', 'author'] as const) {
          const scope = {
            ...request,
            drill: 'exclude',
            ...(text === undefined ? {} : { query: queryOf(text) }),
          } as const
          const shown = JSON.stringify({ request, text, by })
          const series = await index.histogram(by === undefined ? scope : { ...scope, by })
          const inside = mentions.filter((mention) => inScope(mention, scope))
          const keys = by === undefined ? [undefined] : [...new Set(inside.flatMap((mention) => valuesOf(mention, by)))]
          expect({ shown, keys: new Set(series.map((each) => each.key)) }).toEqual({ shown, keys: new Set(keys) })
          expect(series).toHaveLength(keys.length)
          for (const { key, buckets } of series) {
            const own =
              key === undefined || by === undefined
                ? inside
                : inside.filter((mention) => valuesOf(mention, by).includes(key))
            const expected = bucketsOf(bucketStarts(request), own)
            expect({ shown, key, buckets: buckets.map(rounded) }).toEqual({ shown, key, buckets: expected })
          }
        }
      }
    }
  })

  test(`a summary says what histograms and facets say, and how many are negative (seed ${seed})`, async () => {
    const { index, mentions } = await filled()
    for (const request of histograms) {
      for (const text of queries) {
        const query = text === undefined ? {} : { query: queryOf(text) }
        const scope = { ...request, drill: 'exclude', ...query } as const
        const shown = JSON.stringify({ request, text })
        const [whole] = await index.histogram(scope)
        const [hours] = await index.histogram({ ...scope, interval: 'hour' })
        const subjects = await index.histogram({ ...scope, by: 'subject' })
        const counts = await index.facets(scope, facets, 3)
        const summary = await index.summary({ ...scope, hours: true, facets, size: 3 })
        const exact = (series: readonly { readonly buckets: readonly Bucket[] }[]): unknown =>
          series.map((each) => ({ ...each, buckets: each.buckets.map(rounded) }))
        expect({ shown, buckets: summary.buckets.map(rounded) }).toEqual({
          shown,
          buckets: whole?.buckets.map(rounded),
        })
        expect({ shown, hours: summary.hours?.map(rounded) }).toEqual({ shown, hours: hours?.buckets.map(rounded) })
        expect({ shown, subjects: exact(summary.subjects) }).toEqual({ shown, subjects: exact(subjects) })
        const negative = mentions.filter((mention) => mention.polarity === 'negative' && inScope(mention, scope))
        for (const facet of facets) {
          const expected = counts[facet].map(({ key, count }) => ({
            key,
            count,
            negative: negative.filter((mention) => valuesOf(mention, facet).includes(key)).length,
          }))
          expect({ shown, facet, counts: summary.facets[facet] }).toEqual({ shown, facet, counts: expected })
        }
        const brief = await index.summary({ ...scope, hours: false, facets: [], size: 0 })
        expect({ ...brief, buckets: brief.buckets.map(rounded), subjects: exact(brief.subjects) }).toEqual({
          buckets: summary.buckets.map(rounded),
          hours: undefined,
          subjects: exact(summary.subjects),
          facets: {},
        })
      }
    }
  })
}

/** What the buckets should hold, counted by hand; sums rounded, since each engine adds in its own order. */
function bucketsOf(starts: readonly number[], own: readonly Mention[]): Bucket[] {
  return starts.map((begin, at) => {
    const end = starts[at + 1] ?? Infinity
    const inside = own.filter(({ publishedAt }) => Date.parse(publishedAt) >= begin && Date.parse(publishedAt) < end)
    const negative = inside.filter((mention) => mention.polarity === 'negative').length
    const polaritySum = inside.reduce((sum, mention) => sum + mention.polarityScore, 0)
    return rounded({ start: new Date(begin).toISOString(), count: inside.length, negative, polaritySum })
  })
}

function rounded(bucket: Bucket): Bucket {
  return { ...bucket, polaritySum: Math.round(bucket.polaritySum * 1e4) / 1e4 + 0 }
}
