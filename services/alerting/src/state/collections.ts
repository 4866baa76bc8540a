import type { GradedAlert } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'
import type { Membership } from '../subject/subject-core.ts'
import type { SubjectState } from '../subject/subject-state.ts'

/** What a write of the snapshot must still cause elsewhere; derived ids make doing it twice harmless. */
export interface Outbox {
  readonly alerts: readonly GradedAlert[]
  /** [mention, version, story or null] for this subject. */
  readonly assignments: readonly (readonly [string, number, string | null])[]
  /** Stories whose documents are to be brought up to date. */
  readonly stories: readonly string[]
}

/** All that alerting remembers of one subject, written whole. Id: the subject's. */
export interface SnapshotDocument {
  readonly state: SubjectState
  /** Per partition of `mentions.matched`, the last offset that is in the state. */
  readonly offsets: Readonly<Record<string, number>>
  readonly outbox: Outbox
  /** The outbox may not have been relayed. */
  readonly pending: boolean
  readonly writtenAt: string
  /** Wall time at which time alone next changes something. */
  readonly nextDueAt: string | null
}
export const snapshotDocuments: Collection<SnapshotDocument> = {
  name: 'subject-snapshots',
  fields: { pending: 'boolean', nextDueAt: 'date', writtenAt: 'date' },
}

export interface PlacedMembership extends Membership {
  readonly partition: number
  readonly offset: number
}

/**
 * Where one mention stands for one subject. `current` is in the snapshot when its offset is not beyond the snapshot's;
 * where it is, it comes from an attempt that did not reach the snapshot, and `before` is what holds.
 */
export interface MembershipDocument {
  readonly subjectId: string
  readonly mentionId: string
  readonly current: PlacedMembership
  readonly before: PlacedMembership | null
}
export const membershipDocuments: Collection<MembershipDocument> = {
  name: 'memberships',
  fields: { subjectId: 'keyword', mentionId: 'keyword' },
}

export function membershipIdOf(mentionId: string, subjectId: string): string {
  return `${mentionId}:${subjectId}`
}

export const emptyOutbox: Outbox = { alerts: [], assignments: [], stories: [] }
