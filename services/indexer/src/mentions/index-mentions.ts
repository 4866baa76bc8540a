import { deadLetterOf, type Batch, type EventBus, type IncomingRecord } from '@groundswell/bus'
import { decodeEvent, type Mention } from '@groundswell/contracts'
import type { Clock, Logger } from '@groundswell/runtime'
import type { MentionIndex } from '@groundswell/store'
import type { IndexerMetrics } from '../indexer-metrics.ts'

export type ScoredTopic = 'mentions.scored' | 'mentions.backfill.scored'

export interface IndexMentionsParts {
  readonly bus: EventBus
  readonly mentions: MentionIndex
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: IndexerMetrics
}

/**
 * Writes a batch of scored mentions to the index. What cannot be read, and what the index refuses for good, is parked with
 * its reason before the batch counts as done.
 */
export function createIndexMentionsStep(topic: ScoredTopic, parts: IndexMentionsParts) {
  const { bus, mentions, log, clock, metrics } = parts
  return async function indexMentions(batch: Batch): Promise<void> {
    const readable: { readonly record: IncomingRecord; readonly mention: Mention }[] = []
    const dead: { readonly record: IncomingRecord; readonly reason: string }[] = []
    for (const record of batch.records) {
      const decoded = decodeEvent(topic, record)
      if (decoded.ok) readable.push({ record, mention: decoded.data })
      else dead.push({ record, reason: decoded.reason })
    }
    const results = await mentions.upsert(readable.map(({ mention }) => mention))
    const counts = { written: 0, unchanged: 0 }
    for (const [index, { record }] of readable.entries()) {
      const result = results[index]
      if (result === undefined) throw new Error('the index gave fewer results than mentions')
      if (result.status === 'refused') dead.push({ record, reason: `refused by the index: ${result.reason}` })
      else counts[result.status] += 1
    }
    if (dead.length > 0) {
      log.warn({ topic, count: dead.length, reason: dead[0]?.reason }, 'Mentions parked as dead letters.')
      await bus.publish(dead.map(({ record, reason }) => deadLetterOf(record, reason)))
    }
    metrics.indexed.inc({ topic, result: 'written' }, counts.written)
    metrics.indexed.inc({ topic, result: 'unchanged' }, counts.unchanged)
    metrics.indexed.inc({ topic, result: 'dead' }, dead.length)
    const last = readable.at(-1)?.mention
    if (last !== undefined)
      metrics.age.set({ topic }, Math.max(0, (clock.now().getTime() - Date.parse(last.collectedAt)) / 1000))
  }
}
