import { durationMilliseconds, type IncidentState, type Level } from '@groundswell/contracts'

/** One response deadline of a level. Durations are ISO 8601, or seconds. */
export interface ClockRule {
  readonly id: string
  /** Chinese name; the dashboard translates by id. */
  readonly name: string
  /** From the moment the level was graded to the deadline. */
  readonly due: string | number
  /** How long before the deadline it warns. */
  readonly warnBefore: string | number
  /** Entering this state meets the clock; otherwise a person says so. */
  readonly metByState?: IncidentState | undefined
  /** Acknowledging meets the clock. */
  readonly metByAcknowledge?: boolean | undefined
  /** Started anew for the same length whenever it was met or missed, until the incident is calm (monitoring or ended). */
  readonly repeats?: boolean | undefined
}

export type ClockPlan = Readonly<Record<Level, readonly ClockRule[]>>

/** Defaults from the regulations' level table (spec/domain.md §5); configurable as `clocks:`. */
export const defaultClockPlan: ClockPlan = {
  1: [
    { id: 'first-meeting', name: '紧急会议', due: 'PT30M', warnBefore: 'PT10M' },
    { id: 'groups', name: '四组到位', due: 'PT2H', warnBefore: 'PT30M' },
    { id: 'verification', name: '初步核查', due: 'PT12H', warnBefore: 'PT1H', metByState: 'responding' },
    { id: 'first-answer', name: '事实通报', due: 'PT12H', warnBefore: 'PT1H' },
    { id: 'formal-statement', name: '正式声明', due: 'PT24H', warnBefore: 'PT2H' },
    { id: 'regulator-report', name: '上报监管部门', due: 'PT24H', warnBefore: 'PT2H' },
    { id: 'progress-report', name: '进展报告', due: 'PT24H', warnBefore: 'PT1H', repeats: true },
  ],
  2: [
    { id: 'first-meeting', name: '协调会议', due: 'PT1H', warnBefore: 'PT15M' },
    { id: 'verification', name: '信息收集与初步核查', due: 'PT4H', warnBefore: 'PT30M', metByState: 'responding' },
    { id: 'first-answer', name: '对外说明', due: 'PT24H', warnBefore: 'PT2H' },
    { id: 'rectification', name: '整改方案与致歉', due: 'PT48H', warnBefore: 'PT4H' },
    { id: 'progress-report', name: '进展报告', due: 'PT12H', warnBefore: 'PT1H', repeats: true },
  ],
  3: [
    { id: 'verification', name: '事实核查', due: 'PT2H', warnBefore: 'PT20M', metByState: 'responding' },
    { id: 'first-answer', name: '答复客户', due: 'PT4H', warnBefore: 'PT30M' },
    { id: 'rectification', name: '书面记录', due: 'PT24H', warnBefore: 'PT2H' },
  ],
}

export function milliseconds(duration: string | number): number {
  const length = durationMilliseconds(duration)
  if (length === undefined) throw new Error(`${duration} is not a duration`)
  return length
}
