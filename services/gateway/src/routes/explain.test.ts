import { buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

interface Part {
  readonly part: string
  readonly holds: boolean
  readonly hits: readonly { field: string; start: number; end: number }[]
  readonly note?: { zh: string; en: string }
  readonly parts: readonly Part[]
}
interface Explanation {
  readonly matched: boolean
  readonly query: string
  readonly tree: Part
  readonly because: readonly Part[]
  readonly subject?: { id: string; kept: object | null; changed: boolean }
}

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
  const match = {
    id: 'yunling',
    name: '云岭速运',
    polarity: 'negative',
    polarityScore: -0.6,
    negativeEvent: 0.7,
  } as const
  await server.store.mentions.upsert([
    buildMention({
      id: 'a',
      text: '云岭速运的包裹丢失，客服没人接听。',
      platform: 'forum',
      subjects: [{ ...match, hits: [{ field: 'text', start: 0, end: 4 }] }],
    }),
  ])
  await server.ask('POST', '/api/v1/subjects', { body: { id: 'yunling', name: '云岭速运', query: '云岭速运' } })
  await server.ask('POST', '/api/v1/subjects', { body: { id: 'fire', name: '起火', query: '云岭速运 AND 起火' } })
})
afterAll(() => server[Symbol.asyncDispose]())

const explain = async (body: object): Promise<Explanation> => {
  const answer = await server.ask('POST', '/api/v1/explain', { body })
  expect(answer.status).toBe(200)
  return answer.json()
}

describe('explaining', () => {
  test('a match comes with every part, and where it hit', async () => {
    const found = await explain({ query: '云岭速运 AND (丢失 OR 破损)', mentionId: 'a' })
    expect(found.matched).toBe(true)
    expect(found.tree.parts.map(({ part, holds }) => [part, holds])).toEqual([
      ['云岭速运', true],
      ['丢失 OR 破损', true],
    ])
    expect(found.because.map(({ part, hits }) => [part, hits.map(({ start, end }) => [start, end])])).toEqual([
      ['云岭速运', [[0, 4]]],
      ['丢失', [[7, 9]]],
    ])
  })

  test('a miss names the part that failed and what was there instead', async () => {
    const answer = await server.ask(
      'GET',
      `/api/v1/mentions/a/explain?q=${encodeURIComponent('云岭速运 platform:weibo')}`,
    )
    const found = answer.json<Explanation>()
    expect(found.matched).toBe(false)
    expect(found.because.map(({ part }) => part)).toEqual(['platform:weibo'])
    expect(found.tree.parts[1]?.note).toEqual({ zh: '该信息为 forum', en: 'the mention has forum' })
  })

  test('a subject is explained by its present query, beside what the mention was given', async () => {
    const kept = await explain({ subject: 'yunling', mentionId: 'a' })
    expect(kept).toMatchObject({
      matched: true,
      query: '云岭速运',
      subject: { kept: { id: 'yunling' }, changed: false },
    })
    const missed = await explain({ subject: 'fire', mentionId: 'a' })
    expect(missed).toMatchObject({ matched: false, subject: { kept: null, changed: false } })
    expect(missed.because.map(({ part }) => part)).toEqual(['起火'])
    await server.ask('PUT', '/api/v1/subjects/yunling', {
      body: { name: '云岭速运', query: '云岭速运 AND 起火' },
      headers: { 'if-match': '"1"' },
    })
    expect(await explain({ subject: 'yunling', mentionId: 'a' })).toMatchObject({
      matched: false,
      subject: { changed: true, kept: { id: 'yunling' } },
    })
  })

  test('a text of one’s own is explained without being stored', async () => {
    const mention = {
      text: '站点起火',
      platform: 'weibo',
      provinces: ['广东'],
      source: 's',
      publishedAt: '2026-03-02T01:00:00Z',
    }
    expect(await explain({ query: '起火 province:广东 source:s', mention })).toMatchObject({ matched: true })
  })

  test('a bad query is refused with its place, a missing mention or subject with 404, an unclear question with 400', async () => {
    const ask = (body: object) => server.ask('POST', '/api/v1/explain', { body, headers: { 'accept-language': 'zh' } })
    const bad = await ask({ query: '云岭 AND (', mentionId: 'a' })
    expect(bad.status).toBe(400)
    expect(bad.json<{ errors: object[] }>().errors[0]).toMatchObject({
      path: 'query',
      start: expect.any(Number) as number,
    })
    expect((await ask({ query: '云岭', mentionId: 'none' })).status).toBe(404)
    expect((await ask({ subject: 'none', mentionId: 'a' })).status).toBe(404)
    expect((await ask({ query: '云岭' })).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'mentionId', message: 'mentionId 与 mention 须给出且只给出一个' }],
    })
    expect((await ask({ query: '云岭', subject: 'yunling', mentionId: 'a' })).status).toBe(400)
  })
})
