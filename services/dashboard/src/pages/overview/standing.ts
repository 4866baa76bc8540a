import type { Clock, GradedEvent, Incident, Level } from '@groundswell/contracts'
import { clockStatus, pressingOf, type Pressing } from '../../format/countdown.ts'

/** An open event with its incident and the clock that presses most. */
export interface StandingEvent {
  readonly event: GradedEvent
  readonly incident: Incident | undefined
  readonly pressing: Pressing
}

export interface Standing {
  /** Graded and open: the most severe first, then the one whose clock presses most. */
  readonly graded: readonly StandingEvent[]
  readonly warnings: readonly GradedEvent[]
  readonly worst: Level | undefined
  readonly unacknowledged: number
  /** Clocks of all open incidents that are overdue and not met. */
  readonly overdue: number
  /** The clock due next of all, with its incident. */
  readonly pressing: { readonly clock: Clock; readonly incident: Incident } | undefined
}

/** How things stand: pure, from the open events and the incidents, at `now` in milliseconds. */
export function standingOf(events: readonly GradedEvent[], incidents: readonly Incident[], now: number): Standing {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  const open = events.filter((event) => event.closedAt === null)
  const graded = open
    .filter((event) => event.openedAt !== null)
    .map((event): StandingEvent => {
      const incident = event.incidentId === null ? undefined : byId.get(event.incidentId)
      return { event, incident, pressing: pressingOf(runningClocks(incident), now) }
    })
    .toSorted((a, b) => a.event.level - b.event.level || deadline(a.pressing.next) - deadline(b.pressing.next))
  const running = incidents.filter((incident) => !isEnded(incident))
  const pressing = running
    .flatMap((incident) => {
      const { next } = pressingOf(incident.clocks, now)
      return next === undefined || clockStatus(next, now) === 'breached' ? [] : [{ clock: next, incident }]
    })
    .toSorted((a, b) => deadline(a.clock) - deadline(b.clock))[0]
  const levels = graded.map(({ event }) => event.level)
  return {
    graded,
    warnings: open.filter((event) => event.openedAt === null),
    worst: levels.length === 0 ? undefined : (Math.min(...levels) as Level),
    unacknowledged: running.filter((incident) => incident.acknowledgedAt === undefined).length,
    overdue: breachedCount(running, now),
    pressing,
  }
}

export function isEnded(incident: Pick<Incident, 'state'>): boolean {
  return incident.state === 'closed' || incident.state === 'false-alarm'
}

export function breachedCount(incidents: readonly Incident[], now: number): number {
  return incidents
    .filter((incident) => !isEnded(incident))
    .flatMap((incident) => incident.clocks)
    .filter((clock) => clockStatus(clock, now) === 'breached').length
}

function runningClocks(incident: Incident | undefined): readonly Clock[] {
  return incident === undefined || isEnded(incident) ? [] : incident.clocks
}

function deadline(clock: Clock | undefined): number {
  return clock === undefined ? Number.POSITIVE_INFINITY : Date.parse(clock.dueAt)
}
