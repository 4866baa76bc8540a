import type { Incident } from '@groundswell/contracts'
import { commitIncident, type IncidentCommand } from '@groundswell/incident'
import type { RouteParts } from '../app.ts'
import { stale } from '../conventions/etag.ts'
import { refusalOf } from '../problems/incident-refusal.ts'
import { conflict, notFound } from '../problems/known-problems.ts'

export const noSuchIncident = { zh: '这个处置事件', en: 'such incident' }

/**
 * Carries a command out on an incident, decided by the aggregate and written by compare-and-set. A refusal is thrown as
 * 409 with the reason and the incident as it stands. `changed` false: it stood so already.
 */
export async function carryOut(
  parts: Pick<RouteParts, 'store' | 'bus' | 'clock' | 'clockPlan'>,
  id: string,
  command: IncidentCommand,
  expectedVersion?: number,
): Promise<{ readonly incident: Incident; readonly changed: boolean }> {
  const { store, bus, clock, clockPlan } = parts
  const incidentParts = {
    documents: store.documents,
    bus,
    clock,
    ...(clockPlan === undefined ? {} : { plan: clockPlan }),
  }
  const result = await commitIncident(incidentParts, id, command, expectedVersion)
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return { incident: result.incident, changed: result.kind === 'changed' }
    case 'none':
      throw notFound(noSuchIncident)
    case 'stale':
      throw stale(result.current)
    case 'refused':
      if (result.current === undefined) throw notFound(noSuchIncident)
      throw conflict(refusalOf(command, result.why, result.current), result.current)
    default:
      return result satisfies never
  }
}
