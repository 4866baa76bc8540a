import type { AlertReason, Level } from '@groundswell/contracts'
import { measure, type Measure } from '../detect/indicators.ts'
import type { LaneState, StoryState } from '../subject/subject-state.ts'
import { durationOf, type IndicatorName, type Rule, type RuleBook, type Threshold } from './rule-book.ts'

/** What the rules say of a story at one moment. */
export interface Assessment {
  /** The level its life so far reaches; null below the floor (a candidate). */
  readonly lasting: Level | null
  /** The level a window reaches now; it falls when the window moves on. */
  readonly passing: Level | null
  readonly reached: readonly AlertReason[]
  /** Levels that are near, with what comes near them; those that are reached are not here. */
  readonly near: readonly { readonly level: Level; readonly reason: AlertReason }[]
}

const levels = [1, 2, 3] as const

export function assess(story: StoryState, lane: LaneState, clock: number, book: RuleBook): Assessment {
  let lasting: Level | null = null
  let passing: Level | null = null
  const reached: AlertReason[] = []
  const near: { level: Level; reason: AlertReason }[] = []
  for (const rule of book.rules) {
    const found = apply(rule, story, lane, clock, book)
    near.push(...found.near)
    if (found.reached === undefined) continue
    reached.push(found.reached)
    if (rule.window === 'story') lasting = moreSevere(lasting, found.reached.level)
    else passing = moreSevere(passing, found.reached.level)
  }
  const level = moreSevere(lasting, passing)
  return {
    lasting,
    passing,
    reached: reached.sort((a, b) => a.level - b.level),
    near: near.filter((item) => level === null || item.level < level).sort((a, b) => a.level - b.level),
  }
}

export function moreSevere(a: Level | null, b: Level | null): Level | null {
  if (a === null) return b
  return b !== null && b < a ? b : a
}

interface Found {
  reached?: AlertReason
  near: { level: Level; reason: AlertReason }[]
}

function apply(rule: Rule, story: StoryState, lane: LaneState, clock: number, book: RuleBook): Found {
  const window = rule.window === 'story' ? undefined : durationOf(rule.window)
  const { certain, claimed } = measure(rule.indicator, story, lane, clock, window)
  const found: Found = { near: [] }
  const also = Object.entries(rule.and).every(
    ([name, least]) => measure(name as IndicatorName, story, lane, clock, window).certain.value >= least,
  )
  for (const level of levels) {
    const threshold = rule.levels[level]
    if (threshold === undefined || !also) continue
    const known = level >= book.counting.claimsReach ? claimed : certain
    const reason = reasonOf(rule, level, threshold, known, known !== certain && !reaches(certain, threshold))
    if (reaches(known, threshold) && !rule.warnOnly) {
      found.reached = reason
      return found
    }
    if (rule.warnOnly ? reaches(known, threshold) : comesNear(known, threshold, book.approachAt)) {
      found.near.push({ level, reason })
    } else if (reaches(claimed, threshold)) {
      found.near.push({ level, reason: reasonOf(rule, level, threshold, claimed, true) })
    }
  }
  return found
}

function reaches(measured: Measure, threshold: Threshold): boolean {
  if (typeof threshold === 'number') return measured.value >= threshold
  return measured.value > threshold.over || (measured.value === threshold.over && measured.atLeast)
}

/** Something is there and it is not far: one of one is reached, none of one is not near. */
function comesNear(measured: Measure, threshold: Threshold, share: number): boolean {
  return measured.value > 0 && measured.value >= share * limitOf(threshold)
}

function limitOf(threshold: Threshold): number {
  return typeof threshold === 'number' ? threshold : threshold.over
}

function reasonOf(rule: Rule, level: Level, threshold: Threshold, measured: Measure, claim: boolean): AlertReason {
  return {
    indicator: rule.indicator,
    value: measured.value,
    threshold: typeof threshold === 'number' ? threshold : `> ${threshold.over}`,
    level,
    window: rule.window,
    mentions: [...measured.mentions],
    ...(claim ? { claim: true } : {}),
  }
}
