import type { Job, JobState } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'

/** How many mentions got the subject, lost it, or keep it with other hits. */
export interface JobCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** Where a running job stands, so that another process can go on from it. */
export interface JobPlace {
  /** Of the subject's document: an edit moves it, and the job begins anew. */
  readonly subjectVersion: number
  /** When this pass began, for the pace. */
  readonly since: string
  /** The page it is at: read from here (nothing: the first). */
  readonly cursor?: string
  /** Every page is done. */
  readonly through?: boolean
  /** The page in hand: written before anything of it is published, since afterwards nobody can tell what it was. */
  readonly page?: JobPage
}

export interface JobPage extends JobCounts {
  /** Mentions looked at. */
  readonly size: number
  /** Ids of those that change. */
  readonly mentions: readonly string[]
  /** Where the next page begins; null: there is none. */
  readonly next: string | null
}

/** A job with what only its worker needs. The fields beside it are for lists. */
export interface JobDocument {
  readonly job: Omit<Job, 'secondsLeft'>
  readonly place: JobPlace | null
  readonly subjectId: string
  readonly state: JobState
  readonly requestedAt: string
}

export const jobDocuments: Collection<JobDocument> = {
  name: 'jobs',
  fields: { subjectId: 'keyword', state: 'keyword', requestedAt: 'date' },
}

export function isOpen(state: JobState): boolean {
  return state === 'queued' || state === 'running'
}

/** The document at its next version, with the fields for lists as the job says. */
export function jobDocument(job: JobDocument['job'], place: JobPlace | null): JobDocument {
  return { job, place, subjectId: job.subject.id, state: job.state, requestedAt: job.requestedAt }
}
