import { describe, expect, it } from 'vitest'
import { sayDuration, sayWindow } from './duration.ts'

const minute = 60_000

describe('saying a length of time', () => {
  it('uses at most the two largest units', () => {
    expect(sayDuration(26 * 60 * minute + 5 * minute, 'zh')).toBe('1 天 2 小时')
    expect(sayDuration(112 * minute, 'en')).toBe('1 h 52 min')
    expect(sayDuration(120 * minute, 'en')).toBe('2 h')
    expect(sayDuration(41 * minute + 5000, 'en')).toBe('41 min')
  })

  it('ticks in seconds below an hour when asked', () => {
    expect(sayDuration(41 * minute + 5000, 'zh', { seconds: true })).toBe('41 分 05 秒')
    expect(sayDuration(9000, 'en', { seconds: true })).toBe('9 s')
    expect(sayDuration(61 * minute, 'zh', { seconds: true })).toBe('1 小时 1 分钟')
  })

  it('is never negative', () => {
    expect(sayDuration(-5000, 'en')).toBe('0 s')
  })
})

describe('saying a window', () => {
  it('reads ISO 8601 durations and the life of a story', () => {
    expect(sayWindow('PT30M', 'zh')).toBe('30 分钟')
    expect(sayWindow('P1DT2H', 'en')).toBe('1 d 2 h')
    expect(sayWindow('story', 'en')).toBe('the story so far')
  })

  it('leaves alone what it cannot read', () => {
    expect(sayWindow('fortnight', 'en')).toBe('fortnight')
    expect(sayWindow('P', 'en')).toBe('P')
  })
})
