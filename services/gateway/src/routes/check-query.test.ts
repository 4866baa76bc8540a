import type { Problem } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway({})
  const subject = { id: 'yunling', name: '云岭速运', query: '云岭' }
  await server.ask('POST', '/api/v1/subjects', { body: subject })
  await server.store.mentions.upsert([buildMention({ id: 'a', text: '云岭', platform: 'house-board' })])
})
afterAll(() => server[Symbol.asyncDispose]())

async function check(query: string, purpose?: 'subject'): Promise<(readonly string[])[]> {
  const body = purpose === undefined ? { query } : { query, for: purpose }
  const answer = await server.ask('POST', '/api/v1/query/check', { body })
  expect(answer.status).toBe(200)
  const { warnings } = answer.json<{
    warnings: { start: number; end: number; code: string; suggestion?: string }[]
  }>()
  return warnings.map(({ start, end, code, suggestion }) => [code, query.slice(start, end), suggestion ?? ''])
}

describe('checking a query', () => {
  test.each<[string, string[][]]>([
    ['platform:we', [['unknown-value', 'we', 'web']]],
    ['platform:论坛 云岭', [['unknown-value', '论坛', 'forum']]],
    ['platform:(forum OR "we chat")', [['unknown-value', '"we chat"', 'wechat']]],
    ['-subject:云岭速运', [['unknown-value', '云岭速运', 'yunling']]],
    ['lang:中文', [['unknown-value', '中文', 'zh']]],
    ['province:大宛', [['unknown-value', '大宛', '']]],
    ['story:none', [['unknown-value', 'none', '']]],
    ['platform:weibo platform:house-board subject:yunling province:Guangdong', []],
    ['云岭 and 延误', [['word-looks-like-operator', 'and', 'AND']]],
    ['platform:forum', []],
  ])('%s', async (query, warnings) => {
    const found = await check(query)
    expect(found.filter(([code]) => code !== 'never-matches')).toEqual(warnings)
  })

  test('of a subject it also says what is too broad', async () => {
    expect(await check('platform:forum', 'subject')).toEqual([['too-broad', 'platform:forum', '']])
  })

  test('what cannot be read is refused with every mistake, its place and what was expected', async () => {
    const body = { query: 'titel:x AND category:foo AND level:9' }
    const headers = { 'accept-language': 'zh' }
    const { errors } = (await server.ask('POST', '/api/v1/query/check', { body, headers })).json<Problem>()
    expect(errors?.map(({ code, start, end }) => [code, start, end])).toEqual([
      ['unknown-field', 0, 6],
      ['bad-value', 21, 24],
      ['bad-value', 35, 36],
    ])
    expect(errors?.[2]?.message).toContain('应为：等级 1（最重）、2 或 3')
  })
})
