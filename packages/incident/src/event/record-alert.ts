import type { GradedAlert } from '@groundswell/contracts'
import type { Documents } from '@groundswell/store'
import { alertDocuments, eventDocuments } from '../collections.ts'
import { alertDocumentOf, eventDocumentOf, evolveEvent } from './graded-event.ts'

/** Writes the ledger entry (created once, never changed) and the event as it now stands. May be called again. */
export async function recordAlert(documents: Documents, alert: GradedAlert): Promise<void> {
  await changeEvent(documents, alert.eventId, (event) => evolveEvent(event, alert))
  await documents.put(alertDocuments, { id: alert.id, body: alertDocumentOf(alert), expected: 'absent' })
}

/** Notes which incident an event led to. */
export async function linkIncident(documents: Documents, eventId: string, incidentId: string): Promise<void> {
  await changeEvent(documents, eventId, (event) => (event === undefined ? undefined : { ...event, incidentId }))
}

type Event = ReturnType<typeof evolveEvent>

async function changeEvent(
  documents: Documents,
  id: string,
  change: (event: Event | undefined) => Event | undefined,
): Promise<void> {
  for (;;) {
    const stored = await documents.get(eventDocuments, id)
    const event = change(stored?.body.event)
    if (event === undefined || event === stored?.body.event) return
    if (event.incidentId === stored?.body.event.incidentId && event.seq === stored.body.event.seq) return
    const result = await documents.put(eventDocuments, {
      id,
      body: eventDocumentOf(event),
      expected: stored === undefined ? 'absent' : { revision: stored.revision },
    })
    if (result.ok) return
  }
}
