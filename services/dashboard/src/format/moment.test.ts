import { describe, expect, it } from 'vitest'
import { Moments } from './moment.ts'

const now = Date.parse('2026-11-23T10:00:00.000Z')

describe('writing an instant', () => {
  const zh = new Moments('zh', 'Asia/Shanghai')
  const en = new Moments('en', 'Europe/Berlin')

  it('uses the form and the zone of the reader', () => {
    expect(zh.short('2026-11-23T01:05:00.000Z')).toBe('11月23日 09:05')
    expect(en.short('2026-11-23T01:05:00.000Z')).toBe('Nov 23 02:05')
  })

  it('leaves the day out when it is today', () => {
    expect(zh.brief('2026-11-23T01:05:00.000Z', now)).toBe('09:05')
    expect(zh.brief('2026-11-22T01:05:00.000Z', now)).toBe('11月22日 09:05')
  })

  it('says how long ago, and the date from two days on', () => {
    expect(zh.ago(now - 20_000, now)).toBe('刚刚')
    expect(zh.ago(now + 20_000, now)).toBe('即将')
    expect(zh.ago(now - 5 * 60_000, now)).toBe('5分钟前')
    expect(en.ago(now - 3 * 3_600_000, now)).toMatch(/^3 hr?\.? ago$/)
    expect(en.ago(now - 3 * 86_400_000, now)).toBe('Nov 20 11:00')
  })

  it('writes midnight as 00', () => {
    expect(zh.time('2026-11-22T16:00:00.000Z')).toBe('00:00')
  })
})
