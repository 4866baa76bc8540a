import { describe, expect, it } from 'vitest'
import { measuredPoints } from './measured-points.ts'
import { trendPoints } from './trend-points.ts'

const hour = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
// Monday's midnight in Shanghai.
const begin = Date.parse('2026-11-01T16:00:00.000Z')

function hours(counts: readonly number[], mean = 0.5) {
  const buckets = counts.map((count, index) => ({
    start: iso(begin + index * hour),
    count,
    negative: Math.floor(count / 2),
    negativeShare: count === 0 ? null : Math.floor(count / 2) / count,
    sentimentMean: count === 0 ? null : mean,
  }))
  const to = iso(begin + (counts.length - 0.5) * hour)
  const trends = { timeZone: 'Asia/Shanghai', from: iso(begin), to, interval: 'hour' as const, buckets }
  return trendPoints({ trends, history: [], other: { buckets, to }, known: begin })
}

describe('shares and means over time', () => {
  it('are drawn by the day where an hour holds a handful, each of all its mentions', () => {
    const { points, interval } = measuredPoints(hours(Array.from({ length: 24 * 5 }, () => 2)), 'hour', 'Asia/Shanghai')
    expect(interval).toBe('day')
    expect(points.map(({ start, count, negativeShare }) => [start, count, negativeShare])).toEqual(
      [0, 1, 2, 3, 4].map((day) => [iso(begin + day * 24 * hour), 48, 0.5]),
    )
    expect(points[0]?.sentimentMean).toBeCloseTo(0.5)
    expect(points[1]?.bounds).toEqual({ from: iso(begin + 24 * hour), to: iso(begin + 48 * hour) })
    expect(points[1]?.other).toMatchObject({ count: 48, negativeShare: 0.5 })
    expect(points.map(({ unfinished }) => unfinished)).toEqual([false, false, false, false, true])
  })

  it('stay as they are where there is enough to say, or too little time to put together', () => {
    const many = hours(Array.from({ length: 24 * 5 }, () => 30))
    expect(measuredPoints(many, 'hour', 'Asia/Shanghai')).toEqual({ points: many, interval: 'hour' })
    const short = hours(Array.from({ length: 24 }, () => 2))
    expect(measuredPoints(short, 'hour', 'Asia/Shanghai')).toEqual({ points: short, interval: 'hour' })
  })

  it('go on to weeks, from Monday', () => {
    const { points, interval } = measuredPoints(
      hours(Array.from({ length: 24 * 7 * 5 }, (_, at) => (at % 24 === 12 ? 4 : 0))),
      'hour',
      'Asia/Shanghai',
    )
    expect(interval).toBe('week')
    expect(points.map(({ count }) => count)).toEqual([28, 28, 28, 28, 28])
  })
})
