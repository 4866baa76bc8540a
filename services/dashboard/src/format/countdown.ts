import type { Clock } from '@groundswell/contracts'
import { translate, type Language } from '../words/translate.ts'
import { sayDuration } from './duration.ts'

export type ClockStatus = 'running' | 'warning' | 'breached' | 'met' | 'ended'

/** How a clock stands at `now` (milliseconds). A deadline that has passed is overdue at once, before the server says so. */
export function clockStatus(clock: Clock, now: number): ClockStatus {
  if (clock.metAt !== undefined) return 'met'
  if (clock.endedAt !== undefined) return 'ended'
  if (clock.breachedAt !== undefined || now >= Date.parse(clock.dueAt)) return 'breached'
  return now >= Date.parse(clock.warnAt) ? 'warning' : 'running'
}

/** `还剩 41 分 05 秒`, `超时 3 分 10 秒`, `已完成，提前 12 分钟`. */
export function sayCountdown(clock: Clock, now: number, language: Language): string {
  const due = Date.parse(clock.dueAt)
  switch (clockStatus(clock, now)) {
    case 'met': {
      const met = Date.parse(clock.metAt ?? clock.dueAt)
      const time = sayDuration(Math.abs(due - met), language)
      return translate(language, met <= due ? 'clock.metEarly' : 'clock.metLate', { time })
    }
    case 'ended':
      return translate(language, 'incident.ended')
    case 'breached':
      return translate(language, 'clock.overdue', { time: sayDuration(now - due, language, { seconds: true }) })
    case 'running':
    case 'warning':
      return translate(language, 'clock.left', { time: sayDuration(due - now, language, { seconds: true }) })
  }
}

/** The part of its time that is used up, 0 to 1. */
export function clockProgress(clock: Clock, now: number): number {
  const start = Date.parse(clock.startedAt)
  const length = Date.parse(clock.dueAt) - start
  if (length <= 0) return 1
  const until = clock.metAt === undefined ? now : Date.parse(clock.metAt)
  return Math.min(1, Math.max(0, (until - start) / length))
}

/** Chinese names come with the clock (they differ by level); English by its rule: `progress-report-2` is of `progress-report`. */
export function clockRule(id: string): string {
  return id.replace(/-\d+$/, '')
}

export interface Pressing {
  /** The one due next; where none is left, the most overdue. Undefined when nothing is to be done. */
  readonly next: Clock | undefined
  readonly overdue: number
}

export function pressingOf(clocks: readonly Clock[], now: number): Pressing {
  const open = inOrder(clocks, now).filter((clock) => isPressing(clock, now))
  const running = open.filter((clock) => clockStatus(clock, now) !== 'breached')
  return { next: running[0] ?? open[0], overdue: open.length - running.length }
}

/** Still to be done, late or not: a missed clock can still be met. */
export function isPressing(clock: Clock, now: number): boolean {
  const status = clockStatus(clock, now)
  return status === 'running' || status === 'warning' || status === 'breached'
}

/** Those still to be done by deadline, then the done ones, the latest done first. */
export function inOrder(clocks: readonly Clock[], now: number): Clock[] {
  const pressing = clocks.filter((clock) => isPressing(clock, now))
  const done = clocks.filter((clock) => !isPressing(clock, now))
  return [
    ...pressing.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)),
    ...done.toSorted((a, b) => (b.metAt ?? b.dueAt).localeCompare(a.metAt ?? a.dueAt)),
  ]
}
