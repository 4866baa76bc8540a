import type { Clock } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { clockProgress, clockRule, clockStatus, inOrder, pressingOf, sayCountdown } from './countdown.ts'

const start = Date.parse('2026-03-02T08:00:00.000Z')
const minute = 60_000

function at(minutes: number): number {
  return start + minutes * minute
}

function clock(id: string, due: number, more: Partial<Clock> = {}): Clock {
  return {
    id,
    name: '初步核查',
    startedAt: new Date(start).toISOString(),
    warnAt: new Date(at(due - 10)).toISOString(),
    dueAt: new Date(at(due)).toISOString(),
    ...more,
  }
}

describe('a countdown', () => {
  it('says what is left, warns, and is overdue at the very deadline', () => {
    const one = clock('verification', 120)
    expect(clockStatus(one, at(60))).toBe('running')
    expect(clockStatus(one, at(110))).toBe('warning')
    expect(clockStatus(one, at(120))).toBe('breached')
    expect(sayCountdown(one, at(60), 'en')).toBe('1 h left')
    expect(sayCountdown(one, at(115) + 30_000, 'zh')).toBe('还剩 4 分 30 秒')
    expect(sayCountdown(one, at(123), 'en')).toBe('3 min 00 s overdue')
  })

  it('says of a met clock how early or late it was met, and stands still', () => {
    const early = clock('verification', 120, { metAt: new Date(at(100)).toISOString() })
    const late = clock('verification', 120, {
      metAt: new Date(at(125)).toISOString(),
      breachedAt: new Date(at(120)).toISOString(),
    })
    expect(sayCountdown(early, at(500), 'en')).toBe('Done, 20 min early')
    expect(sayCountdown(late, at(500), 'zh')).toBe('已完成，迟 5 分钟')
    expect(clockProgress(early, at(500))).toBeCloseTo(100 / 120)
  })

  it('ends with its incident', () => {
    const one = clock('verification', 120, { endedAt: new Date(at(30)).toISOString() })
    expect(clockStatus(one, at(500))).toBe('ended')
  })

  it('knows the rule of a repeated run', () => {
    expect(clockRule('progress-report-2')).toBe('progress-report')
    expect(clockRule('first-meeting')).toBe('first-meeting')
  })
})

describe('several clocks', () => {
  const clocks = [
    clock('later', 300),
    clock('met', 50, { metAt: new Date(at(20)).toISOString() }),
    clock('missed', 30, { breachedAt: new Date(at(30)).toISOString() }),
    clock('next', 120),
  ]

  it('press with the one due next, and the overdue are counted', () => {
    const pressing = pressingOf(clocks, at(60))
    expect(pressing.next?.id).toBe('next')
    expect(pressing.overdue).toBe(1)
  })

  it('press with the most overdue when nothing else is left', () => {
    expect(pressingOf(clocks, at(400)).next?.id).toBe('missed')
    expect(pressingOf(clocks, at(400)).overdue).toBe(3)
    expect(pressingOf([], at(0)).next).toBeUndefined()
  })

  it('are shown with those to be done first', () => {
    expect(inOrder(clocks, at(60)).map((one) => one.id)).toEqual(['missed', 'next', 'later', 'met'])
  })
})
