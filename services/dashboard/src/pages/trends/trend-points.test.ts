import { describe, expect, it } from 'vitest'
import { aboveUsual, changeOf, peakOf, placeOf, trendPoints } from './trend-points.ts'

const hour = 3_600_000
const begin = Date.parse('2026-11-01T00:00:00.000Z')
const iso = (at: number) => new Date(at).toISOString()
const bucket = (index: number, count: number) => ({
  start: iso(begin + index * hour),
  count,
  negative: 0,
  negativeShare: count === 0 ? null : 0,
  sentimentMean: count === 0 ? null : 0.5,
})

function points(counts: readonly number[], known: number, history: readonly number[] = [], other = [bucket(-24, 7)]) {
  return trendPoints({
    trends: {
      timeZone: 'UTC',
      from: iso(begin + hour / 2),
      to: iso(begin + (counts.length - 0.5) * hour),
      interval: 'hour',
      buckets: counts.map((count, index) => bucket(index, count)),
    },
    history: history.map((count, index) => bucket(index - history.length, count)),
    other: { buckets: other, to: iso(begin - hour) },
    known,
  })
}

describe('the points of a trend', () => {
  it('are cut to the period, so that their mentions are exactly those counted', () => {
    const [first, middle, last] = points([1, 0, 2], begin)
    expect(first?.bounds).toEqual({ from: iso(begin + hour / 2), to: iso(begin + hour) })
    expect(middle?.bounds).toEqual({ from: iso(begin + hour), to: iso(begin + 2 * hour) })
    expect(last?.bounds.to).toBe(iso(begin + 2.5 * hour))
    expect([first?.unfinished, last?.unfinished]).toEqual([false, true])
  })

  it('tell zero from missing', () => {
    expect(points([0, 0, 1], begin + 1.5 * hour).map(({ missing }) => missing)).toEqual([true, false, false])
  })

  it('stand beside what is usual and what is compared with', () => {
    const made = points(
      [9, 1],
      begin - 100 * hour,
      Array.from({ length: 24 * 9 }, () => 2),
    )
    expect(made.map(({ usual }) => usual)).toEqual([
      { low: 2, high: 2 },
      { low: 2, high: 2 },
    ])
    expect(aboveUsual(made)).toBe(1)
    expect(made.map(({ other }) => other?.count)).toEqual([7, undefined])
  })

  it('have nothing beside them where nothing was known yet, which is not zero', () => {
    const made = points([9, 1, 4], begin - 23.5 * hour, [], [bucket(-25, 0), bucket(-24, 0), bucket(-23, 3)])
    expect(made.map(({ other }) => other?.count)).toEqual([undefined, 0, 3])
  })

  it('have a peak only where something was said', () => {
    expect(peakOf(points([1, 3, 3], begin))?.start).toBe(iso(begin + hour))
    expect(peakOf(points([0, 0], begin))).toBeUndefined()
  })

  it('hold an instant, or do not', () => {
    const made = points([1, 1, 1], begin)
    expect(placeOf(iso(begin + 1.2 * hour), made)).toBe(1)
    expect(placeOf(iso(begin + 9 * hour), made)).toBeUndefined()
  })

  it('move by no ratio from nothing', () => {
    expect(changeOf(3, 2)).toBe(0.5)
    expect(changeOf(3, 0)).toBeUndefined()
  })
})
