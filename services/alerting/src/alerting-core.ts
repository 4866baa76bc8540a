import type { GradedAlert, MatchedMention } from '@groundswell/contracts'
import type { RuleBook } from './grade/rule-book.ts'
import { SubjectCore, type Membership } from './subject/subject-core.ts'
import { newSubjectState } from './subject/subject-state.ts'

/**
 * The whole of alerting's judgement without bus, store or clock: what the service does, in memory and in event time.
 * Mentions are fed in the order in which they are to be believed to have come; each call gives the changes it caused.
 */
export interface AlertingCore {
  feed(mention: MatchedMention): GradedAlert[]
  /** Time passes to `until` without a mention: gives what falls due on the way, each at its own time. */
  advance(until: Date): GradedAlert[]
  /** The story a mention stands in for a subject; undefined where it stands in none. */
  storyOf(mentionId: string, subjectId: string): string | undefined
}

export function createAlertingCore(options: { readonly rules: RuleBook }): AlertingCore {
  const subjects = new Map<string, SubjectCore>()
  const memberships = new Map<string, Membership>()
  let clock = 0

  function nextDue(): { readonly core: SubjectCore; readonly at: number } | undefined {
    let next: { core: SubjectCore; at: number } | undefined
    for (const core of subjects.values()) {
      const at = core.nextDue()
      if (at !== undefined && (next === undefined || at < next.at)) next = { core, at }
    }
    return next
  }

  function advance(until: Date): GradedAlert[] {
    const alerts: GradedAlert[] = []
    for (let due = nextDue(); due !== undefined && due.at <= until.getTime(); due = nextDue()) {
      alerts.push(...due.core.tick(due.at, new Date(due.at), () => undefined))
    }
    return alerts
  }

  function feed(mention: MatchedMention): GradedAlert[] {
    clock = Math.max(clock, Date.parse(mention.publishedAt))
    const at = new Date(clock)
    const alerts = advance(at)
    const core = subjects.get(mention.subject.id) ?? new SubjectCore(newSubjectState(mention.subject), options.rules)
    subjects.set(mention.subject.id, core)
    const key = keyOf(mention.mentionId, mention.subject.id)
    const step = core.apply(mention, memberships.get(key), at)
    if (step === undefined) return alerts
    memberships.set(key, step.membership)
    core.takeTouched()
    return [...alerts, ...step.alerts]
  }

  return {
    feed,
    advance,
    storyOf: (mentionId, subjectId) => memberships.get(keyOf(mentionId, subjectId))?.storyId ?? undefined,
  }
}

function keyOf(mentionId: string, subjectId: string): string {
  return JSON.stringify([mentionId, subjectId])
}
