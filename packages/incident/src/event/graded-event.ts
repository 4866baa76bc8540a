import type { GradedAlert, GradedEvent, Level } from '@groundswell/contracts'
import type { AlertDocument, EventDocument } from '../collections.ts'

/**
 * The event as it stands after one more change. Changes are numbered without gaps; one that was seen already (an equal or
 * earlier number) leaves the event as it is, so that a replay changes nothing.
 */
export function evolveEvent(event: GradedEvent | undefined, alert: GradedAlert): GradedEvent {
  if (event !== undefined && alert.seq <= event.seq) return event
  const { id: _, ...change } = alert
  const warning = alert.change === 'approaching' && alert.previousLevel === null
  const openedAt = event?.openedAt ?? (warning ? null : alert.at)
  return {
    ...change,
    id: alert.eventId,
    openedAt,
    closedAt: alert.change === 'closed' ? alert.at : null,
    peakLevel: warning ? (event?.peakLevel ?? null) : moreSevere(event?.peakLevel ?? null, alert.level),
    incidentId: event?.incidentId ?? null,
  }
}

function moreSevere(a: Level | null, b: Level): Level {
  return a !== null && a < b ? a : b
}

export function eventDocumentOf(event: GradedEvent): EventDocument {
  return {
    event,
    at: event.at,
    level: event.level,
    subjectId: event.subject.id,
    storyId: event.story.id,
    open: event.openedAt !== null && event.closedAt === null,
    drill: event.drill,
  }
}

export function alertDocumentOf(alert: GradedAlert): AlertDocument {
  return {
    alert,
    at: alert.at,
    level: alert.level,
    subjectId: alert.subject.id,
    eventId: alert.eventId,
    change: alert.change,
    drill: alert.drill,
  }
}
