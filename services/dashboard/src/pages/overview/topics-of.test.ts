import { describe, expect, it } from 'vitest'
import { topicsOf } from './topics-of.ts'

const begin = Date.parse('2026-11-01T00:00:00.000Z')

function hourly(counts: readonly number[]) {
  return counts.map((count, index) => ({
    start: new Date(begin + index * 3_600_000).toISOString(),
    count,
    negative: Math.floor(count / 2),
  }))
}

function days(...perDay: readonly number[]): number[] {
  return perDay.flatMap((count) => [count, ...Array.from({ length: 23 }, () => 0)])
}

describe('topics', () => {
  it('stand beside the least and the most of the whole days before', () => {
    const whole = hourly(days(9, 9, 9))
    expect(topicsOf([{ key: 'service-dispute', buckets: hourly(days(2, 6, 4)) }], whole)).toEqual([
      { key: 'service-dispute', today: 4, negative: 2, usual: { low: 2, high: 6 } },
    ])
  })

  it('have no usual value before there was a whole day', () => {
    const whole = hourly(days(0, 0, 7))
    expect(topicsOf([{ key: 'other', buckets: whole }], whole)[0]?.usual).toBeUndefined()
  })

  it('are those of today, the most told first', () => {
    const whole = hourly(days(9, 9))
    const series = [
      { key: 'a', buckets: hourly(days(5, 0)) },
      { key: 'b', buckets: hourly(days(0, 1)) },
      { key: 'c', buckets: hourly(days(0, 3)) },
    ]
    expect(topicsOf(series, whole).map((topic) => topic.key)).toEqual(['c', 'b'])
  })
})
