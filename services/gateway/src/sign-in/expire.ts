import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import { idempotencyDocuments } from '../conventions/idempotency.ts'
import { sessionDocuments, signInLinkDocuments } from './documents.ts'

export interface ExpiryParts {
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Logger
}

const everyMilliseconds = 600_000

/** Removes sessions, links and idempotency keys that are past their time. Any gateway may; removing twice is harmless. */
export function startExpiry(parts: ExpiryParts): { readonly ended: Promise<void>; close(): Promise<void> } {
  const closing = new AbortController()
  const run = async (): Promise<void> => {
    for (;;) {
      await parts.clock.sleep(everyMilliseconds, closing.signal)
      if (closing.signal.aborted) return
      try {
        await expire(parts)
      } catch (error) {
        if (!isTransient(error)) throw error
        parts.log.warn({ reason: messageOf(error) }, 'What is past its time could not be removed; trying again later.')
      }
    }
  }
  const ended = run()
  return {
    ended,
    close: async () => {
      closing.abort()
      await ended
    },
  }
}

export async function expire({ documents, clock }: Omit<ExpiryParts, 'log'>): Promise<void> {
  const value = clock.now().toISOString()
  const removeFrom = async <T extends object>(collection: Collection<T>): Promise<void> => {
    let cursor: string | undefined
    do {
      const page = await documents.list(collection, {
        filters: [{ field: 'expiresAt', op: 'lte', value }],
        size: 500,
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const { id, revision } of page.items) await documents.remove(collection, id, { revision })
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  await removeFrom(sessionDocuments)
  await removeFrom(signInLinkDocuments)
  await removeFrom(idempotencyDocuments)
}
