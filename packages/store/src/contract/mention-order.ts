import type { Mention, SubjectMatch } from '@groundswell/contracts'
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

/** Of one version, the mention matched with later subjects stands: stored mentions may be matched again. */
export function describeMentionOrder(open: () => Promise<OpenMentionIndex>): void {
  const fresh = () => freshIndex(open)
  const matched = (subjectsVersion: string, subjects: SubjectMatch[], version = 1): Mention => ({
    ...buildMention({ id: 'a', author: { name: '江畔' }, subjects }),
    subjectsVersion,
    version,
  })
  const found = async (index: Awaited<ReturnType<typeof fresh>>, subject: string): Promise<string[]> => {
    await index.refresh()
    const query = queryOf(`subject:${subject}`)
    return (await allPages(index, { query, drill: 'include', sort: 'newest', size: 10 })).ids
  }

  test('of one version the mention matched with later subjects wins, in every order of one call and over calls', async () => {
    const index = await fresh()
    expect(await index.upsert([matched('9', [yunling]), matched('10', [haitang]), matched('9', [yunling])])).toEqual([
      { status: 'written' },
      { status: 'written' },
      { status: 'unchanged' },
    ])
    expect(await index.get('a')).toEqual(matched('10', [haitang]))
    expect(await index.upsert([matched('10', [yunling])])).toEqual([{ status: 'unchanged' }])
    expect(await index.upsert([matched('2', [yunling])])).toEqual([{ status: 'unchanged' }])
    expect(await index.upsert([matched('11', [yunling])])).toEqual([{ status: 'written' }])
    expect([await found(index, 'yunling'), await found(index, 'haitang')]).toEqual([['a'], []])
  })

  test('a mention never stamped is older than a stamped one, and a later version is newer than any stamp', async () => {
    const index = await fresh()
    const { subjectsVersion: _, ...unstamped } = matched('1', [haitang])
    await index.upsert([unstamped])
    expect(await index.upsert([matched('1', [yunling])])).toEqual([{ status: 'written' }])
    expect(await index.upsert([unstamped])).toEqual([{ status: 'unchanged' }])
    expect(await index.upsert([matched('1', [haitang], 2)])).toEqual([{ status: 'written' }])
    expect(await index.upsert([matched('900', [yunling])])).toEqual([{ status: 'unchanged' }])
    expect((await index.get('a'))?.subjects).toEqual([haitang])
  })

  test('sums, facets and stories follow a mention that is matched again, and it stands there once', async () => {
    const index = await fresh()
    await index.upsert([matched('1', [yunling, haitang]), buildMention({ id: 'b', subjects: [yunling] })])
    await index.assignStories([
      { mentionId: 'a', subjectId: 'yunling', storyId: 'st-1' },
      { mentionId: 'a', subjectId: 'haitang', storyId: 'st-2' },
    ])
    await index.upsert([matched('2', [yunling])])
    await index.refresh()
    expect((await index.get('a'))?.subjects).toEqual([{ ...yunling, storyId: 'st-1' }])
    expect(await index.count({ drill: 'include' })).toBe(2)
    expect(await index.facets({ drill: 'include' }, ['subject', 'story'], 10)).toEqual({
      subject: [{ key: 'yunling', count: 2 }],
      story: [{ key: 'st-1', count: 1 }],
    })
    const at = (await index.get('a'))?.publishedAt ?? ''
    const from = `${at.slice(0, 13)}:00:00.000Z`
    const to = new Date(Date.parse(from) + 3_600_000).toISOString()
    const span = { from, to, drill: 'include', interval: 'hour', timeZone: 'UTC', by: 'subject' } as const
    const series = await index.histogram(span)
    expect(series.map(({ key, buckets }) => [key, buckets.map(({ count }) => count)])).toEqual([['yunling', [2]]])
    await index.upsert([matched('3', [yunling, haitang])])
    expect((await index.get('a'))?.subjects.map(({ storyId }) => storyId)).toEqual(['st-1', 'st-2'])
  })

  test('whoever pages while mentions are matched again meets each once', async () => {
    const index = await fresh()
    const many = Array.from({ length: 30 }, (_, at): Mention => ({
      ...buildMention({ id: `m${String(at).padStart(2, '0')}`, subjects: [yunling] }),
      subjectsVersion: '1',
    }))
    await index.upsert(many)
    await index.refresh()
    const { ids } = await allPages(index, { drill: 'include', sort: 'newest', size: 7 }, async ({ items }) => {
      await index.upsert(items.map((item) => ({ ...item, subjects: [], subjectsVersion: '2' })))
      await index.refresh()
    })
    expect(ids.sort((a, b) => a.localeCompare(b))).toEqual(many.map(({ id }) => id))
  })

  test('writers that race with states of one version leave the latest subjects', async () => {
    const index = await fresh()
    await Promise.all(
      Array.from({ length: 8 }, (_, at) => index.upsert([matched(String(at + 1), at % 2 === 0 ? [] : [yunling])])),
    )
    expect(await index.get('a')).toEqual(matched('8', [yunling]))
  })
}
