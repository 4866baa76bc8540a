import { describe, expect, test } from 'vitest'
import { comparedPeriod } from './compared-period.ts'

const compared = (from: string, to: string, compare: string, timeZone = 'UTC') => {
  const found = comparedPeriod({ from: `${from}:00.000Z`, to: `${to}:00.000Z` }, compare, timeZone)
  return found === undefined ? undefined : `${found.from.slice(0, 16)} ${found.to.slice(0, 16)}`
}

describe('the period compared with', () => {
  test('is the one right before, as long', () => {
    expect(compared('2026-03-10T08:30', '2026-03-11T08:30', 'previous')).toBe('2026-03-09T08:30 2026-03-10T08:30')
    expect(compared('2026-03-10T08:30', '2026-03-10T09:15', 'previous')).toBe('2026-03-10T07:45 2026-03-10T08:30')
  })

  test('keeps to midnight where the clocks change', () => {
    // New York, from 8 March to 15 March: 167 hours, seven days all the same.
    expect(compared('2026-03-08T05:00', '2026-03-15T04:00', 'previous', 'America/New_York')).toBe(
      '2026-03-01T05:00 2026-03-08T05:00',
    )
    expect(compared('2026-03-15T04:00', '2026-03-16T04:00', 'P7D', 'America/New_York')).toBe(
      '2026-03-08T05:00 2026-03-09T04:00',
    )
  })

  test('is the month before a month, and the same month a year earlier', () => {
    expect(compared('2026-02-28T16:00', '2026-03-31T16:00', 'previous', 'Asia/Shanghai')).toBe(
      '2026-01-31T16:00 2026-02-28T16:00',
    )
    expect(compared('2026-03-01T00:00', '2026-04-01T00:00', 'P1Y')).toBe('2025-03-01T00:00 2025-04-01T00:00')
  })

  test('begins at the instant asked for', () => {
    expect(compared('2026-03-08T05:00', '2026-03-15T04:00', '2026-01-05T05:00:00Z', 'America/New_York')).toBe(
      '2026-01-05T05:00 2026-01-12T05:00',
    )
  })

  test('is nothing for what is none of these', () => {
    for (const compare of ['last', 'P0D', '-P7D', '2026-01-05', 'P1000000000D', '+275760-09-13T00:00:00Z']) {
      expect(compared('2026-03-08T05:00', '2026-03-15T04:00', compare)).toBeUndefined()
    }
  })
})
