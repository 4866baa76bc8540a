import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

interface Problem {
  readonly status: number
  readonly type: string
  readonly errors: readonly { readonly start: number; readonly end: number; readonly message: string }[]
}

async function refused(query: string, language = 'en'): Promise<Problem['errors']> {
  const path = `/api/v1/mentions?q=${encodeURIComponent(query)}`
  const answer = await server.ask('GET', path, { headers: { 'accept-language': language } })
  expect(answer.status).toBe(400)
  return answer.json<Problem>().errors
}

describe('a query over HTTP', () => {
  test.each([
    ['category:accident', /expected: one of .*safety-accident/, /应为：.*safety-accident/],
    ['level:9', /expected: level 1 .*, 2 or 3/, /应为：等级 1/],
    ['published:2026/01/01', /year-month-day/, /年-月-日/],
    ['reach:>=10k', /whole number/, /整数/],
  ])('that is refused says what was expected: %s', async (query, english, chinese) => {
    expect((await refused(query))[0]?.message).toMatch(english)
    expect((await refused(query, 'zh-CN'))[0]?.message).toMatch(chinese)
  })

  test('names every mistake with its place', async () => {
    const query = 'titel:x AND category:foo AND reach:[9 TO 1]'
    const places = (await refused(query)).map(({ start, end }) => query.slice(start, end))
    expect(places).toEqual(['titel:', 'foo', '[9 TO 1]'])
  })

  test('may be as long as the language allows, also in Chinese', async () => {
    const query = `"${'云'.repeat(190)}" OR `
      .repeat(103)
      .slice(0, 19_990)
      .replace(/ OR "?云*$/, '')
    const answer = await server.ask('GET', `/api/v1/mentions?q=${encodeURIComponent(query)}`)
    expect([query.length > 19_000, answer.status]).toEqual([true, 200])
  })

  test('is refused with a problem document where the whole request is longer still', async () => {
    const answer = await server.ask('GET', `/api/v1/mentions?q=${'a'.repeat(300_000)}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([431, 'application/problem+json'])
    expect(answer.json<Problem>().type).toMatch(/headers-too-large$/)
  })
})

describe('a request with a value that cannot be', () => {
  test.each([
    ['mentions?from=bad', /^a time as 2026-/, /^应为时刻/],
    ['mentions?size=0', /^a whole number from 1 to 1000$/, /^应为 1 到 1000 的整数$/],
    ['trends?top=x', /^a whole number from 1 to 100$/, /^应为 1 到 100 的整数$/],
    ['trends?interval=P2D', /^minute, .*P1D/, /^应为 minute/],
    ['mentions/histogram?interval=P2D', /^minute, .*P1D/, /^应为 minute/],
  ])('is told what may: %s', async (path, english, chinese) => {
    for (const [language, message] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const answer = await server.ask('GET', `/api/v1/${path}`, { headers: { 'accept-language': language } })
      expect(answer.status).toBe(400)
      expect(answer.json<{ errors: { message: string }[] }>().errors[0]?.message).toMatch(message)
    }
  })

  test('intervals go by name and as ISO 8601 in trends as in histograms', async () => {
    const answer = await server.ask('GET', '/api/v1/trends?interval=P1D')
    expect([answer.status, answer.json()['interval']]).toEqual([200, 'day'])
  })
})

test('the parts that decided keep their notes', async () => {
  const answer = await server.ask('POST', '/api/v1/explain', {
    body: { query: '告 ONEAR/5 级', mention: { text: '级别告' } },
    headers: { 'accept-language': 'en' },
  })
  const { because } = answer.json<{ because: { note?: { en: string } }[] }>()
  expect(because[0]?.note?.en).toMatch(/in the other order/)
})
