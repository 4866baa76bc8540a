import { randomUUID } from 'node:crypto'
import type { Job, Subject } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { Collection, Documents, Stored } from '@groundswell/store'
import { isOpen, jobDocument, jobDocuments, type JobDocument } from './job-document.ts'

export interface RetroMatchRequest {
  readonly subject: Pick<Subject, 'id' | 'name'>
  readonly from?: string
  readonly to?: string
  readonly requestedBy: string
}

/** Refused: `current` is the open job of that subject. */
export type Requested =
  | { readonly ok: true; readonly document: JobDocument }
  | { readonly ok: false; readonly current: JobDocument }

/** Refused: it has ended already, and not by being cancelled. */
export type Cancelled =
  | { readonly ok: true; readonly document: JobDocument }
  | { readonly ok: false; readonly current: JobDocument | undefined }

/** One document a subject names its latest job and carries it, so that asking is one compare-and-set. */
interface SeatDocument {
  readonly job: JobDocument['job']
}
const seats: Collection<SeatDocument> = { name: 'job-seats', fields: {} }

/** What people ask of jobs; the worker's side is the runner of the service that does the work. */
export class Jobs {
  readonly #documents: Documents
  readonly #clock: Clock

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents
    this.#clock = clock
  }

  async get(id: string): Promise<JobDocument | undefined> {
    return (await this.#documents.get(jobDocuments, id))?.body
  }

  /** A subject has one open job at most, however many ask at once. */
  async requestRetroMatch({ subject, from, to, requestedBy }: RetroMatchRequest): Promise<Requested> {
    const job: Job = {
      id: randomUUID(),
      version: 1,
      kind: 'retro-match',
      subject: { id: subject.id, name: subject.name },
      state: 'queued',
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      done: 0,
      added: 0,
      removed: 0,
      changed: 0,
      requestedBy,
      requestedAt: this.#clock.now().toISOString(),
    }
    for (;;) {
      const seat = await this.#documents.get(seats, subject.id)
      if (seat !== undefined) {
        const current = await this.#seated(seat.body)
        if (isOpen(current.state)) return { ok: false, current }
      }
      const expected = seat === undefined ? ('absent' as const) : { revision: seat.revision }
      const taken = await this.#documents.put(seats, { id: subject.id, body: { job }, expected })
      if (taken.ok) return { ok: true, document: await this.#seated({ job }) }
    }
  }

  /** The job of a seat. Where its writer died between the two writes, or is between them, it is written here. */
  async #seated({ job }: SeatDocument): Promise<JobDocument> {
    const body = jobDocument(job, null)
    const written = await this.#documents.put(jobDocuments, { id: job.id, body, expected: 'absent' })
    return written.ok ? body : (written.current?.body ?? body)
  }

  /** Ends an open job; what it has applied stays. A cancelled one stays as it is. */
  async cancel(id: string, by: string): Promise<Cancelled> {
    for (;;) {
      const stored: Stored<JobDocument> | undefined = await this.#documents.get(jobDocuments, id)
      if (stored === undefined) return { ok: false, current: undefined }
      const { job, place, state } = stored.body
      if (state === 'cancelled') return { ok: true, document: stored.body }
      if (!isOpen(state)) return { ok: false, current: stored.body }
      const endedAt = this.#clock.now().toISOString()
      const next = { ...job, version: job.version + 1, state: 'cancelled' as const, endedAt, cancelledBy: by }
      const body = jobDocument(next, place)
      const put = await this.#documents.put(jobDocuments, { id, body, expected: { revision: stored.revision } })
      if (put.ok) return { ok: true, document: body }
    }
  }
}
