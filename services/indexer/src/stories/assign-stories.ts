import { deadLetterOf, type Batch, type EventBus, type IncomingRecord } from '@groundswell/bus'
import { decodeEvent, type StoryAssignment } from '@groundswell/contracts'
import { TransientError, type Clock, type Logger } from '@groundswell/runtime'
import type { MentionIndex, StoryLink } from '@groundswell/store'
import type { IndexerMetrics } from '../indexer-metrics.ts'
import type { MissingMentions } from './missing-mentions.ts'

export interface AssignStoriesParts {
  readonly bus: EventBus
  readonly mentions: MentionIndex
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: IndexerMetrics
  readonly missing: MissingMentions
}

interface RecordLink {
  readonly record: IncomingRecord
  readonly link: StoryLink
}

/** An assignment overtakes its mention every day; only one that stays ahead this long (ms) is worth a word in the log. */
const quietWait = 5_000
const lookAgain = 200

/**
 * Writes story assignments to the index. One whose mention is not there yet makes the batch wait (a `TransientError`, so it
 * is tried again; doing the others twice changes nothing) until it comes or has been waited for long enough.
 */
export function createAssignStoriesStep(parts: AssignStoriesParts) {
  const { bus, mentions, log, clock, metrics, missing } = parts
  /** Those whose mention is not there. */
  const assign = async (links: readonly RecordLink[]): Promise<RecordLink[]> => {
    const results = await mentions.assignStories(links.map(({ link }) => link))
    return links.filter((_, index) => results[index] === 'missing')
  }
  return async function assignStories(batch: Batch): Promise<void> {
    const dead: { readonly record: IncomingRecord; readonly reason: string }[] = []
    const readable: { readonly record: IncomingRecord; readonly assignment: StoryAssignment }[] = []
    for (const record of batch.records) {
      const decoded = decodeEvent('stories.assigned', record)
      if (decoded.ok) readable.push({ record, assignment: decoded.data })
      else dead.push({ record, reason: decoded.reason })
    }
    const links = readable.flatMap(({ record, assignment }) =>
      assignment.assignments.map((each) => ({ record, link: { mentionId: assignment.mentionId, ...each } })),
    )
    let missed = await assign(links)
    for (let waited = 0; missed.length > 0 && waited < quietWait; waited += lookAgain) {
      await batch.heartbeat()
      await clock.sleep(lookAgain, batch.signal)
      batch.signal.throwIfAborted()
      missed = await assign(missed)
    }
    const records = new Set(missed.map(({ record }) => record))
    const givenUp = await missing.givenUp([...records])
    if (givenUp.size < records.size)
      throw new TransientError(`${records.size - givenUp.size} story assignments wait for their mention`)
    for (const record of givenUp) dead.push({ record, reason: 'its mention never came to the index' })
    if (dead.length > 0) {
      log.warn({ count: dead.length, reason: dead[0]?.reason }, 'Story assignments parked as dead letters.')
      await bus.publish(dead.map(({ record, reason }) => deadLetterOf(record, reason)))
    }
    missing.forget(batch.records)
    metrics.stories.inc({ result: 'written' }, batch.records.length - dead.length)
    metrics.stories.inc({ result: 'dead' }, dead.length)
  }
}
