import { buildMention, FakeClock } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

interface Difference {
  readonly count: number
  readonly samples: readonly { id: string; highlights: readonly object[] }[]
}
interface Preview {
  readonly from: string
  readonly to: string
  readonly total: number
  readonly buckets: readonly { start: string; count: number }[]
  readonly samples: readonly { id: string; highlights: readonly object[] }[]
  readonly warnings: readonly { code: string; message: { zh: string; en: string } }[]
  readonly change: { before: number; added: Difference; removed: Difference } | null
}

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway({}, { clock: new FakeClock('2026-03-31T04:00:00.000Z') })
  const at = (day: string, id: string, text: string, over: object = {}) =>
    buildMention({ id, text, publishedAt: `${day}T02:00:00.000Z`, indexedUnder: day.slice(0, 7), ...over })
  await server.store.mentions.upsert([
    at('2026-03-31', 'a', '云岭速运延误'),
    at('2026-03-30', 'b', '云岭速运丢件'),
    at('2026-03-02', 'c', '云岭速运延误三天'),
    at('2026-02-28', 'old', '云岭速运延误'),
    at('2026-03-29', 'd', '演练：云岭速运延误', { drill: true }),
    ...Array.from({ length: 12 }, (_, n) => at('2026-03-15', `n${n}`, '云岭速运涨价')),
  ])
  await server.ask('POST', '/api/v1/subjects', {
    body: { id: 'yunling', name: '云岭速运', query: '云岭速运 (延误 OR 丢件)' },
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const preview = async (body: object): Promise<Preview> => {
  const answer = await server.ask('POST', '/api/v1/subjects/preview', { body })
  expect(answer.status).toBe(200)
  return answer.json()
}

describe('preview of a subject', () => {
  test('gives thirty days with the empty ones, a total, and samples with highlights', async () => {
    const found = await preview({ query: '云岭速运 延误' })
    expect([found.from, found.to]).toEqual(['2026-03-01T16:00:00.000Z', '2026-03-31T04:00:00.000Z'])
    expect(found.buckets).toHaveLength(30)
    expect([found.buckets[0]?.count, found.buckets.at(-1)?.count, found.total]).toEqual([1, 1, 2])
    expect(found.samples.map(({ id, highlights }) => [id, highlights.length])).toEqual([
      ['a', 2],
      ['c', 2],
    ])
    expect(found.change).toBeNull()
    expect((await preview({ query: '云岭速运 延误', drill: 'only' })).samples.map(({ id }) => id)).toEqual(['d'])
  })

  test('says what a change adds and what it takes away', async () => {
    const { change } = await preview({ id: 'yunling', query: '云岭速运 (延误 OR 涨价)' })
    expect(change).toMatchObject({ before: 3, added: { count: 12 }, removed: { count: 1, samples: [{ id: 'b' }] } })
    expect(change?.added.samples).toHaveLength(10)
    expect(change?.removed.samples[0]?.highlights).toHaveLength(2)
    expect(await preview({ id: 'yunling', query: '云岭速运 (延误 OR 丢件)' })).toMatchObject({
      change: { added: { count: 0 }, removed: { count: 0 } },
    })
    expect(await preview({ id: 'not-yet', query: '云岭速运' })).toMatchObject({ change: null })
  })

  test('warns, in both languages, of what is probably not meant', async () => {
    const { warnings } = await preview({ query: '云岭速运 OR 的' })
    expect(warnings.map(({ code }) => code)).toEqual(['stop-words-only'])
    expect(warnings[0]?.message.zh).toMatch(/虚词/)
    expect(warnings[0]?.message.en).toMatch(/every text/)
  })

  test('refuses a bad query with its place, and what only searches may ask', async () => {
    const ask = (query: string) => server.ask('POST', '/api/v1/subjects/preview', { body: { query } })
    const bad = await ask('云岭速运 AND (丢件')
    expect(bad.status).toBe(400)
    expect(bad.json()).toMatchObject({ errors: [{ path: 'query', start: 9, code: 'unclosed-bracket' }] })
    expect((await ask('云岭速运 level:1')).json()).toMatchObject({ errors: [{ code: 'not-for-subjects' }] })
  })
})
