import { decodeEvent } from '@groundswell/contracts'
import { deadLetterOf, type Batch, type EventBus } from '@groundswell/bus'
import { linkIncident } from '@groundswell/incident'
import type { Logger } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import type { SubjectRunner } from '../state/subject-runner.ts'

/** incidents.changed → decode → the event hears of acknowledgements, levels set by hand and ends. */
export function createIncidentPipeline(parts: {
  readonly bus: EventBus
  readonly documents: Documents
  readonly log: Logger
  readonly runner: SubjectRunner
}): (batch: Batch) => Promise<void> {
  return async function hearIncidents(batch) {
    for (const record of batch.records) {
      batch.signal.throwIfAborted()
      const decoded = decodeEvent('incidents.changed', record)
      if (!decoded.ok) {
        parts.log.error({ reason: decoded.reason, offset: record.offset }, 'An incident change cannot be read; parked.')
        await parts.bus.publish([deadLetterOf(record, decoded.reason)])
        continue
      }
      const change = decoded.data
      if (change.eventId === null) continue
      await linkIncident(parts.documents, change.eventId, change.incidentId)
      const known = await parts.runner.hearIncident(change)
      if (!known)
        parts.log.warn(
          { eventId: change.eventId, change: change.id },
          'The event of an incident is not watched any more.',
        )
      await batch.heartbeat()
    }
  }
}
