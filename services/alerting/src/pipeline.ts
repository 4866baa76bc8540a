import { decodeEvent, type MatchedMention } from '@groundswell/contracts'
import { deadLetterOf, type Batch, type EventBus } from '@groundswell/bus'
import type { Logger } from '@groundswell/runtime'
import type { OffsetMention, SubjectRunner } from './state/subject-runner.ts'

export interface PipelineParts {
  readonly bus: EventBus
  readonly log: Logger
  readonly runner: SubjectRunner
}

/** mentions.matched → decode → by subject → stories, indicators, grades → snapshot → relay (ledger, messages, alerts.graded, stories.assigned). */
export function createMatchedPipeline(parts: PipelineParts): (batch: Batch) => Promise<void> {
  return async function gradeMentions(batch) {
    const subjects = new Map<string, { subject: MatchedMention['subject']; records: OffsetMention[] }>()
    for (const record of batch.records) {
      const decoded = decodeEvent('mentions.matched', record)
      if (!decoded.ok) {
        parts.log.error({ reason: decoded.reason, offset: record.offset }, 'A matched mention cannot be read; parked.')
        await parts.bus.publish([deadLetterOf(record, decoded.reason)])
        continue
      }
      const { subject } = decoded.data
      const known = subjects.get(subject.id) ?? { subject, records: [] }
      known.subject = subject
      known.records.push({ partition: record.partition, offset: record.offset, mention: decoded.data })
      subjects.set(subject.id, known)
    }
    for (const { subject, records } of subjects.values()) {
      batch.signal.throwIfAborted()
      await parts.runner.take(subject, records)
      await batch.heartbeat()
    }
  }
}
