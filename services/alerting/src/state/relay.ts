import { encodeEvent, type GradedAlert } from '@groundswell/contracts'
import type { EventBus } from '@groundswell/bus'
import { recordAlert, storyDocuments, type StoryDocument } from '@groundswell/incident'
import type { Documents } from '@groundswell/store'
import { complainantsOf } from '../detect/indicators.ts'
import type { StoryState, SubjectState } from '../subject/subject-state.ts'
import type { SnapshotDocument } from './collections.ts'

export interface RelayParts {
  readonly documents: Documents
  readonly bus: EventBus
  /** Writes the outgoing messages of an alert; each is created once, whoever calls again. */
  readonly enqueue: (alert: GradedAlert) => Promise<void>
}

/**
 * Does what a snapshot's outbox asks for: ledger and event, outgoing messages, then the bus, then the stories' documents.
 * Every effect has a derived id, so that doing it again after a crash changes nothing.
 */
export async function relay(parts: RelayParts, snapshot: SnapshotDocument): Promise<void> {
  const { outbox, state } = snapshot
  for (const alert of outbox.alerts) {
    await recordAlert(parts.documents, alert)
    await parts.enqueue(alert)
  }
  const time = snapshot.writtenAt
  const records = [
    ...outbox.alerts.map((alert) => ({
      topic: 'alerts.graded' as const,
      ...encodeEvent({
        topic: 'alerts.graded',
        key: alert.eventId,
        id: alert.id,
        producer: 'alerting',
        time: alert.at,
        data: alert,
      }),
    })),
    ...outbox.assignments.map(([mentionId, version, storyId]) => ({
      topic: 'stories.assigned' as const,
      ...encodeEvent({
        topic: 'stories.assigned',
        key: mentionId,
        id: `${mentionId}:${version}:${state.id}`,
        producer: 'alerting',
        time,
        data: { mentionId, version, assignments: [{ subjectId: state.id, storyId }] },
      }),
    })),
  ]
  if (records.length > 0) await parts.bus.publish(records)
  const wanted = new Set(outbox.stories)
  const stories = state.stories.filter((story) => wanted.has(story.id))
  if (stories.length === 0) return
  await parts.documents.putMany(
    storyDocuments,
    stories.map((story) => ({ id: story.id, body: storyDocumentOf(state, story), expected: 'any' as const })),
  )
}

function storyDocumentOf(subject: SubjectState, story: StoryState): StoryDocument {
  return {
    id: story.id,
    subjectId: subject.id,
    subjectName: subject.name,
    title: story.title,
    firstSeenAt: new Date(story.firstAt).toISOString(),
    lastSeenAt: new Date(story.lastAt).toISOString(),
    mentionCount: story.volume,
    complainants: complainantsOf(story),
    platforms: Object.keys(story.platforms),
    provinces: Object.keys(story.provinces),
    eventId: story.event?.id ?? null,
    drill: story.drill,
  }
}
