import { describe, expect, it } from 'vitest'
import { dayStart, hourStart, instantOf, wallTimeOf } from './wall-time.ts'

const at = (text: string): number => Date.parse(text)
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16)
const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}

describe('the clocks of a zone', () => {
  it('say a time that comes back as the same instant', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe']) {
      const instant = at('2026-07-19T17:46:00Z')
      expect(instantOf(wallTimeOf(instant, zone), zone)).toBe(instant)
    }
  })

  it('move a skipped time on, and take the first of a repeated one', () => {
    expect(iso(instantOf(wall('2026-03-08 02:30'), 'America/New_York'))).toBe('2026-03-08T07:30')
    expect(iso(instantOf(wall('2026-11-01 01:30'), 'America/New_York'))).toBe('2026-11-01T05:30')
  })

  it('begin an hour at a full hour, in zones of odd minutes too', () => {
    expect(iso(hourStart(at('2026-11-25T17:20:40Z'), 'Asia/Shanghai'))).toBe('2026-11-25T17:00')
    expect(iso(hourStart(at('2026-11-25T17:20:40Z'), 'Asia/Kathmandu'))).toBe('2026-11-25T17:15')
  })

  it('begin a day at midnight, however long the days between are', () => {
    expect(iso(dayStart(at('2026-11-25T17:00:00Z'), 'Asia/Shanghai'))).toBe('2026-11-25T16:00')
    expect(iso(dayStart(at('2026-03-10T12:00:00Z'), 'America/New_York', -6))).toBe('2026-03-04T05:00')
    expect(iso(dayStart(at('2026-03-10T12:00:00Z'), 'America/New_York'))).toBe('2026-03-10T04:00')
  })
})
