import type { EventBus } from '@groundswell/bus'
import { isOpen, JobEnded, JobProgress, jobDocuments, Lease } from '@groundswell/jobs'
import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Store } from '@groundswell/store'
import type { Scorer } from '../score-mention.ts'
import type { SubjectSet } from '../subject-set.ts'
import { runRetroMatch } from './run-retro-match.ts'

export interface RetroMatcherParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly clock: Clock
  readonly timeZone: string
  readonly judge: Scorer['judge']
  /** The classifier of a subject as it stands now. */
  readonly judgeOf: SubjectSet['judgeOf']
  /** Mentions looked at together; a few hundred, so that nothing else waits long. */
  readonly pageSize?: number
}

const lookEvery = 1_000
/** After so long without a sign of life another process goes on. */
const leaseMilliseconds = 15_000

class Stopping extends Error {}

/**
 * Does the jobs of kind retro-match, the oldest first, one at a time in the whole system: a re-matched mention is
 * published whole, so two at once would undo each other's work on a mention both have.
 */
export function startRetroMatcher(parts: RetroMatcherParts): { readonly ended: Promise<void>; close(): Promise<void> } {
  const { store, log, clock } = parts
  const controller = new AbortController()
  const lease = new Lease(store.documents, clock, { name: 'retro-match', milliseconds: leaseMilliseconds })

  const keep = async (): Promise<void> => {
    if (controller.signal.aborted) throw new Stopping()
    await lease.keep()
  }

  const work = async (id: string): Promise<void> => {
    const stored = await store.documents.get(jobDocuments, id)
    if (stored === undefined || !isOpen(stored.body.state)) return
    const subject = stored.body.subjectId
    const progress = new JobProgress(store.documents, stored)
    try {
      await runRetroMatch(progress, { pageSize: 300, ...parts, keep, signal: controller.signal })
      const { state, added, removed, changed } = progress.job
      log.info({ job: id, subject, state, added, removed, changed }, 'A job has ended.')
    } catch (error) {
      if (error instanceof Stopping || isTransient(error)) throw error
      if (error instanceof JobEnded) {
        log.info({ job: id, subject, reason: error.message }, 'A job is left.')
        return
      }
      log.error({ err: error, job: id, subject }, 'A job failed.')
      await fail(progress, messageOf(error))
    }
  }

  const fail = async (progress: JobProgress, error: string): Promise<void> => {
    try {
      await progress.write({ state: 'failed', endedAt: clock.now().toISOString(), error }, null)
    } catch (ended) {
      if (!(ended instanceof JobEnded)) throw ended
    }
  }

  const loop = async (): Promise<void> => {
    let failing = false
    while (!controller.signal.aborted) {
      try {
        const open = await openJobs(store)
        if (open.length > 0 && (await lease.take())) for (const id of open) await work(id)
        failing = false
      } catch (error) {
        if (error instanceof Stopping) break
        if (!isTransient(error)) throw error
        if (!failing) log.warn({ reason: messageOf(error) }, 'Jobs cannot go on; trying again.')
        failing = true
      }
      await clock.sleep(lookEvery, controller.signal)
    }
    await letGo()
  }
  const letGo = async (): Promise<void> => {
    try {
      await lease.release()
    } catch (error) {
      // It ends by itself after a while.
      if (!isTransient(error)) throw error
    }
  }
  const ended = loop()
  return {
    ended,
    close: async () => {
      controller.abort()
      await ended
    },
  }
}

/** Ids, the oldest first; the list may lag behind. */
async function openJobs({ documents }: Store): Promise<string[]> {
  const open = { field: 'state', op: 'in', value: ['queued', 'running'] } as const
  const page = await documents.list(jobDocuments, { filters: [open], sort: { field: 'requestedAt' }, size: 10 })
  return page.items.map(({ id }) => id)
}
