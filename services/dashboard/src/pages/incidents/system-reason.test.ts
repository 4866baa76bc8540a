import { describe, expect, it } from 'vitest'
import { saySystemReason } from './system-reason.ts'

describe('the system’s reason', () => {
  it('is said in the reader’s words', () => {
    const why = 'complainants 128 ≥ 100 (story); regulator 1 ≥ 1 (PT24H)'
    expect(saySystemReason(why, 'zh')).toBe('投诉人数 128（阈值 100） · 事件全程；监管介入 1（阈值 1） · 1 天')
    expect(saySystemReason(why, 'en')).toBe(
      'Complainants 128 (threshold 100) · the story so far; Regulator involved 1 (threshold 1) · 1 d',
    )
  })

  it('adds nothing to a clock, whose time is shown already', () => {
    expect(saySystemReason('due at 2026-03-02T08:00:00.000Z', 'en')).toBeUndefined()
  })
})
