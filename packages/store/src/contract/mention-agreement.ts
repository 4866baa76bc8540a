import { matches, matchInputOf, parseQuery } from '@groundswell/query'
import fc from 'fast-check'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import type { Mention } from '@groundswell/contracts'
import type { OpenMentionIndex } from './mention-index-contract.ts'
import { allPages, queryOf, testSeed } from './fresh-index.ts'
import { queryArbitrary, sampleMentions } from './sample-mentions.ts'

const runs = Number(process.env['GROUNDSWELL_AGREEMENT_RUNS'] ?? 400)

/** Where engines are likeliest to differ: shared characters, repeated words, a NOT over rows, the author's two names. */
const corners = [
  '云 NEAR/0 岭速',
  '"云岭 云岭"',
  '(云岭 ONEAR/0 岭速)',
  '(运 NEAR/2 "包裹 mac")',
  '(NOT (云岭 OR reach:>=10000))',
  '((2 of) (云, mac, reach:>10, story:st-1))',
  'author:(云岭 NEAR/1 速运)',
  '云岭 NEAR/0 速运',
  '云岭 NEAR/1 岭速',
  'mac NEAR/1 云岭',
  '(包裹 OR 丢失) NEAR/1 云岭',
  '(云岭 ONEAR/9 包裹) AND story:st-1 AND reach:>=0',
  '云岭mac OR mac云',
  'title:(3云岭 NEAR/2 速运mac)',
  'author:(mac NEAR/1 (云岭 OR mac*))',
  '(云岭速 OR 速运 OR "lost parcel" OR 运) NEAR/1 (运包裹 OR 客服 OR mac OR 速运)',
  '(云岭速运 OR 云) ONEAR/0 (包裹丢失 OR 岭 OR 运)',
] as const

const many = (count: number, each: (at: number) => string, by: string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join(by)

/** As long as the language allows: an engine has to answer, however its own limits are drawn. */
const longest: Readonly<Record<string, string>> = {
  'a thousand words, three of them': `(3 of) (云, mac, 3, ${many(1000, (at) => `w${at}`, ', ')})`,
  'a thousand ranges, one of them': many(1000, (at) => `reach:${at * 10}`, ' OR '),
  'a thousand ranges, none of them': many(999, (at) => `-reach:${at * 10}`, ' '),
  'a thousand stories': many(1100, (at) => `story:st-${at}`, ' OR '),
  'two hundred words near two hundred': `(云岭 OR ${many(199, (at) => `云岭${String.fromCodePoint(0x4e00 + at)}`, ' OR ')}) NEAR/100 (速运 OR 岭 OR ${many(198, (at) => `岭${String.fromCodePoint(0x5e00 + at)}包`, ' OR ')})`,
  'brackets in brackets': `${'(mac OR (云 AND -('.repeat(7)}lost${')))'.repeat(7)}`,
}

/** Any query over any mentions finds exactly those of which the query package says that it matches. */
export function describeAgreement(open: () => Promise<OpenMentionIndex>): void {
  describe('agreement with the query package', () => {
    const seed = testSeed()
    let opened: OpenMentionIndex | undefined
    let mentions: Mention[] = []
    beforeAll(async () => {
      opened = await open()
      mentions = sampleMentions(300, seed)
      await opened.mentions.upsert(mentions)
      await opened.mentions.refresh()
    }, 60_000)
    afterAll(() => opened?.close())

    const answers = async (text: string): Promise<{ readonly index: object; readonly query: object }> => {
      if (opened === undefined) throw new Error('not open')
      const query = queryOf(text)
      const wanted = mentions.filter((mention) => matches(query, matchInputOf(mention))).map((mention) => mention.id)
      const search = { query, drill: 'include', sort: 'newest', size: 1000 } as const
      const { ids, total } = await allPages(opened.mentions, search)
      const count = await opened.mentions.count({ query, drill: 'include' })
      return {
        index: { text, ids: ids.toSorted(byText), total, count },
        query: { text, ids: wanted.toSorted(byText), total: wanted.length, count: wanted.length },
      }
    }

    test.each(corners)('%s', async (text) => {
      const { index, query } = await answers(text)
      expect(index).toEqual(query)
    })

    test.each(Object.entries(longest))('%s', { timeout: 120_000 }, async (_, text) => {
      const { index, query } = await answers(text)
      expect(index).toEqual(query)
    })

    test(`${runs} random queries (seed ${seed})`, { timeout: 600_000 }, async () => {
      const property = fc.asyncProperty(
        queryArbitrary.filter((text) => parseQuery(text, { for: 'search' }).ok),
        async (text) => {
          const { index, query } = await answers(text)
          expect(index).toEqual(query)
        },
      )
      await fc.assert(property, { seed, numRuns: runs })
    })
  })
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1
}
