import { describe, expect, it } from 'vitest'
import { topicsOf } from './topics-of.ts'

const begin = Date.parse('2026-11-01T00:00:00.000Z')

function buckets(...counts: readonly number[]) {
  return counts.map((count, index) => ({
    start: new Date(begin + index * 86_400_000).toISOString(),
    count,
    negative: Math.floor(count / 2),
  }))
}

function today(counts: Readonly<Record<string, number>>) {
  return { buckets: [], series: Object.entries(counts).map(([key, count]) => ({ key, buckets: buckets(count, 0) })) }
}

describe('topics', () => {
  it('stand beside the least and the most of the whole days before', () => {
    const days = { buckets: buckets(9, 9), series: [{ key: 'service-dispute', buckets: buckets(2, 6) }] }
    expect(topicsOf(today({ 'service-dispute': 4 }), days)).toEqual([
      { key: 'service-dispute', today: 4, negative: 2, usual: { low: 2, high: 6 } },
    ])
  })

  it('count a whole day without the topic as zero', () => {
    const days = { buckets: buckets(9, 9), series: [] }
    expect(topicsOf(today({ other: 4 }), days)[0]?.usual).toEqual({ low: 0, high: 0 })
  })

  it('have no usual value before there was a whole day', () => {
    expect(topicsOf(today({ other: 7 }), { buckets: buckets(0, 0, 5) })[0]?.usual).toBeUndefined()
    expect(topicsOf(today({ other: 7 }), { buckets: buckets(0, 0) })[0]?.usual).toBeUndefined()
  })

  it('are those of today, the most told first', () => {
    expect(topicsOf(today({ a: 0, b: 1, c: 3 }), { buckets: [] }).map((topic) => topic.key)).toEqual(['c', 'b'])
  })
})
