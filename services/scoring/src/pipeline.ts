import { deadLetterOf, type Batch, type EventBus, type OutgoingRecord } from '@groundswell/bus'
import { decodeEvent, encodeEvent, type MatchedMention, type Mention } from '@groundswell/contracts'
import type { Logger } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import { rememberMatches } from './remember-matches.ts'
import { matchedMentionsOf, retractionOf, type Scorer } from './score-mention.ts'
import type { Drafted, Reviewer } from './second-opinion/review.ts'
import type { SubjectSet } from './subject-set.ts'

export type RawTopic = 'mentions.raw' | 'mentions.backfill'

export interface PipelineParts {
  readonly bus: EventBus
  readonly documents: Documents
  readonly scorer: Scorer
  readonly reviewer: Reviewer
  readonly log: Logger
  /** The subjects as they stand now; asked once a batch. */
  readonly subjects: () => SubjectSet
  readonly onBatch: (done: BatchDone) => void
}

export interface BatchDone {
  readonly topic: RawTopic
  readonly scored: number
  readonly matched: number
  readonly dead: number
  readonly seconds: number
}

/** Longest stretch of scoring without letting other work of the process run. */
const breathMilliseconds = 20

/**
 * One batch: read → score → ask a second opinion of what is unsure → remember what matched → publish scored, then matched. What cannot be read is parked beside its
 * topic. Every record's id is derived, so that a batch handled twice publishes the same.
 */
export function createScoringPipeline(topic: RawTopic, parts: PipelineParts): (batch: Batch) => Promise<void> {
  const live = topic === 'mentions.raw'
  return async (batch) => {
    const started = performance.now()
    const subjects = parts.subjects()
    const dead: OutgoingRecord[] = []
    const drafts: Drafted[] = []
    let breath = performance.now()
    for (const record of batch.records) {
      const decoded = decodeEvent(topic, record)
      if (decoded.ok) {
        const draft = parts.scorer.draft(decoded.data, subjects)
        drafts.push(parts.reviewer.wants(draft.mention) ? draft : { mention: draft.mention })
      } else {
        dead.push(deadLetterOf(record, decoded.reason))
        parts.log.warn({ topic, offset: record.offset, reason: decoded.reason }, 'A record cannot be read; parked.')
      }
      if (performance.now() - breath < breathMilliseconds) continue
      batch.signal.throwIfAborted()
      await new Promise((resolve) => setImmediate(resolve))
      breath = performance.now()
    }
    await batch.heartbeat()
    const mentions = await parts.reviewer.review(drafts, batch.signal)
    batch.signal.throwIfAborted()
    const matched = live ? await matchedOf(parts.documents, mentions, subjects) : []
    batch.signal.throwIfAborted()
    const scored = mentions.map((mention) => scoredRecord(mention, live))
    const first = [...dead, ...scored]
    if (first.length > 0) await parts.bus.publish(first)
    if (matched.length > 0) await parts.bus.publish(matched.map(matchedRecord))
    const seconds = (performance.now() - started) / 1000
    parts.onBatch({ topic, scored: mentions.length, matched: matched.length, dead: dead.length, seconds })
  }
}

async function matchedOf(
  documents: Documents,
  mentions: readonly Mention[],
  subjects: SubjectSet,
): Promise<MatchedMention[]> {
  const matched: MatchedMention[] = []
  for (const wave of wavesOf(mentions)) {
    const remembered = await rememberMatches(documents, wave)
    for (const [index, mention] of wave.entries()) {
      const memory = remembered[index]
      if (memory === undefined || memory.stale) continue
      matched.push(...matchedMentionsOf(mention, subjects))
      for (const id of memory.gone) matched.push(retractionOf(mention, id, subjects))
    }
  }
  return matched
}

/** Two versions of one mention in a batch are remembered one after the other. */
function wavesOf(mentions: readonly Mention[]): Mention[][] {
  const waves: Mention[][] = []
  const seen = new Map<string, number>()
  for (const mention of mentions) {
    const wave = seen.get(mention.id) ?? 0
    seen.set(mention.id, wave + 1)
    const list = waves[wave]
    if (list === undefined) waves.push([mention])
    else list.push(mention)
  }
  return waves
}

function scoredRecord(mention: Mention, live: boolean): OutgoingRecord {
  const topic = live ? ('mentions.scored' as const) : ('mentions.backfill.scored' as const)
  const id = `${mention.id}:${mention.version}`
  const event = { topic, key: mention.id, id, producer: 'scoring', time: mention.collectedAt, data: mention }
  return { topic, ...encodeEvent(event) }
}

function matchedRecord(data: MatchedMention): OutgoingRecord {
  const topic = 'mentions.matched' as const
  const event = { topic, key: data.subject.id, id: data.id, producer: 'scoring', time: data.collectedAt, data }
  return { topic, ...encodeEvent(event) }
}
