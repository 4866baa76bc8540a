import type { Mention } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import type { MentionSearch } from '../mention-index.ts'
import type { OpenMentionIndex } from './mention-index-contract.ts'
import { allPages, freshIndex, queryOf } from './fresh-index.ts'

const start = Date.UTC(2026, 2, 1)

/** Many share a second, some the very millisecond; reaches repeat; a few have none. */
function crowd(count: number): Mention[] {
  return Array.from({ length: count }, (_, at) =>
    buildMention({
      id: `p${(at * 7919) % 10_007}`,
      text: `包裹${'丢失'.repeat(1 + (at % 3))} ${at % 5 === 0 ? 'lost' : ''}`,
      publishedAt: new Date(start + Math.floor(at / 7) * 330).toISOString(),
      author: at % 11 === 0 ? {} : { followers: (at * 31) % 13 },
    }),
  )
}

function byId(a: Mention, b: Mention): number {
  return a.id < b.id ? -1 : 1
}
const time = (mention: Mention): number => Date.parse(mention.publishedAt)
const reach = (mention: Mention): number => mention.author?.followers ?? -1
const orders: Readonly<Record<Exclude<MentionSearch['sort'], 'relevance'>, (a: Mention, b: Mention) => number>> = {
  newest: (a, b) => time(b) - time(a) || byId(a, b),
  oldest: (a, b) => time(a) - time(b) || byId(a, b),
  reach: (a, b) => reach(b) - reach(a) || time(b) - time(a) || byId(a, b),
}

export function describeMentionPaging(open: () => Promise<OpenMentionIndex>): void {
  test.each(Object.entries(orders))(
    'pages sorted by %s join without a seam, with exact totals',
    async (sort, order) => {
      const index = await freshIndex(open)
      const mentions = crowd(400)
      await index.upsert(mentions)
      await index.refresh()
      const expected = mentions.toSorted(order).map((mention) => mention.id)
      for (const [size, query] of [
        [37, undefined],
        [400, '包裹'],
        [1000, '丢失'],
      ] as const) {
        const search = { drill: 'exclude', sort: sort as keyof typeof orders, size } as const
        const all = await allPages(index, query === undefined ? search : { ...search, query: queryOf(query) })
        expect(all.total).toBe(400)
        expect(all.ids).toEqual(expected)
      }
    },
  )

  test.each(['newest', 'oldest', 'reach', 'relevance'] as const)(
    'paging by %s loses nothing and shows nothing twice while new mentions arrive',
    async (sort) => {
      const index = await freshIndex(open)
      const mentions = crowd(300)
      await index.upsert(mentions)
      await index.refresh()
      let arrived = 0
      const { ids } = await allPages(
        index,
        { query: queryOf('丢失 OR lost'), drill: 'exclude', sort, size: 23 },
        async () => {
          const fresh = crowd(5).map((mention) => ({
            ...mention,
            id: `new${(arrived += 1)}`,
            text: '又一个包裹丢失 lost lost',
            publishedAt: new Date(start + 3_600_000 + arrived).toISOString(),
          }))
          // An hour of them is plenty; oldest-first paging would follow them for ever.
          if (arrived <= 60) await index.upsert(fresh)
          await index.refresh()
        },
      )
      expect(new Set(ids).size).toBe(ids.length)
      const seen = new Set(ids)
      expect(mentions.filter((mention) => !seen.has(mention.id)).map((mention) => mention.id)).toEqual([])
    },
  )

  test('the best match comes first by relevance', async () => {
    const index = await freshIndex(open)
    await index.upsert([
      buildMention({ id: 'weak', text: `丢失，${'江州天气'.repeat(50)}` }),
      buildMention({ id: 'title', title: '包裹丢失', text: '详见正文' }),
      buildMention({ id: 'other', text: '江州天气' }),
    ])
    await index.refresh()
    const page = await index.search({ query: queryOf('丢失'), drill: 'include', sort: 'relevance', size: 10 })
    expect(page.items.map((mention) => mention.id)).toEqual(['title', 'weak'])
  })

  test('a cursor of another search, or none at all, is refused', async () => {
    const index = await freshIndex(open)
    await index.upsert(crowd(10))
    await index.refresh()
    const search = { query: queryOf('包裹'), drill: 'exclude', sort: 'newest', size: 3 } as const
    const { next } = await index.search(search)
    if (next === null) throw new Error('a page should follow')
    await expect(index.search({ ...search, query: queryOf('丢失'), cursor: next })).rejects.toThrow('cursor')
    await expect(index.search({ ...search, sort: 'reach', cursor: next })).rejects.toThrow('cursor')
    await expect(index.search({ ...search, cursor: 'nonsense' })).rejects.toThrow('cursor')
  })

  test('drills are left out, let in, or alone', async () => {
    const index = await freshIndex(open)
    await index.upsert([buildMention({ id: 'real' }), buildMention({ id: 'drill', drill: true })])
    await index.refresh()
    const ids = async (drill: MentionSearch['drill'], query?: string): Promise<string[]> => {
      const search = { drill, sort: 'newest', size: 10 } as const
      const page = await index.search(query === undefined ? search : { ...search, query: queryOf(query) })
      expect(page.total).toBe(page.items.length)
      expect(await index.count(query === undefined ? { drill } : { drill, query: queryOf(query) })).toBe(page.total)
      return page.items.map((mention) => mention.id).toSorted()
    }
    for (const query of [undefined, '包裹', 'reach:>=0 OR 包裹', 'NOT 航班', 'platform:forum']) {
      expect(await ids('exclude', query)).toEqual(['real'])
      expect(await ids('include', query)).toEqual(['drill', 'real'])
      expect(await ids('only', query)).toEqual(['drill'])
    }
  })
}
