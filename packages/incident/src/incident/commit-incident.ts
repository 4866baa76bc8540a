import { encodeEvent, type Incident } from '@groundswell/contracts'
import type { EventBus } from '@groundswell/bus'
import type { Clock } from '@groundswell/runtime'
import type { Documents, Stored } from '@groundswell/store'
import { incidentDocuments, type IncidentDocument } from '../collections.ts'
import type { ClockPlan } from './clock-plan.ts'
import type { IncidentCommand } from './commands.ts'
import { decideIncident } from './decide-incident.ts'

export interface IncidentParts {
  readonly documents: Documents
  readonly bus: EventBus
  readonly clock: Clock
  readonly plan?: ClockPlan
}

/** `stale`: it is no longer at the version the caller read. `current` is the incident as it stands. */
export type CommitResult =
  | { readonly kind: 'changed' | 'unchanged'; readonly incident: Incident }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'refused' | 'stale'; readonly why: string; readonly current: Incident | undefined }

/**
 * Loads, decides, writes by compare-and-set, then publishes what changed. With `expectedVersion` a stale read is refused;
 * without, the decision is taken again on the present state. What a crash leaves unpublished, `relayIncident` finds.
 */
export async function commitIncident(
  parts: IncidentParts,
  id: string,
  command: IncidentCommand,
  expectedVersion?: number,
): Promise<CommitResult> {
  for (;;) {
    const stored = await parts.documents.get(incidentDocuments, id)
    const current = stored?.body.incident
    if (expectedVersion !== undefined && current !== undefined && current.version !== expectedVersion) {
      return { kind: 'stale', why: `it is at version ${current.version}, you read ${expectedVersion}`, current }
    }
    const decision = decideIncident(stored?.body, command, parts.clock.now(), id, parts.plan)
    if (decision.kind === 'refused') return { kind: 'refused', why: decision.why, current }
    if (decision.kind === 'unchanged') {
      return current === undefined ? { kind: 'none', why: decision.why } : { kind: 'unchanged', incident: current }
    }
    const written = await parts.documents.put(incidentDocuments, {
      id,
      body: decision.document,
      expected: stored === undefined ? 'absent' : { revision: stored.revision },
    })
    if (!written.ok) continue
    await relayIncident(parts, { id, body: decision.document, revision: written.revision })
    return { kind: 'changed', incident: decision.document.incident }
  }
}

/** Publishes the outbox, then empties it; a change published twice carries the same id. */
export async function relayIncident(
  parts: Pick<IncidentParts, 'documents' | 'bus'>,
  stored: Stored<IncidentDocument>,
): Promise<void> {
  const { outbox } = stored.body
  if (outbox.length === 0) return
  await parts.bus.publish(
    outbox.map((change) => ({
      topic: 'incidents.changed',
      ...encodeEvent({
        topic: 'incidents.changed',
        key: change.incidentId,
        id: change.id,
        producer: 'incidents',
        time: change.entry.at,
        data: change,
      }),
    })),
  )
  // A lost race leaves the rows for the winner's relay or the sweep: published again under the same ids.
  await parts.documents.put(incidentDocuments, {
    id: stored.id,
    body: { ...stored.body, outbox: [], pending: false },
    expected: { revision: stored.revision },
  })
}

/** The incident of an event has the event's own id behind `in-`, so that it can be opened only once. */
export function incidentIdOf(eventId: string): string {
  return `in-${eventId.replace(/^ev-/, '')}`
}
