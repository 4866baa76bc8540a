import type { SubjectMatch } from '@groundswell/contracts'
import { buildMention, FakeClock } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

interface Slice {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly negative: number
  readonly negativeShare: number | null
  readonly sentimentMean: number | null
  readonly buckets: readonly { start: string; count: number; negativeShare: number | null }[]
}
interface Summary extends Slice {
  readonly shareOfVoice: readonly {
    subject: { id: string; name: string }
    share: number
    count: number
    buckets: readonly { count: number; negative: number }[] | null
    compared: { count: number } | null
  }[]
  readonly top: Record<string, readonly { key: string; count: number; share: number }[]>
  readonly hoursOfWeek: readonly { day: number; hour: number; count: number }[] | null
  readonly compared: Slice | null
}

let server: TestGateway
const match = (id: string): SubjectMatch => ({
  id,
  name: id,
  hits: [],
  polarity: 'negative',
  polarityScore: -0.5,
  negativeEvent: 0.5,
})

beforeAll(async () => {
  server = await startTestGateway({}, { clock: new FakeClock('2026-03-10T16:00:00.000Z') })
  for (const [id, name] of [
    ['yunling', '云岭速运'],
    ['haitang', '海棠快递'],
    ['silent', '无人提及'],
  ])
    await server.ask('POST', '/api/v1/subjects', { body: { id, name, query: name } })
  await server.store.mentions.upsert([
    // 09:30 on Tuesday the 10th in Shanghai.
    buildMention({
      author: { name: '江畔老张' },
      publishedAt: '2026-03-10T01:30:00.000Z',
      polarityScore: -0.8,
      subjects: [match('yunling')],
    }),
    buildMention({
      author: { handle: '江畔老张' },
      publishedAt: '2026-03-08T17:00:00.000Z',
      polarity: 'positive',
      polarityScore: 0.4,
      platform: 'news',
      subjects: [match('yunling'), match('haitang')],
      places: [{ province: '广东', field: 'text', start: 0, end: 2 }],
    }),
    buildMention({ publishedAt: '2026-03-06T01:00:00.000Z', text: '江畔', subjects: [match('yunling')] }),
    buildMention({ publishedAt: '2026-03-09T01:00:00.000Z', drill: true }),
  ])
})
afterAll(() => server[Symbol.asyncDispose]())

