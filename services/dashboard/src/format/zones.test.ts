import { describe, expect, it } from 'vitest'
import { isSameZone, offsetOf, zoneName, zonesFromWest } from './zones.ts'

const winter = Date.parse('2026-01-15T00:00:00Z')
const summer = Date.parse('2026-07-15T00:00:00Z')

describe('the zones to choose from', () => {
  it('stand from west to east by the clocks of the season, no two of them one', () => {
    const names = zonesFromWest(winter)
    expect([names[0], names.at(-1)]).toEqual(['Pacific/Honolulu', 'Pacific/Auckland'])
    expect(names.indexOf('Australia/Adelaide')).toBeGreaterThan(names.indexOf('Australia/Brisbane'))
    const later = zonesFromWest(summer)
    expect(later.indexOf('Australia/Adelaide')).toBeLessThan(later.indexOf('Australia/Brisbane'))
    for (const [index, name] of names.entries())
      expect(names.slice(index + 1).filter((other) => isSameZone(name, other))).toEqual([])
  })

  it('have names of their own in both languages, under old names too', () => {
    expect(zoneName('Asia/Shanghai', 'zh')).toBe('北京、上海')
    expect(zoneName('Asia/Calcutta', 'en')).toBe('New Delhi')
    expect(zoneName('Antarctica/Troll', 'zh')).toBe('Antarctica/Troll')
  })

  it('say how far they are from UTC', () => {
    expect(['UTC', 'Asia/Kathmandu', 'America/New_York'].map((zone) => offsetOf(zone, winter))).toEqual([
      'UTC+0',
      'UTC+5:45',
      'UTC−5',
    ])
  })
})
