import type { IncidentState, Role } from '@groundswell/contracts'

/**
 * Where an incident may go by hand, so that only what can be done is offered; the gateway has the last word (409). A copy
 * of `incidentTransitions`, which a test holds it to: contracts at run time would bring every schema into the bundle.
 */
export const moves: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  new: ['verifying', 'false-alarm'],
  verifying: ['responding', 'false-alarm'],
  responding: ['monitoring', 'false-alarm'],
  monitoring: ['responding', 'closed'],
  closed: [],
  'false-alarm': [],
}

/** Who is offered what; the gateway enforces its own table. */
export const mayAcknowledge = may(['brand', 'subscriber', 'incident', 'legal', 'commander', 'admin'])
export const mayGrade = may(['brand', 'incident', 'commander', 'admin'])
export const mayMove = may(['incident', 'commander', 'admin'])

function may(roles: readonly Role[]): (role: Role | undefined) => boolean {
  return (role) => role !== undefined && roles.includes(role)
}