const period = 'from=2026-03-07T16:00:00Z&to=2026-03-10T16:00:00Z&interval=day'
const trends = async (query: string): Promise<Summary> => {
  const answer = await server.ask('GET', `/api/v1/trends?${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

describe('trends', () => {
  test('have every bucket of the time zone, and no share or mean where there is nothing', async () => {
    const found = await trends(period)
    expect(found.buckets.map(({ start, count, negativeShare }) => [start, count, negativeShare])).toEqual([
      ['2026-03-07T16:00:00.000Z', 0, null],
      ['2026-03-08T16:00:00.000Z', 1, 0],
      ['2026-03-09T16:00:00.000Z', 1, 1],
    ])
    expect(found).toMatchObject({ count: 2, negative: 1, negativeShare: 0.5, compared: null })
    expect(found.sentimentMean).toBeCloseTo(-0.2)
    expect((await trends(`${period}&drill=include`)).count).toBe(3)
    expect((await trends(`${period}&q=platform:news`)).count).toBe(1)
    expect((await trends('')).buckets.length).toBeGreaterThanOrEqual(30)
  })

  test('share the voice among all subjects, silent ones too', async () => {
    const { shareOfVoice } = await trends(period)
    expect(shareOfVoice.map(({ subject, count }) => [subject.name, count])).toEqual([
      ['云岭速运', 2],
      ['海棠快递', 1],
      ['无人提及', 0],
    ])
    expect(shareOfVoice.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(shareOfVoice.map(({ compared }) => compared)).toEqual([null, null, null])
  })

  test('give each voice its figures of the period compared with, and the buckets of the loudest only', async () => {
    const { shareOfVoice } = await trends(`${period}&compare=previous&top=1`)
    expect(shareOfVoice.map(({ compared }) => compared?.count)).toEqual([1, 0, 0])
    expect(shareOfVoice[0]?.buckets?.map(({ count, negative }) => [count, negative])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ])
    expect(shareOfVoice.slice(1).map(({ buckets }) => buckets)).toEqual([null, null])
  })

  test('name the top sources, platforms and provinces, each with its share of what was found', async () => {
    const { top } = await trends(period)
    expect(top['platform']).toEqual([
      { key: 'forum', count: 1, share: 0.5, negative: 1 },
      { key: 'news', count: 1, share: 0.5, negative: 0 },
    ])
    expect(top['province']).toEqual([{ key: '广东', count: 1, share: 0.5, negative: 0 }])
    expect(top['author']).toEqual([{ key: '江畔老张', count: 2, share: 1 }])
    expect(top['source']).toEqual([{ key: 'jiangpan', count: 2, share: 1, negative: 1 }])
  })

  test('show the heat by hour of the week in the time zone asked for', async () => {
    const hot = async (zone: string) =>
      (await trends(`${period}&timeZone=${zone}`)).hoursOfWeek?.flatMap(({ day, hour, count }) =>
        count === 0 ? [] : [[day, hour, count]],
      )
    expect((await trends(period)).hoursOfWeek).toHaveLength(168)
    expect(await hot('Asia/Shanghai')).toEqual([
      [1, 1, 1],
      [2, 9, 1],
    ])
    expect(await hot('America/New_York')).toEqual([
      [1, 21, 1],
      [7, 13, 1],
    ])
    // 01:30 UTC is 07:15 in Kathmandu, 17:00 UTC is 22:45.
    expect(await hot('Asia/Kathmandu')).toEqual([
      [2, 7, 1],
      [7, 22, 1],
    ])
    expect((await trends('from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&interval=month')).hoursOfWeek).toBeNull()
  })

  test('say which hours a cell of the week is made of, cut to the period', async () => {
    const hours = async (query: string) => {
      const answer = await server.ask('GET', `/api/v1/trends/hours?${query}`)
      return answer.json<{ items?: unknown; errors?: unknown }>()
    }
    const long = 'from=2026-03-03T01:20:00Z&to=2026-03-10T01:45:00Z'
    expect((await hours(`${long}&day=2&hour=9&timeZone=Asia/Shanghai`)).items).toEqual([
      { from: '2026-03-03T01:20:00.000Z', to: '2026-03-03T02:00:00.000Z', count: 0, negative: 0 },
      { from: '2026-03-10T01:00:00.000Z', to: '2026-03-10T01:45:00.000Z', count: 1, negative: 1 },
    ])
    expect((await hours('from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&day=1&hour=1')).errors).toMatchObject([
      { path: 'from' },
    ])
  })

  test('compare with the period before, or the same one earlier', async () => {
    const before = await trends(`${period}&compare=previous`)
    expect(before.compared).toMatchObject({
      from: '2026-03-04T16:00:00.000Z',
      to: '2026-03-07T16:00:00.000Z',
      count: 1,
    })
    expect(before.compared?.buckets.map(({ count }) => count)).toEqual([0, 1, 0])
    expect((await trends(`${period}&compare=P7D`)).compared).toMatchObject({
      from: '2026-02-28T16:00:00.000Z',
      count: 0,
    })
    const bad = await server.ask('GET', `/api/v1/trends?${period}&compare=last`)
    expect(bad.json()).toMatchObject({ status: 400, errors: [{ path: 'compare' }] })
  })

  test('refuse a period that ends before it begins, and buckets too fine for it', async () => {
    const ask = (query: string) => server.ask('GET', `/api/v1/trends?${query}`)
    expect((await ask('from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z')).status).toBe(400)
    expect((await ask('from=2025-03-02T00:00:00Z&to=2026-03-01T00:00:00Z&interval=minute')).status).toBe(400)
  })
})
