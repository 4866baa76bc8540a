import type { Clock, Incident } from '@groundswell/contracts'
import { describe, expect, test } from 'vitest'
import { nextClockOf } from './next-clock.ts'
import { usualOf } from './usual.ts'

const hours = (...counts: number[]): { count: number }[] => counts.map((count) => ({ count }))

describe('the usual', () => {
  test('is the same hour of the days before once five of them are known', () => {
    const days = [40, 4, 5, 6, 7, 8].map((count) => [count, ...Array.from({ length: 23 }, () => 90)])
    expect(usualOf(hours(...days.flat()))).toEqual({ low: 5, high: 8, basis: 'same-hour' })
  })

  test('is the hours before while less is known', () => {
    expect(usualOf(hours(0, 0, 0, 3, 1, 4, 1, 5, 9))).toEqual({ low: 1, high: 5, basis: 'hours-before' })
  })

  test('is not known from too few hours, or from none: silence before the first mention is no zero', () => {
    expect(usualOf(hours(...Array.from({ length: 300 }, () => 0), 3, 1, 4))).toBeNull()
    expect(usualOf(hours(0, 0, 0))).toBeNull()
    expect(usualOf([])).toBeNull()
  })
})

describe('the next clock', () => {
  const clock = (id: string, dueAt: string, more: Partial<Clock> = {}): Clock => {
    const startedAt = '2026-03-02T08:00:00.000Z'
    return { id, name: id, startedAt, warnAt: startedAt, dueAt, ...more }
  }
  const at = (hour: number): string => `2026-03-02T${hour}:00:00.000Z`
  const next = (...clocks: Clock[]): string | undefined =>
    nextClockOf({ id: 'in-1', title: '停电', level: 2, clocks } as unknown as Incident)?.id

  test('is the running one that is due first', () => {
    expect(next(clock('late', at(20)), clock('soon', at(10)), clock('met', at(9), { metAt: at(9) }))).toBe('soon')
  })

  test('is a missed one only when nothing else runs', () => {
    const missed = clock('missed', at(9), { breachedAt: at(9) })
    expect(next(missed, clock('running', at(12)))).toBe('running')
    expect(next(missed)).toBe('missed')
    expect(next(clock('ended', at(12), { endedAt: at(10) }))).toBeUndefined()
  })
})
