import { messageOf, type Clock, type Logger } from '@groundswell/runtime'
import { answerTrial, trialRequests } from '@groundswell/settings'
import type { SourceInput, SourceTrial } from '@groundswell/contracts'
import type { Documents } from '@groundswell/store'

/** A request older than this was given up by whoever asked. */
const tooOld = 120_000

/** Answers the sources people want tried, one run each, as long as it is open. */
export async function answerTrials(parts: {
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Logger
  readonly tryOnce: (source: SourceInput) => Promise<SourceTrial>
}): Promise<{ close(): Promise<void> }> {
  const { documents, clock, log } = parts
  const begun = new Map<string, Promise<void>>()
  const answer = async (id: string, source: SourceInput): Promise<void> => {
    try {
      await answerTrial(documents, id, await parts.tryOnce(source))
    } catch (error) {
      log.warn({ trial: id, reason: messageOf(error) }, 'A trial of a source could not be answered.')
    }
  }
  const watching = await trialRequests(documents, clock).watch({
    log,
    apply: (requests) => {
      for (const [id, request] of requests) {
        const age = clock.now().getTime() - Date.parse(request.askedAt)
        if (!begun.has(id) && age < tooOld) begun.set(id, answer(id, request.source))
      }
      for (const id of begun.keys()) if (!requests.has(id)) begun.delete(id)
    },
  })
  return {
    async close() {
      await watching.close()
      await Promise.allSettled(begun.values())
    },
  }
}
