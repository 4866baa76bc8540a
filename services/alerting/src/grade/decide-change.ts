import type { AlertChange, AlertReason, Level } from '@groundswell/contracts'
import type { EventState } from '../subject/subject-state.ts'
import { moreSevere, type Assessment } from './assess.ts'
import type { RuleBook } from './rule-book.ts'

/** One change of an event, before it is told. `level` as the alert will carry it. */
export interface Change {
  readonly change: AlertChange
  readonly level: Level
  readonly previousLevel: Level | null
  readonly reasons: readonly AlertReason[]
  readonly override?: { readonly by: string; readonly reason: string }
}

/** Subjects of other kinds than the brand's own raise early warnings, never levels. */
export interface Grading {
  readonly brand: boolean
  /** Event time. */
  readonly clock: number
  readonly book: RuleBook
}

/**
 * What an assessment changes of an event that is not closed; the event is brought up to date with it. Rises at once; falls
 * only when no rule and no held window supports the level any more, and never out of level 3: that takes a closing.
 */
export function decideChanges(event: EventState, assessment: Assessment, grading: Grading): Change[] {
  const changes: Change[] = []
  const computed = hold(event, assessment, grading)
  if (grading.brand) {
    const moved = move(event, computed, assessment)
    if (moved !== undefined) {
      event.level = moved.level
      event.warned = []
      if (moved.change === 'opened') event.openedAt = grading.clock
      changes.push(moved)
    }
  }
  const warning = warn(event, assessment, grading.brand ? null : computed)
  if (warning !== undefined) changes.push(warning)
  return changes
}

/** The level the rules give, with windows that were full a while ago still counting. */
function hold(event: EventState, assessment: Assessment, grading: Grading): Level | null {
  const { clock, book } = grading
  if (assessment.passing !== null) event.held[assessment.passing] = clock + book.holding.holdFor
  let computed = moreSevere(assessment.lasting, assessment.passing)
  for (const level of [1, 2, 3] as const) {
    const until = event.held[level]
    if (until === undefined) continue
    if (until <= clock) delete event.held[level]
    else computed = moreSevere(computed, level)
  }
  return computed
}

function move(event: EventState, computed: Level | null, assessment: Assessment): Change | undefined {
  const { level, override } = event
  if (level === null) {
    if (computed === null) return undefined
    return { change: 'opened', level: computed, previousLevel: null, reasons: assessment.reached }
  }
  const next = computed ?? 3
  if (override !== undefined) {
    // A person's level stands until the event becomes worse than anything known when it was set.
    if (next >= override.level || next >= (override.computed ?? 4)) return undefined
    delete event.override
    return { change: 'raised', level: next, previousLevel: level, reasons: assessment.reached }
  }
  if (next === level) return undefined
  const change = next < level ? 'raised' : 'lowered'
  return { change, level: next, previousLevel: level, reasons: assessment.reached }
}

/** One early warning a level until the level changes. For other kinds of subject a level that is reached is but a warning. */
function warn(event: EventState, assessment: Assessment, reachedOnlyWarned: Level | null): Change | undefined {
  if (event.override !== undefined) return undefined
  const near = assessment.near
  const level = moreSevere(reachedOnlyWarned, near[0]?.level ?? null)
  if (level === null || event.warned.some((warned) => warned <= level)) return undefined
  if (event.level !== null && level >= event.level) return undefined
  const reasons =
    level === reachedOnlyWarned
      ? assessment.reached
      : near.filter((item) => item.level === level).map((item) => item.reason)
  event.warned.push(level)
  return { change: 'approaching', level: event.level ?? level, previousLevel: event.level, reasons }
}
