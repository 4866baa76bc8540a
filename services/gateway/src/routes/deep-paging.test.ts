import type { Mention } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
const many = 10_500
const start = Date.UTC(2026, 2, 2)

/** Ids that sort unlike their times; several share a second. */
const numbered = (n: number): Mention =>
  buildMention({
    id: `m${(n * 7_919) % 100_003}`,
    text: `包裹丢失 ${n}`,
    publishedAt: new Date(start + Math.floor(n / 3) * 1_000).toISOString(),
    author: { followers: n % 17 },
  })

beforeAll(async () => {
  server = await startTestGateway()
  const all = Array.from({ length: many }, (_, n) => numbered(n))
  for (let at = 0; at < many; at += 1_500) await server.store.mentions.upsert(all.slice(at, at + 1_500))
}, 60_000)
afterAll(() => server[Symbol.asyncDispose]())

interface Page {
  items: { id: string }[]
  total: number
  next: string | null
}

describe('paging through more than 10,000 mentions while new ones arrive', () => {
  test.each(['newest', 'reach'] as const)(
    'sorted by %s shows none twice and leaves none out',
    async (sort) => {
      const wanted = new Set(Array.from({ length: many }, (_, n) => numbered(n).id))
      const seen: string[] = []
      let cursor: string | null = null
      let arrived = 0
      do {
        const query = new URLSearchParams({ q: '包裹丢失', sort, size: '700', ...(cursor === null ? {} : { cursor }) })
        const page: Page = (await server.ask('GET', `/api/v1/mentions?${query.toString()}`)).json<Page>()
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next
        await server.store.mentions.upsert(
          Array.from({ length: 20 }, () => {
            arrived += 1
            // Some newer than all, some between those already shown and those to come.
            const minute = arrived % 2 === 0 ? 600 : 20
            return buildMention({
              id: `new-${sort}-${arrived}`,
              text: '包裹丢失 新',
              publishedAt: new Date(start + minute * 60_000 + arrived).toISOString(),
              author: { followers: arrived % 17 },
            })
          }),
        )
      } while (cursor !== null)
      expect(new Set(seen).size).toBe(seen.length)
      const found = new Set(seen)
      expect([...wanted].filter((id) => !found.has(id))).toEqual([])
      expect(arrived).toBeGreaterThan(200)
    },
    60_000,
  )
})
