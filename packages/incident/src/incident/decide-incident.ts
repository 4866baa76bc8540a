import {
  incidentTransitions,
  type GradedAlert,
  type Incident,
  type IncidentState,
  type Level,
} from '@groundswell/contracts'
import type { IncidentDocument } from '../collections.ts'
import { defaultClockPlan, type ClockPlan } from './clock-plan.ts'
import { clocksAtLevel, isRunning, nextRun, ruleIdOf } from './clocks.ts'
import { isEnded, type IncidentCommand } from './commands.ts'
import { IncidentDraft } from './draft.ts'

/** What a command comes to: a document to write, nothing to do, or a refusal with its reason. */
export type IncidentDecision =
  | { readonly kind: 'changed'; readonly document: IncidentDocument }
  | { readonly kind: 'unchanged'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Pure: what the incident becomes when `command` is applied at `now`. `id` is used when the command opens it. */
export function decideIncident(
  document: IncidentDocument | undefined,
  command: IncidentCommand,
  now: Date,
  id: string,
  plan: ClockPlan = defaultClockPlan,
): IncidentDecision {
  if (document === undefined) {
    const opening = command.kind === 'grade' ? openingOf(command.alert) : command
    if (opening?.kind === 'open') return open(opening, now, id, plan)
    if (command.kind === 'grade') return { kind: 'unchanged', why: `${command.alert.change} opens no incident` }
    return { kind: 'refused', why: 'there is no such incident' }
  }
  const { timeline: _timeline, version: _version, ...facts } = document.incident
  const draft = new IncidentDraft(document, facts, now)
  const why = apply(draft, command, now, plan)
  if (why !== undefined) return why
  return draft.changed
    ? { kind: 'changed', document: draft.finish() }
    : { kind: 'unchanged', why: 'the incident already stands so' }
}

function openingOf(alert: GradedAlert): Extract<IncidentCommand, { kind: 'open' }> | undefined {
  if (alert.change !== 'opened' && alert.change !== 'raised') return undefined
  return {
    kind: 'open',
    by: 'system',
    why: reasonsInWords(alert),
    eventId: alert.eventId,
    title: alert.story.title,
    level: alert.level,
    subject: alert.subject,
    category: alert.category,
    drill: alert.drill,
  }
}

function open(
  command: Extract<IncidentCommand, { kind: 'open' }>,
  now: Date,
  id: string,
  plan: ClockPlan,
): IncidentDecision {
  const facts: Omit<Incident, 'timeline' | 'version'> = {
    id,
    eventId: command.eventId,
    title: command.title,
    level: command.level,
    state: 'new',
    subject: command.subject,
    category: command.category,
    openedAt: now.toISOString(),
    drill: command.drill,
    clocks: clocksAtLevel([], plan, command.level, now),
  }
  const draft = new IncidentDraft(undefined, facts, now)
  draft.record('opened', command.by, {
    ...(command.why === undefined ? {} : { why: command.why }),
    after: { level: command.level, state: 'new', clocks: facts.clocks.map((clock) => clock.id) },
  })
  return { kind: 'changed', document: draft.finish() }
}

function apply(
  draft: IncidentDraft,
  command: IncidentCommand,
  now: Date,
  plan: ClockPlan,
): IncidentDecision | undefined {
  const { facts } = draft
  switch (command.kind) {
    case 'open':
      return { kind: 'unchanged', why: 'the incident is open already' }
    case 'grade':
      grade(draft, command.alert, now, plan)
      return undefined
    case 'acknowledge':
      if (isEnded(facts.state))
        return { kind: 'refused', why: `the incident is ${facts.state}: there is nothing to acknowledge` }
      if (facts.acknowledgedAt !== undefined)
        return { kind: 'unchanged', why: `acknowledged by ${facts.acknowledgedBy ?? ''}` }
      draft.facts = { ...facts, acknowledgedAt: draft.at, acknowledgedBy: command.by }
      draft.record('acknowledged', command.by)
      meetClocks(draft, command.by, plan, now, (rule) => rule.metByAcknowledge === true)
      return undefined
    case 'change-level':
      if (isEnded(facts.state)) return { kind: 'refused', why: `the incident is ${facts.state}: its level stands` }
      if (command.reason.trim() === '') return { kind: 'refused', why: 'a change of level by hand needs a reason' }
      if (facts.level === command.level) return { kind: 'unchanged', why: `it is level ${command.level} already` }
      draft.facts = { ...facts, levelSetBy: command.by }
      moveLevel(draft, command.level, command.by, command.reason, now, plan)
      return undefined
    case 'change-state':
      return changeState(draft, command.state, command.by, command.reason, now, plan)
    case 'meet-clock':
      return meetClock(draft, command.clockId, command.by, command.reason, now, plan)
    case 'note':
      draft.record('noted', command.by, { why: command.text })
      return undefined
    case 'tick':
      tick(draft, now, plan)
      return undefined
    default:
      command satisfies never
      return undefined
  }
}

/** Spread raises; a person's level is only ever made more severe by the system; an end of the event ends the incident. */
function grade(draft: IncidentDraft, alert: GradedAlert, now: Date, plan: ClockPlan): void {
  const { facts } = draft
  if (alert.override !== undefined) return
  if (alert.change === 'closed') {
    if (!isEnded(facts.state))
      enter(draft, 'closed', 'system', reasonsInWords(alert) || 'the event was closed', plan, now)
    return
  }
  if (alert.change === 'approaching') return
  if (isEnded(facts.state)) {
    if (alert.change === 'lowered') return
    const { closedAt: _, ...reopened } = facts
    // What ended unmet starts afresh; what was met or missed stays on the record.
    const settled = facts.clocks.filter((clock) => clock.endedAt === undefined)
    draft.facts = { ...reopened, clocks: clocksAtLevel(settled, plan, facts.level, now) }
    enter(draft, 'responding', 'system', `reopened: ${reasonsInWords(alert)}`, plan, now)
  }
  if (alert.level === draft.facts.level) return
  const moreSevere = alert.level < draft.facts.level
  if (facts.levelSetBy !== undefined && !moreSevere) return
  moveLevel(draft, alert.level, 'system', reasonsInWords(alert), now, plan)
}

function moveLevel(draft: IncidentDraft, level: Level, by: string, why: string, now: Date, plan: ClockPlan): void {
  const before = draft.facts.level
  draft.facts = { ...draft.facts, level, clocks: clocksAtLevel(draft.facts.clocks, plan, level, now) }
  draft.record('level-changed', by, { why, before, after: level })
}

function changeState(
  draft: IncidentDraft,
  state: IncidentState,
  by: string,
  reason: string,
  now: Date,
  plan: ClockPlan,
): IncidentDecision | undefined {
  const from = draft.facts.state
  if (!incidentTransitions[from].includes(state)) {
    const legal = incidentTransitions[from].join(', ') || 'nothing: it has ended'
    return { kind: 'refused', why: `an incident that is ${from} cannot become ${state}; from here: ${legal}` }
  }
  if (reason.trim() === '') return { kind: 'refused', why: 'a change of state needs a reason' }
  enter(draft, state, by, reason, plan, now)
  return undefined
}

function enter(draft: IncidentDraft, state: IncidentState, by: string, why: string, plan: ClockPlan, now: Date): void {
  const before = draft.facts.state
  draft.facts = { ...draft.facts, state, ...(isEnded(state) ? { closedAt: draft.at } : {}) }
  draft.record('state-changed', by, { why, before, after: state })
  meetClocks(draft, by, plan, now, (rule) => rule.metByState === state)
  if (isEnded(state))
    draft.facts = {
      ...draft.facts,
      clocks: draft.facts.clocks.map((clock) => (isRunning(clock) ? { ...clock, endedAt: draft.at } : clock)),
    }
}

function meetClocks(
  draft: IncidentDraft,
  by: string,
  plan: ClockPlan,
  now: Date,
  applies: (rule: ClockPlan[Level][number]) => boolean,
): void {
  const ids = new Set(Object.values(plan).flatMap((rules) => rules.filter(applies).map((rule) => rule.id)))
  for (const clock of draft.facts.clocks) {
    if (isRunning(clock) && ids.has(ruleIdOf(clock))) meetClock(draft, clock.id, by, undefined, now, plan)
  }
}

/** A missed clock can still be met, late: both times stay. */
function meetClock(
  draft: IncidentDraft,
  clockId: string,
  by: string,
  why: string | undefined,
  now: Date,
  plan: ClockPlan,
): IncidentDecision | undefined {
  const clock = draft.facts.clocks.find((candidate) => candidate.id === clockId)
  if (clock === undefined) {
    const known = draft.facts.clocks.map((candidate) => candidate.id).join(', ')
    return { kind: 'refused', why: `there is no clock ${clockId}; this incident has ${known}` }
  }
  if (clock.metAt !== undefined) return { kind: 'unchanged', why: `${clockId} was met at ${clock.metAt}` }
  if (clock.endedAt !== undefined) return { kind: 'refused', why: `${clockId} ended with the incident` }
  const next = clock.breachedAt === undefined ? repeat(draft, clock, now, plan) : []
  draft.facts = {
    ...draft.facts,
    clocks: [
      ...draft.facts.clocks.map((other) => (other.id === clockId ? { ...other, metAt: draft.at } : other)),
      ...next,
    ],
  }
  draft.record('clock-met', by, { ...(why === undefined ? {} : { why }), after: clockId })
  return undefined
}

function repeat(
  draft: IncidentDraft,
  clock: Incident['clocks'][number],
  now: Date,
  plan: ClockPlan,
): Incident['clocks'] {
  if (draft.facts.state === 'monitoring' || isEnded(draft.facts.state)) return []
  const next = nextRun(clock, plan, draft.facts.level, now)
  return next === undefined ? [] : [next]
}

function tick(draft: IncidentDraft, now: Date, plan: ClockPlan): void {
  if (isEnded(draft.facts.state)) return
  const at = now.toISOString()
  for (const clock of draft.facts.clocks) {
    if (!isRunning(clock)) continue
    if (clock.dueAt <= at) {
      const next = repeat(draft, clock, now, plan)
      replaceClock(draft, { ...clock, breachedAt: at }, next)
      draft.record('clock-breached', 'system', { after: clock.id, why: `due at ${clock.dueAt}` })
    } else if (clock.warnAt <= at && clock.warnedAt === undefined) {
      replaceClock(draft, { ...clock, warnedAt: at })
      draft.record('clock-warned', 'system', { after: clock.id, why: `due at ${clock.dueAt}` })
    }
  }
}

function replaceClock(draft: IncidentDraft, clock: Incident['clocks'][number], more: Incident['clocks'] = []): void {
  const clocks = draft.facts.clocks.map((other) => (other.id === clock.id ? clock : other))
  draft.facts = { ...draft.facts, clocks: [...clocks, ...more] }
}

/** One line: "deaths 2 ≥ 1 (story); …". */
export function reasonsInWords(alert: Pick<GradedAlert, 'reasons'>): string {
  return alert.reasons
    .map((reason) => `${reason.indicator} ${reason.value} ≥ ${reason.threshold} (${reason.window})`)
    .join('; ')
}
