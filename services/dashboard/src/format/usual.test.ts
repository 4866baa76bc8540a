import { describe, expect, it } from 'vitest'
import { compareWithUsual, usualDay, usualFor } from './usual.ts'

const hour = 3_600_000
const begin = Date.parse('2026-11-01T00:00:00.000Z')

function hours(counts: readonly number[]): { start: string; count: number }[] {
  return counts.map((count, index) => ({ start: new Date(begin + index * hour).toISOString(), count }))
}

describe('what is usual', () => {
  it('is the middle of the same hour on earlier days', () => {
    const days = Array.from({ length: 10 }, (_, day) => Array.from({ length: 24 }, (_, h) => (h === 9 ? 10 + day : 1)))
    expect(usualFor(begin + (10 * 24 + 9) * hour, hours(days.flat()))).toEqual({ low: 10, high: 19 })
    expect(usualFor(begin + (10 * 24 + 3) * hour, hours(days.flat()))).toEqual({ low: 1, high: 1 })
  })

  it('looks at the hours around when there are few days', () => {
    const quiet = hours(Array.from({ length: 24 }, (_, index) => 2 + (index % 3)))
    expect(usualFor(begin + 24 * hour, quiet)).toEqual({ low: 2, high: 4 })
  })

  it('says nothing when there is too little history', () => {
    expect(usualFor(begin + 5 * hour, hours([3, 4, 3, 4, 3]))).toBeUndefined()
    expect(usualFor(begin + 48 * hour, hours(Array.from({ length: 48 }, () => 0)))).toBeUndefined()
  })

  it('takes hours before the first mention for missing, not for zero', () => {
    const counts = [...Array.from({ length: 100 }, () => 0), ...Array.from({ length: 12 }, () => 5)]
    expect(usualFor(begin + 112 * hour, hours(counts))).toEqual({ low: 5, high: 5 })
  })

  it('never counts the hour itself', () => {
    const counts = [...Array.from({ length: 24 }, () => 5), 500]
    expect(usualFor(begin + 24 * hour, hours(counts))).toEqual({ low: 5, high: 5 })
  })

  it('is the middle of the same day of earlier weeks where buckets are days', () => {
    const days = Array.from({ length: 7 * 9 }, (_, index) => ({
      start: new Date(begin + index * 24 * hour).toISOString(),
      count: index % 7 === 2 ? 40 : 5,
    }))
    const next = begin + 7 * 9 * 24 * hour
    expect(usualFor(next + 2 * 24 * hour, days, { rhythm: 'day' })).toEqual({ low: 40, high: 40 })
    expect(usualFor(next, days, { rhythm: 'day' })).toEqual({ low: 5, high: 5 })
  })

  it('tells above from within and below', () => {
    expect([12, 9, 3, 2].map((value) => compareWithUsual(value, { low: 3, high: 9 }))).toEqual([
      'above',
      'within',
      'within',
      'below',
    ])
  })
})

describe('what 24 hours usually bring', () => {
  const days = (counts: readonly number[]) => hours(counts.flatMap((count) => [count, ...Array<number>(23).fill(0)]))

  it('is the middle of the whole days before the last one', () => {
    expect(usualDay(days([10, 12, 14, 16, 18, 500]))).toEqual({ low: 10, high: 18 })
  })

  it('is unknown with too few days since the first mention', () => {
    expect(usualDay(days([0, 12, 14, 16, 18, 500]))).toBeUndefined()
    expect(usualDay(days([0, 0, 0, 0, 0, 0]))).toBeUndefined()
  })
})
