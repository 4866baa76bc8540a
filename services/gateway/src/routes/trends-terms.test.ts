import { buildMention, FakeClock } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

interface Terms {
  readonly from: string
  readonly usualFrom: string
  readonly sample: { texts: number; drawn: number; of: number; usualTexts: number }
  readonly top: readonly { term: string; count: number; share: number }[]
  readonly fresh: readonly { term: string; times: number; usualShare: number }[] | null
}

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway({}, { clock: new FakeClock('2026-03-10T04:00:00.000Z') })
  const places = ['江州', '云州', '海州', '青州', '安州', '丰州', '永州', '平州']
  const usual = Array.from({ length: 80 }, (_, n) =>
    buildMention({
      text: `${places[n % 8]}第${n}个包裹延误，云岭速运${n % 3 === 0 ? '客服没接' : '还在派送'}`,
      publishedAt: new Date(Date.UTC(2026, 2, 1, n * 2)).toISOString(),
    }),
  )
  const today = Array.from({ length: 12 }, (_, n) =>
    buildMention({
      text: `${['昨夜', '刚才', '听说', '又是'][n % 4]}起火，${places[n % 8]}的云岭速运，包裹${n}延误`,
      publishedAt: new Date(Date.UTC(2026, 2, 9, 20, n)).toISOString(),
    }),
  )
  const reposts = Array.from({ length: 5 }, (_, n) =>
    buildMention({ text: '转发抽奖送大礼', publishedAt: new Date(Date.UTC(2026, 2, 9, 21, n)).toISOString() }),
  )
  await server.store.mentions.upsert([...usual, ...today, ...reposts])
})
afterAll(() => server[Symbol.asyncDispose]())

const terms = async (query: string): Promise<Terms> => {
  const answer = await server.ask('GET', `/api/v1/trends/terms?${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

describe('terms', () => {
  test('of today say what is new against the two weeks before', async () => {
    const found = await terms('')
    expect([found.from, found.usualFrom]).toEqual(['2026-03-09T16:00:00.000Z', '2026-02-23T16:00:00.000Z'])
    expect(found.sample).toMatchObject({ drawn: 17, of: 17, texts: 13, usualTexts: 80 })
    expect(found.fresh?.[0]?.term).toBe('起火')
    expect(found.fresh?.[0]?.usualShare).toBe(0)
    expect(found.top.some(({ term }) => term.includes('延误'))).toBe(true)
    expect(found.fresh?.some(({ term }) => term === '延误')).toBe(false)
    expect(found.top.some(({ term }) => term.includes('抽奖'))).toBe(false)
  })

  test('leave out what was asked for', async () => {
    const { top } = await terms(`q=${encodeURIComponent('起火')}`)
    expect(top.some(({ term }) => term === '起火')).toBe(false)
  })

  test('claim nothing new where the usual is unknown', async () => {
    expect(await terms('from=2026-02-20T00:00:00Z&to=2026-03-02T00:00:00Z')).toMatchObject({ fresh: null })
    expect((await server.ask('GET', '/api/v1/trends/terms?from=2027-01-01T00:00:00Z')).status).toBe(400)
  })
})
