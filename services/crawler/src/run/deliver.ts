import { durationMilliseconds, type Source } from '@groundswell/contracts'
import type { AcceptResult, Acceptor, CollectedItem } from '@groundswell/intake'
import { retryTransient, type Clock, type Logger } from '@groundswell/runtime'
import type { FoundItem } from '../read/found-item.ts'

/** Hands found items to the acceptor as mentions of their source; says how many were new or edited. */
export type Deliver = (items: readonly FoundItem[], signal?: AbortSignal) => Promise<number>

/**
 * Waits while an engine is away; rejects only for a bug or when the signal aborts. Items older than `history` go the
 * back-fill road (ARCHITECTURE, rule 12), where they delay nothing and raise no alert.
 */
export function createDeliver(
  source: Source,
  parts: {
    readonly acceptor: Acceptor
    readonly clock: Clock
    readonly log: Logger
    readonly history: string | number
  },
): Deliver {
  const history = durationMilliseconds(parts.history) ?? 0
  return async (items, signal) => {
    if (items.length === 0) return 0
    const oldest = parts.clock.now().getTime() - history
    const collected = items.map((item): CollectedItem => {
      const author = source.followers === undefined ? item.author : { followers: source.followers, ...item.author }
      return {
        ...item,
        source: { id: source.id, name: source.name, kind: source.kind },
        platform: source.platform,
        ...(author === undefined ? {} : { author }),
        drill: source.drill,
        backfill: item.publishedAt !== undefined && Date.parse(item.publishedAt) < oldest,
      }
    })
    const results: AcceptResult[] = await retryTransient(() => parts.acceptor.accept(collected), {
      what: `accepting mentions of ${source.id}`,
      log: parts.log,
      clock: parts.clock,
      ...(signal === undefined ? {} : { signal }),
    })
    return results.filter((result) => result.status !== 'unchanged').length
  }
}
