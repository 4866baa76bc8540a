import type { Clock, Level } from '@groundswell/contracts'
import { milliseconds, type ClockPlan, type ClockRule } from './clock-plan.ts'

export function isRunning(clock: Clock): boolean {
  return clock.metAt === undefined && clock.breachedAt === undefined && clock.endedAt === undefined
}

function start(rule: ClockRule, at: Date, id = rule.id): Clock {
  const due = at.getTime() + milliseconds(rule.due)
  return {
    id,
    name: rule.name,
    startedAt: at.toISOString(),
    warnAt: new Date(Math.max(at.getTime(), due - milliseconds(rule.warnBefore))).toISOString(),
    dueAt: new Date(due).toISOString(),
  }
}

/**
 * The clocks after a grade at `level`: those of the level that were not there are started; for one that is there the
 * earlier deadline holds and both start times are kept; met, missed and ended ones stay as they are (spec/domain.md §5).
 */
export function clocksAtLevel(present: readonly Clock[], plan: ClockPlan, level: Level, at: Date): Clock[] {
  const rules = new Map(plan[level].map((rule) => [rule.id, rule]))
  const kept = present.map((clock) => {
    const rule = rules.get(ruleIdOf(clock))
    if (rule === undefined || !isRunning(clock)) return clock
    const fresh = start(rule, at, clock.id)
    if (fresh.dueAt >= clock.dueAt) return { ...clock, restarts: [...(clock.restarts ?? []), fresh.startedAt] }
    const { warnedAt: _, ...unwarned } = clock
    return {
      ...(fresh.warnAt > at.toISOString() ? unwarned : clock),
      name: fresh.name,
      warnAt: fresh.warnAt,
      dueAt: fresh.dueAt,
      restarts: [...(clock.restarts ?? []), fresh.startedAt],
    }
  })
  const there = new Set(present.map(ruleIdOf))
  return [...kept, ...plan[level].filter((rule) => !there.has(rule.id)).map((rule) => start(rule, at))]
}

/** `progress-report-2` is the second run of the rule `progress-report`. */
export function ruleIdOf(clock: Pick<Clock, 'id'>): string {
  return clock.id.replace(/-\d+$/, '')
}

/** The next run of a repeating clock that has just been met or missed; it counts from the old deadline or from now, whichever is later. */
export function nextRun(clock: Clock, plan: ClockPlan, level: Level, at: Date): Clock | undefined {
  const rule = plan[level].find((candidate) => candidate.id === ruleIdOf(clock) && candidate.repeats === true)
  if (rule === undefined) return undefined
  const run = Number(/-(\d+)$/.exec(clock.id)?.[1] ?? 1) + 1
  return start(rule, at, `${rule.id}-${run}`)
}

/** When anything next happens to these clocks by itself, ISO 8601; null when nothing will. */
export function nextDueAt(clocks: readonly Clock[]): string | null {
  const times = clocks.filter(isRunning).map((clock) => (clock.warnedAt === undefined ? clock.warnAt : clock.dueAt))
  return times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b))
}
