import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { MentionIndex } from '@groundswell/store'
import type { IndexerMetrics } from '../indexer-metrics.ts'

export interface RetentionParts {
  readonly mentions: MentionIndex
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: IndexerMetrics
  readonly keepMonths: number
  readonly everyMilliseconds: number
}

/** The first day that stays: the present month (UTC) and `keepMonths` whole ones before it do. */
export function firstDayKept(now: Date, keepMonths: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepMonths, 1)).toISOString()
}

/** Drops old months again and again until aborted; trouble that may pass is said once and tried again. */
export async function dropOldMonths(parts: RetentionParts, signal: AbortSignal): Promise<void> {
  const { mentions, log, clock, metrics, keepMonths, everyMilliseconds } = parts
  if (keepMonths === 0) return
  let failing = false
  while (!signal.aborted) {
    try {
      const before = firstDayKept(clock.now(), keepMonths)
      const count = await mentions.dropBefore(before)
      metrics.dropped.inc(count)
      if (count > 0) log.info({ before, count }, 'Dropped old months of mentions.')
      failing = false
    } catch (error) {
      if (!isTransient(error)) throw error
      if (!failing) log.warn({ reason: messageOf(error) }, 'Old months cannot be dropped; trying again.')
      failing = true
    }
    await clock.sleep(failing ? Math.min(60_000, everyMilliseconds) : everyMilliseconds, signal)
  }
}
