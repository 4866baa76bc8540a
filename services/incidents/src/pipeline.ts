import { decodeEvent } from '@groundswell/contracts'
import { deadLetterOf, type Batch } from '@groundswell/bus'
import { commitIncident, incidentIdOf, type IncidentParts } from '@groundswell/incident'
import type { Logger } from '@groundswell/runtime'

/** alerts.graded → decode → the incident of the event decides → written, published. */
export function createGradePipeline(parts: IncidentParts & { readonly log: Logger }): (batch: Batch) => Promise<void> {
  return async function gradeIncidents(batch) {
    for (const record of batch.records) {
      batch.signal.throwIfAborted()
      const decoded = decodeEvent('alerts.graded', record)
      if (!decoded.ok) {
        parts.log.error({ reason: decoded.reason, offset: record.offset }, 'A graded alert cannot be read; parked.')
        await parts.bus.publish([deadLetterOf(record, decoded.reason)])
        continue
      }
      const alert = decoded.data
      const result = await commitIncident(parts, incidentIdOf(alert.eventId), { kind: 'grade', alert })
      if (result.kind === 'refused') {
        parts.log.error({ alertId: alert.id, reason: result.why }, 'A graded alert was refused; parked.')
        await parts.bus.publish([deadLetterOf(record, result.why)])
      }
      await batch.heartbeat()
    }
  }
}
