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
] as const

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
