import type { SubjectMatch } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import type { OpenMentionIndex } from './mention-index-contract.ts'
import { allPages, freshIndex, queryOf } from './fresh-index.ts'

const yunling: SubjectMatch = {
  id: 'yunling',
  name: '云岭速运',
  hits: [],
  polarity: 'negative',
  polarityScore: -0.5,
  negativeEvent: 0.5,
}
const haitang: SubjectMatch = { ...yunling, id: 'haitang', name: '海棠冷链' }

export function describeMentionWrites(open: () => Promise<OpenMentionIndex>): void {
  const fresh = () => freshIndex(open)
  const idsOf = async (index: Awaited<ReturnType<typeof fresh>>, query: string): Promise<string[]> => {
    await index.refresh()
    return (await allPages(index, { query: queryOf(query), drill: 'include', sort: 'oldest', size: 100 })).ids
  }

  test('a mention is read back at once as it was given', async () => {
    const index = await fresh()
    const mention = buildMention({ id: 'a', text: '半个 \ud83d 表情，另半个 \udc00，零 \u0000', subjects: [yunling] })
    expect(await index.upsert([mention])).toEqual([{ status: 'written' }])
    expect(await index.get('a')).toEqual(mention)
    expect(await index.getMany(['none', 'a', 'none'])).toEqual([undefined, mention, undefined])
    expect(await index.getMany([])).toEqual([])
    expect(await index.upsert([])).toEqual([])
  })

  test('a newer version wins, the same and older ones change nothing, whatever the order in one call', async () => {
    const index = await fresh()
    const first = buildMention({ id: 'a', text: '包裹丢失' })
    const second = { ...first, version: 2, text: '包裹找到了' }
    await index.upsert([first])
    expect(await index.upsert([first, second, first, second])).toEqual([
      { status: 'unchanged' },
      { status: 'written' },
      { status: 'unchanged' },
      { status: 'unchanged' },
    ])
    expect((await index.get('a'))?.text).toBe('包裹找到了')
    expect(await idsOf(index, '丢失')).toEqual([])
    expect(await idsOf(index, '找到')).toEqual(['a'])
    expect(await index.count({ drill: 'include' })).toBe(1)
  })

  test('a corrected time moves a mention, and it still stands there once', async () => {
    const index = await fresh()
    const first = buildMention({ id: 'a', publishedAt: '2026-03-02T07:00:00.000Z' })
    const second = { ...first, version: 2, publishedAt: '2026-02-02T07:00:00.000Z' }
    await index.upsert([first, buildMention({ id: 'b', publishedAt: '2026-03-01T07:00:00.000Z' })])
    await index.upsert([second])
    expect(await idsOf(index, '包裹')).toEqual(['a', 'b'])
  })

  test('a mention that no index can hold is refused with the reason, and the others are written', async () => {
    const index = await fresh()
    const results = await index.upsert([
      buildMention({ id: 'x'.repeat(501) }),
      buildMention({ id: 'a' }),
      buildMention({ id: 'b', publishedAt: 'yesterday' }),
      buildMention({ id: 'c', indexedUnder: '../etc' }),
    ])
    expect(results.map((result) => result.status)).toEqual(['refused', 'written', 'refused', 'refused'])
    expect(results[0]).toMatchObject({ reason: expect.stringContaining('id must be') as unknown })
    expect(await index.get('a')).toBeDefined()
  })

  test('writers that race with versions of one mention leave the newest', async () => {
    const index = await fresh()
    const first = buildMention({ id: 'a', subjects: [yunling] })
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        at === 4
          ? index.assignStories([{ mentionId: 'a', subjectId: 'yunling', storyId: 'st-1' }])
          : index.upsert([{ ...first, version: at + 1, text: `第${at + 1}版` }]),
      ),
    )
    expect(await index.get('a')).toMatchObject({ version: 8, text: '第8版' })
    await index.refresh()
    expect(await index.count({ drill: 'include' })).toBe(1)
  })

  test('a story is found by its mentions and stays with them through newer versions', async () => {
    const index = await fresh()
    const first = buildMention({ id: 'a', subjects: [yunling, haitang] })
    await index.upsert([first])
    expect(
      await index.assignStories([
        { mentionId: 'a', subjectId: 'yunling', storyId: 'st-1' },
        { mentionId: 'none', subjectId: 'yunling', storyId: 'st-1' },
        { mentionId: 'a', subjectId: 'haitang', storyId: 'st-2' },
      ]),
    ).toEqual(['written', 'missing', 'written'])
    expect((await index.get('a'))?.subjects.map((subject) => subject.storyId)).toEqual(['st-1', 'st-2'])
    expect(await idsOf(index, 'story:st-1')).toEqual(['a'])

    await index.upsert([{ ...first, version: 2, subjects: [yunling] }])
    expect(await index.upsert([{ ...first, version: 2 }])).toEqual([{ status: 'unchanged' }])
    expect((await index.get('a'))?.subjects).toEqual([{ ...yunling, storyId: 'st-1' }])
    expect(await idsOf(index, 'story:st-2')).toEqual([])
    await index.upsert([{ ...first, version: 3 }])
    expect(await idsOf(index, 'story:st-2')).toEqual(['a'])
  })

  test('a story can be changed for another and taken away, also one that the mention brought itself', async () => {
    const index = await fresh()
    await index.upsert([buildMention({ id: 'a', subjects: [{ ...yunling, storyId: 'st-0' }] })])
    expect(await idsOf(index, 'story:st-0')).toEqual(['a'])
    await index.assignStories([{ mentionId: 'a', subjectId: 'yunling', storyId: 'st-1' }])
    expect(await idsOf(index, 'story:st-0 OR story:st-1')).toEqual(['a'])
    expect(await idsOf(index, 'story:st-0')).toEqual([])
    await index.assignStories([{ mentionId: 'a', subjectId: 'yunling', storyId: null }])
    expect(await idsOf(index, 'story:st-1')).toEqual([])
    expect((await index.get('a'))?.subjects).toEqual([yunling])
    expect(await index.assignStories([{ mentionId: 'a', subjectId: 'nobody', storyId: 'st-9' }])).toEqual(['written'])
  })

  test('a text of 200,000 characters is kept whole and found by its last words', async () => {
    const index = await fresh()
    const text = `${'江州的天气很好，'.repeat(24_999)}云岭速运丢件`
    await index.upsert([buildMention({ id: 'long', text }), buildMention({ id: 'short', text: '江州' })])
    expect((await index.get('long'))?.text).toBe(text)
    expect(await idsOf(index, '云岭速运丢件')).toEqual(['long'])
    expect(await idsOf(index, '好江州')).toEqual([])
  })

  test('words of any length are found whole and by their beginning', async () => {
    const index = await fresh()
    const long = 'donaudampfschiff'.repeat(20)
    await index.upsert([
      buildMention({ id: 'a', text: `${long} then` }),
      buildMention({ id: 'b', text: `${long}x then` }),
    ])
    expect(await idsOf(index, `"${long} then"`)).toEqual(['a'])
    expect(await idsOf(index, 'donaudampfschiffdonau*')).toEqual(['a', 'b'])
  })

  test('months go whole, by the month a mention was first seen in', async () => {
    const index = await fresh()
    const months = ['2025-12', '2026-01', '2026-01', '2026-02', '2026-03']
    await index.upsert(
      months.map((indexedUnder, at) =>
        buildMention({ id: `m${at}`, indexedUnder, publishedAt: '2025-12-31T12:00:00.000Z', subjects: [yunling] }),
      ),
    )
    await index.refresh()
    expect(await index.dropBefore('2026-01-31T23:59:59.999Z')).toBe(1)
    expect(await index.dropBefore('2026-02-15T00:00:00.000Z')).toBe(2)
    await index.refresh()
    expect(await idsOf(index, 'subject:yunling')).toEqual(['m3', 'm4'])
    expect(await index.get('m1')).toBeUndefined()
    expect(await index.count({ drill: 'include' })).toBe(2)
    expect(await index.dropBefore('2026-02-15T00:00:00.000Z')).toBe(0)
  })

  test('an index without any mention answers every question', async () => {
    const index = await fresh()
    expect(await index.get('a')).toBeUndefined()
    expect(await index.count({ drill: 'include' })).toBe(0)
    for (const sort of ['newest', 'relevance'] as const)
      expect(await index.search({ query: queryOf('包裹'), drill: 'include', sort, size: 10 })).toEqual({
        items: [],
        total: 0,
        next: null,
      })
    expect(await index.facets({ drill: 'include' }, ['platform'], 10)).toEqual({ platform: [] })
    expect(await index.assignStories([{ mentionId: 'a', subjectId: 's', storyId: 'st' }])).toEqual(['missing'])
    const span = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-02T02:00:00.000Z' }
    const histogram = await index.histogram({ ...span, drill: 'include', interval: 'hour', timeZone: 'UTC' })
    expect(histogram).toHaveLength(1)
    expect(histogram[0]?.buckets.map((bucket) => bucket.count)).toEqual([0, 0])
    expect(await index.dropBefore('2026-01-01')).toBe(0)
    await index.refresh()
  })
}
