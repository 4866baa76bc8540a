import type { FacetCount } from '@groundswell/store'
import { alertDocuments, eventDocuments, storyDocuments } from '@groundswell/incident'
import { buildGradedAlert, buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'
import type { FoundMention } from './mentions.ts'

let server: TestGateway
const page = '<script>alert(1)</script><p>云岭速运延误</p>'

beforeAll(async () => {
  server = await startTestGateway()
  const { sha256 } = await server.store.blobs.put(Buffer.from(page))
  const signal = { kind: 'complainants', claim: false, field: 'text', start: 0, end: 2 } as const
  const story = {
    id: 'yunling',
    name: '云岭速运',
    hits: [],
    polarity: 'negative',
    polarityScore: -0.7,
    negativeEvent: 0.9,
    storyId: 'st-1',
  } as const
  const subjects = [{ ...story, hits: [] }]
  const mentions = [
    buildMention({
      id: 'a',
      text: '云岭速运的包裹三天没有更新，云岭速运没人管',
      publishedAt: '2026-03-02T01:00:00.000Z',
      evidence: { sha256, capturedAt: '2026-03-02T01:00:05.000Z', mediaType: 'text/html', bytes: page.length },
      subjects,
      signals: [{ ...signal, value: 12 }],
    }),
    buildMention({
      id: 'b',
      text: '天气很好',
      publishedAt: '2026-03-02T03:00:00.000Z',
      polarity: 'positive',
      platform: 'news',
    }),
    buildMention({ id: 'c', text: '演练：云岭速运停电', publishedAt: '2026-03-02T02:00:00.000Z', drill: true }),
    buildMention({
      id: 'd',
      text: '云岭速运再次延误',
      publishedAt: '2026-03-02T04:00:00.000Z',
      author: { name: '江州晚报', followers: 50_000 },
      subjects,
      signals: [
        { ...signal, value: 15 },
        { ...signal, value: 15 },
      ],
    }),
  ]
  await server.store.mentions.upsert(mentions)
  await server.store.mentions.refresh()
})
afterAll(() => server[Symbol.asyncDispose]())

async function search(query: string): Promise<{ items: FoundMention[]; total: number; next: string | null }> {
  const answer = await server.ask('GET', `/api/v1/mentions?${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}
const ids = async (query: string): Promise<string[]> => (await search(query)).items.map((item) => item.id)

describe('search', () => {
  test('leaves drills out unless asked, newest first', async () => {
    expect(await ids('')).toEqual(['d', 'b', 'a'])
    expect(await ids('drill=include')).toEqual(['d', 'b', 'c', 'a'])
    expect(await ids('drill=only')).toEqual(['c'])
  })

  test('finds by the query language and says what it hit', async () => {
    const found = await search(`q=${encodeURIComponent('云岭速运 AND 包裹')}`)
    expect(found.total).toBe(1)
    const [item] = found.items
    expect(item?.highlights.map(({ field, start, end }) => [field, item.text.slice(start, end)])).toEqual([
      ['text', '云岭速运'],
      ['text', '包裹'],
      ['text', '云岭速运'],
    ])
  })

  test('is bounded by times of any offset, sorted and paged as asked', async () => {
    expect(await ids('from=2026-03-02T11:00:00%2B08:00&to=2026-03-02T04:00:00Z')).toEqual(['b'])
    expect(await ids('sort=oldest')).toEqual(['a', 'b', 'd'])
    expect(await ids('sort=reach')).toEqual(['d', 'b', 'a'])
    const first = await search('size=2')
    expect(first.items.map((item) => item.id)).toEqual(['d', 'b'])
    expect(await ids(`size=2&cursor=${encodeURIComponent(first.next ?? '')}`)).toEqual(['a'])
  })

  test('a trend has every bucket, empty ones too, and a series a value', async () => {
    const answer = await server.ask(
      'GET',
      '/api/v1/mentions/histogram?from=2026-03-02T00:00:00Z&to=2026-03-02T06:00:00Z&interval=hour&by=platform',
    )
    const { buckets, series } = answer.json<{ buckets: { count: number }[]; series: { key: string }[] }>()
    expect(buckets.map((bucket) => bucket.count)).toEqual([0, 1, 0, 1, 1, 0])
    expect(series.map((one) => one.key).toSorted()).toEqual(['forum', 'news'])
  })

  test.each([
    ['PT1M', 'minute'],
    ['PT1H', 'hour'],
    ['P1D', 'day'],
    ['P1W', 'week'],
    ['P7D', 'week'],
    ['P1M', 'month'],
  ])('a trend by %s is one by the %s', async (iso, name) => {
    const period = 'from=2026-03-02T00:00:00Z&to=2026-03-02T06:00:00Z'
    const asked = async (interval: string): Promise<unknown> =>
      (await server.ask('GET', `/api/v1/mentions/histogram?${period}&interval=${interval}`)).json()
    const answer = await asked(iso)
    expect(answer).toMatchObject({ interval: name })
    expect(answer).toEqual(await asked(name))
  })

  test('facets count the values of what was found', async () => {
    const answer = await server.ask('GET', '/api/v1/mentions/facets?facets=platform,polarity&drill=include')
    expect(answer.json<{ facets: Record<string, FacetCount[]> }>().facets).toEqual({
      platform: [
        { key: 'forum', count: 3 },
        { key: 'news', count: 1 },
      ],
      polarity: [
        { key: 'negative', count: 3 },
        { key: 'positive', count: 1 },
      ],
    })
  })
})

describe('evidence', () => {
  test('comes as the bytes that were captured, and as nothing a browser would run', async () => {
    const answer = await server.ask('GET', '/api/v1/mentions/a/evidence')
    expect(answer.text).toBe(page)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{16}\.html\.txt"$/)
    expect((await server.ask('GET', '/api/v1/mentions/b/evidence')).status).toBe(404)
  })
})

describe('stories, events and the ledger', () => {
  test('a story comes with its mentions, its spread and what they say, contradictions marked', async () => {
    await server.store.documents.put(storyDocuments, {
      id: 'st-1',
      expected: 'absent',
      body: {
        id: 'st-1',
        subjectId: 'yunling',
        subjectName: '云岭速运',
        title: '包裹延误投诉',
        firstSeenAt: '2026-03-02T01:00:00.000Z',
        lastSeenAt: '2026-03-02T04:00:00.000Z',
        mentionCount: 2,
        complainants: 15,
        platforms: ['forum'],
        provinces: [],
        eventId: 'ev-1',
        drill: false,
      },
    })
    const answer = await server.ask('GET', '/api/v1/stories/st-1')
    expect(answer.json()).toMatchObject({
      id: 'st-1',
      subject: { id: 'yunling', name: '云岭速运' },
      mentionCount: 2,
      spread: { platforms: [{ key: 'forum', count: 2 }] },
      mentions: { total: 2, items: [{ id: 'd' }, { id: 'a' }] },
      facts: [
        {
          kind: 'complainants',
          contradictory: true,
          values: [
            { value: 15, count: 1, mentions: ['d'] },
            { value: 12, count: 1, mentions: ['a'] },
          ],
        },
      ],
    })
  })

  test('the ledger and the events are filtered by level, subject, openness and time, and mentions found by level', async () => {
    for (const [at, level] of [3, 2, 1].entries()) {
      const alert = buildGradedAlert({
        id: `ev-9-${at + 1}`,
        eventId: 'ev-9',
        seq: at + 1,
        level: level as 1 | 2 | 3,
        at: `2026-03-02T0${at + 1}:00:00.000Z`,
      })
      const { at: time, eventId, change, drill } = alert
      const body = { alert, at: time, level: alert.level, subjectId: alert.subject.id, eventId, change, drill }
      await server.store.documents.put(alertDocuments, { id: alert.id, body, expected: 'absent' })
      if (level === 1) {
        const standing = { openedAt: time, closedAt: null, peakLevel: alert.level, incidentId: null }
        await server.store.documents.put(eventDocuments, {
          id: eventId,
          expected: 'absent',
          body: {
            event: { ...alert, id: eventId, ...standing },
            at: time,
            level: alert.level,
            subjectId: alert.subject.id,
            storyId: alert.story.id,
            open: true,
            drill,
          },
        })
      }
    }
    const list = async (path: string): Promise<string[]> =>
      (await server.ask('GET', path)).json<{ items: { id: string }[] }>().items.map((item) => item.id)
    await expect.poll(() => list('/api/v1/alerts')).toEqual(['ev-9-3', 'ev-9-2', 'ev-9-1'])
    expect(await list('/api/v1/alerts?level=2,3')).toEqual(['ev-9-2', 'ev-9-1'])
    expect(await list('/api/v1/alerts?from=2026-03-02T02:00:00Z&to=2026-03-02T03:00:00Z')).toEqual(['ev-9-2'])
    expect(await list('/api/v1/alerts?change=opened,raised')).toEqual(await list('/api/v1/alerts'))
    expect(await list('/api/v1/alerts?change=lowered,closed')).toEqual([])
    expect((await server.ask('GET', '/api/v1/alerts?change=opened,up')).status).toBe(400)
    expect(await list('/api/v1/alerts?subject=other')).toEqual([])
    expect(await list('/api/v1/events?open=true&level=1&subject=yunling')).toEqual(['ev-9'])
    expect(await list('/api/v1/events?open=false')).toEqual([])
    expect((await server.ask('GET', '/api/v1/events/ev-9')).json()).toMatchObject({ level: 1, peakLevel: 1 })
    expect((await server.ask('GET', '/api/v1/alerts/ev-9-2')).json()).toMatchObject({ eventId: 'ev-9', level: 2 })
    expect(await ids(`q=${encodeURIComponent('level:1 AND 包裹')}`)).toEqual(['a'])
    expect(await ids('q=level:%3C=2')).toEqual(['d', 'a'])
    expect(await ids('q=level:3')).toEqual([])
    expect(await ids('q=NOT+level:1')).toEqual(['b'])
    const overview = (await server.ask('GET', '/api/v1/overview')).json<{ events: { worst: number; open: number } }>()
    expect(overview.events).toMatchObject({ worst: 1, open: 1 })
  })
})
