import { eventDocuments, storyDocuments } from '@groundswell/incident'
import { buildGradedAlert, buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString()
const inStories = (id: string, minute: number, ...stories: string[]) =>
  buildMention({
    id,
    text: `云岭速运 包裹延误 ${id}`,
    publishedAt: at(minute),
    subjects: stories.map((storyId) => ({
      id: storyId.slice(0, 2),
      name: storyId.slice(0, 2),
      hits: [],
      polarity: 'negative',
      polarityScore: -0.5,
      negativeEvent: 0.9,
      storyId,
    })),
  })

beforeAll(async () => {
  server = await startTestGateway()
  await server.store.mentions.upsert([
    inStories('a1', 1, 'yl-a'),
    inStories('a2', 5, 'yl-a'),
    inStories('ab', 3, 'yl-a', 'jf-b'),
    inStories('b1', 2, 'jf-b'),
    inStories('c1', 4, 'yl-c'),
    buildMention({ id: 'none', text: '云岭速运 招聘', publishedAt: at(6) }),
  ])
  await server.store.documents.put(storyDocuments, {
    id: 'yl-a',
    expected: 'absent',
    body: {
      id: 'yl-a',
      subjectId: 'yl',
      subjectName: '云岭速运',
      title: '包裹延误',
      firstSeenAt: at(1),
      lastSeenAt: at(5),
      mentionCount: 3,
      complainants: 0,
      platforms: [],
      provinces: [],
      eventId: 'ev-a',
      drill: false,
    },
  })
  for (const [storyId, level] of [
    ['yl-a', 1],
    ['jf-b', 3],
  ] as const)
    await server.store.documents.put(eventDocuments, {
      id: `ev-${storyId}`,
      expected: 'absent',
      body: { ...eventOf(storyId, level), storyId, level },
    })
})
afterAll(() => server[Symbol.asyncDispose]())

function eventOf(storyId: string, level: 1 | 3) {
  const eventId = `ev-${storyId}`
  const alert = buildGradedAlert({ eventId, story: { id: storyId, title: '包裹延误' }, level, at: at(9) })
  return {
    at: at(9),
    subjectId: alert.subject.id,
    open: true,
    drill: false,
    event: { ...alert, id: eventId, openedAt: at(9), closedAt: null, peakLevel: level, incidentId: null },
  }
}

interface Grouped {
  items: { story: { id: string; title: string; level: number | null }; count: number; newest: { id: string } }[]
  total?: number
  mentions: number
}
const grouped = async (query: string): Promise<Grouped> =>
  (await server.ask('GET', `/api/v1/mentions/by-story?${query}`)).json<Grouped>()

describe('a search grouped by story', () => {
  test('has one row a story with its newest mention and exact counts, most first', async () => {
    const { items, total, mentions } = await grouped(`q=${encodeURIComponent('云岭速运')}`)
    expect(items.map(({ story, count, newest }) => [story.id, count, newest.id])).toEqual([
      ['yl-a', 3, 'a2'],
      ['jf-b', 2, 'ab'],
      ['yl-c', 1, 'c1'],
    ])
    expect([total, mentions]).toEqual([3, 6])
    expect(items.map(({ story }) => story.level)).toEqual([1, 3, null])
    expect(items[0]?.story.title).toBe('包裹延误')
  })

  test('counts within the query and the period alone', async () => {
    expect((await grouped(`q=${encodeURIComponent('b1 OR ab')}`)).items.map(({ count }) => count)).toEqual([2, 1])
    expect((await grouped(`to=${at(3)}`)).items.map(({ story, newest }) => [story.id, newest.id])).toEqual([
      ['jf-b', 'b1'],
      ['yl-a', 'a1'],
    ])
  })

  test('says where the query is wrong', async () => {
    const answer = await server.ask('GET', `/api/v1/mentions/by-story?q=${encodeURIComponent('延误 AND (')}`)
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: 'q' }] })
  })
})

describe('the level facet', () => {
  test('counts each mention once, at the most severe present level of its stories', async () => {
    const answer = await server.ask('GET', '/api/v1/mentions/facets?facets=level,platform')
    expect(answer.json<{ facets: { level: object[] } }>().facets.level).toEqual([
      { key: '1', count: 3 },
      { key: '3', count: 1 },
    ])
  })

  test('finds what it counts', async () => {
    for (const [level, ids] of [
      ['1', ['a2', 'ab', 'a1']],
      ['3', ['b1']],
      ['>=2', ['b1']],
      ['<=3', ['a2', 'ab', 'b1', 'a1']],
    ] as const) {
      const answer = await server.ask('GET', `/api/v1/mentions?q=${encodeURIComponent(`level:${level}`)}`)
      expect(answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual(ids)
    }
  })
})
