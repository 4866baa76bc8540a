import { describe, expect, it } from 'vitest'
import { isUnfinished, partFilled } from './part-filled.ts'

const zone = 'America/Los_Angeles'
/** The second of these days has 23 hours. */
const days = ['2026-03-07T08:00:00.000Z', '2026-03-08T08:00:00.000Z', '2026-03-09T07:00:00.000Z'].map((start) => ({
  start,
}))

describe('a bucket is only partly filled', () => {
  it('where the period begins inside the first or ends inside the last', () => {
    const period = { from: '2026-03-07T12:00:00.000Z', to: '2026-03-10T06:59:00.000Z' }
    expect(partFilled(days, period, 'day', zone)).toEqual([true, false, true])
  })

  it('not where the period holds it whole, a day of 23 hours too', () => {
    const period = { from: '2026-03-07T08:00:00.000Z', to: '2026-03-09T07:00:00.000Z' }
    expect(partFilled(days.slice(0, 2), period, 'day', zone)).toEqual([false, false])
  })

  it('by the length of its own month', () => {
    const to = '2026-03-01T08:00:00.000Z'
    expect(isUnfinished('2026-02-01T08:00:00.000Z', { to }, 'month', zone)).toBe(false)
    expect(isUnfinished('2026-01-01T08:00:00.000Z', { to: '2026-01-31T08:00:00.000Z' }, 'month', zone)).toBe(true)
  })
})
