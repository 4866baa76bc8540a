import type { GradedAlert, GradedEvent, Incident, IncidentChange, Level } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'

/**
 * The documents of graded events and incidents. Fields beside the carried whole repeat what lists filter and sort by.
 * `alerts` is the ledger: entries are only ever created.
 */
export interface AlertDocument {
  readonly alert: GradedAlert
  readonly at: string
  readonly level: Level
  readonly subjectId: string
  readonly eventId: string
  readonly change: string
  readonly drill: boolean
}
export const alertDocuments: Collection<AlertDocument> = {
  name: 'alerts',
  fields: {
    at: 'date',
    level: 'number',
    subjectId: 'keyword',
    eventId: 'keyword',
    change: 'keyword',
    drill: 'boolean',
  },
}

/** `open`: reached a level and not closed. `at`: time of the last change. */
export interface EventDocument {
  readonly event: GradedEvent
  readonly at: string
  readonly level: Level
  readonly subjectId: string
  readonly storyId: string
  readonly open: boolean
  readonly drill: boolean
}
export const eventDocuments: Collection<EventDocument> = {
  name: 'events',
  fields: { at: 'date', level: 'number', subjectId: 'keyword', storyId: 'keyword', open: 'boolean', drill: 'boolean' },
}

/**
 * An incident with its own outbox (changes written but perhaps not yet published, oldest first).
 * `nextDueAt`: when a clock next warns or breaches; null when none will. `pending`: the outbox is not empty.
 */
export interface IncidentDocument {
  readonly incident: Incident
  readonly outbox: readonly IncidentChange[]
  readonly pending: boolean
  readonly nextDueAt: string | null
  readonly level: Level
  readonly state: string
  readonly subjectId: string
  readonly eventId: string | null
  readonly openedAt: string
  readonly open: boolean
  readonly drill: boolean
}
export const incidentDocuments: Collection<IncidentDocument> = {
  name: 'incidents',
  fields: {
    pending: 'boolean',
    nextDueAt: 'date',
    level: 'number',
    state: 'keyword',
    subjectId: 'keyword',
    eventId: 'keyword',
    openedAt: 'date',
    open: 'boolean',
    drill: 'boolean',
  },
}

/** A story as alerting last wrote it; the mentions themselves are found in the index by `story:id`. */
export interface StoryDocument {
  readonly id: string
  readonly subjectId: string
  readonly subjectName: string
  readonly title: string
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly mentionCount: number
  readonly complainants: number
  readonly platforms: readonly string[]
  readonly provinces: readonly string[]
  readonly eventId: string | null
  readonly drill: boolean
}
export const storyDocuments: Collection<StoryDocument> = {
  name: 'stories',
  fields: { subjectId: 'keyword', lastSeenAt: 'date', mentionCount: 'number', drill: 'boolean' },
}
