import type { Documents, Stored } from '@groundswell/store'
import { jobDocument, jobDocuments, type JobCounts, type JobDocument, type JobPlace } from './job-document.ts'

/** The job was ended by somebody else, or is done by another process now: its worker leaves it. */
export class JobEnded extends Error {
  override readonly name = 'JobEnded'
}

/** What a job has done so far. */
type JobSums = JobCounts & { readonly done: number }

/** The worker's side of an open job: every step is a compare-and-set on what it last read. */
export class JobProgress {
  readonly #documents: Documents
  #stored: Stored<JobDocument>

  constructor(documents: Documents, stored: Stored<JobDocument>) {
    this.#documents = documents
    this.#stored = stored
  }

  get job(): JobDocument['job'] {
    return this.#stored.body.job
  }

  get place(): JobPlace | null {
    return this.#stored.body.place
  }

  /** Writes a step; throws `JobEnded` where the job was ended or taken over meanwhile. */
  async write(change: Partial<JobDocument['job']>, place: JobPlace | null): Promise<void> {
    const refused = await this.#put(this.#stored, change, place)
    if (refused !== undefined) throw new JobEnded(`job ${this.#stored.id} is ${refused.body.state} by somebody else`)
  }

  /** Writes what has been done; where the job was cancelled meanwhile it is told there before `JobEnded` is thrown. */
  async count(change: JobSums, place: JobPlace): Promise<void> {
    const refused = await this.#put(this.#stored, change, place)
    if (refused === undefined) return
    if (refused.body.state === 'cancelled') await this.#put(refused, change, place)
    throw new JobEnded(`job ${this.#stored.id} is ${refused.body.state} by somebody else`)
  }

  /** The document as it stands, where it is not what was read last. */
  async #put(
    { id, revision, body }: Stored<JobDocument>,
    change: Partial<JobDocument['job']>,
    place: JobPlace | null,
  ): Promise<Stored<JobDocument> | undefined> {
    const next = jobDocument({ ...body.job, ...change, version: body.job.version + 1 }, place)
    const written = await this.#documents.put(jobDocuments, { id, body: next, expected: { revision } })
    if (!written.ok && written.current === undefined) throw new JobEnded(`job ${id} is gone`)
    if (written.ok) this.#stored = { id, body: next, revision: written.revision }
    return written.ok ? undefined : written.current
  }
}
