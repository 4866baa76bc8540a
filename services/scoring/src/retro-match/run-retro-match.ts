import type { EventBus, OutgoingRecord } from '@groundswell/bus'
import { encodeEvent, type Mention } from '@groundswell/contracts'
import type { JobCounts, JobPage, JobPlace, JobProgress } from '@groundswell/jobs'
import { parseQuery, SubjectMatcher, type Query } from '@groundswell/query'
import type { Clock } from '@groundswell/runtime'
import { Settings, subjectSettings } from '@groundswell/settings'
import type { MentionScope, Store } from '@groundswell/store'
import type { Scorer } from '../score-mention.ts'
import type { SubjectSet } from '../subject-set.ts'
import { candidatesOf } from './candidates.ts'
import { matchAgain, type Change, type Changed, type SubjectAgain } from './match-again.ts'
import { handled, olderSubjectsThrough, quiet, type FlowParts } from './settled.ts'

export interface RetroMatchParts {
  readonly bus: EventBus
  readonly store: Store
  readonly clock: Clock
  readonly timeZone: string
  readonly judge: Scorer['judge']
  /** The classifier of a subject as it stands now. */
  readonly judgeOf: SubjectSet['judgeOf']
  /** Mentions looked at together. */
  readonly pageSize: number
  /** Between steps; throws when the work is to stop, and `signal` is aborted then. */
  readonly keep: () => Promise<void>
  readonly signal: AbortSignal
}

const none: JobCounts = { added: 0, removed: 0, changed: 0 }
/** Live mentions that may wait to be scored while a page is matched again. */
const liveMayWait = 100
/** Longest stretch of matching without letting other work of the process run, ms. */
const breath = 8

/**
 * Takes a job from where it stands to its end. Whatever it is interrupted by, going on from the last step written gives
 * the same: a page is read, its changes are counted and written down, published for the indexer, and only once the indexer
 * has them does the job move on.
 */
export async function runRetroMatch(progress: JobProgress, parts: RetroMatchParts): Promise<void> {
  const { bus, store, clock, keep, signal } = parts
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const flow: FlowParts = { bus, clock, keep, signal }
  const now = (): string => clock.now().toISOString()
  const end = (state: 'done' | 'failed', error?: string): Promise<void> =>
    progress.write({ state, endedAt: now(), ...(error === undefined ? {} : { error }) }, null)

  for (;;) {
    const subject = await subjects.get(progress.job.subject.id)
    if (subject === undefined) return end('failed', 'the subject was removed; what was applied until then stays')
    const parsed = parseQuery(subject.query, { for: 'subject', timeZone: parts.timeZone })
    if (!parsed.ok) return end('failed', `the subject's query does not parse: ${parsed.errors[0]?.message.en}`)
    if (progress.place?.subjectVersion !== subject.version) await begin(subject)
    if (await everyPage(subject, parsed.query)) {
      await store.mentions.refresh()
      return end('done')
    }
  }

  /** A pass over everything, with a version of the subjects that no mention was matched with before the subject stood so. */
  async function begin(subject: {
    readonly id: string
    readonly name: string
    readonly version: number
  }): Promise<void> {
    const { job, place } = progress
    const restarts = place === null ? {} : { restarts: (job.restarts ?? 0) + 1 }
    const subjectsVersion = await subjects.announce(subject.id)
    const names = { subject: { id: subject.id, name: subject.name }, subjectsVersion }
    const times = { state: 'running' as const, startedAt: job.startedAt ?? now() }
    await progress.write({ ...names, ...times, ...restarts, ...none, done: 0 }, null)
    await olderSubjectsThrough(flow)
    await store.mentions.refresh()
    await progress.write({}, { subjectVersion: subject.version, since: now() })
  }

  /** False when the subject was edited or removed meanwhile. */
  async function everyPage(
    { id, name, version }: { readonly id: string; readonly name: string; readonly version: number },
    query: Query,
  ): Promise<boolean> {
    const matcher = new SubjectMatcher([{ id, query }])
    const again: SubjectAgain = {
      id,
      name,
      judge: (mention, hits) => parts.judge(mention, hits, parts.judgeOf(id)),
      hitsIn: (mention) => matcher.match(mention)[0]?.hits,
    }
    const { from, to } = progress.job
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    const scope = { query: candidatesOf(id, query), ...range, drill: 'include' } as const
    for (;;) {
      const { place, job } = progress
      if (place === null) throw new Error(`job ${job.id} has no place`)
      if ((await subjects.get(id))?.version !== version) return false
      if (place.through === true) return true
      await keep()
      await quiet(flow, 'scoring', 'mentions.raw', liveMayWait)
      const page = place.page ?? (await nextPage(scope, place, again))
      await publish(page, again)
      const sums = {
        done: job.done + page.size,
        added: job.added + page.added,
        removed: job.removed + page.removed,
        changed: job.changed + page.changed,
      }
      const { subjectVersion, since } = place
      const next = page.next === null ? { through: true } : { cursor: page.next }
      await progress.count(sums, { subjectVersion, since, ...next })
    }
  }

  async function nextPage(scope: MentionScope, place: JobPlace, again: SubjectAgain): Promise<JobPage> {
    const cursor = place.cursor === undefined ? {} : { cursor: place.cursor }
    const found = await store.mentions.search({ ...scope, ...cursor, sort: 'newest', size: parts.pageSize })
    const changes = await changesOf(found.items, again)
    const count = (change: Change): number => changes.filter((each) => each.change === change).length
    const page = {
      size: found.items.length,
      mentions: changes.map(({ mention }) => mention.id),
      next: found.next,
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
    }
    const total = place.cursor === undefined ? { total: found.total } : {}
    if (changes.length > 0 || place.cursor === undefined) await progress.write(total, { ...place, page })
    return page
  }

  /** What of the page differs still: whoever died may have published it already. Resolves when the indexer has it. */
  async function publish(page: JobPage, again: SubjectAgain): Promise<void> {
    if (page.mentions.length === 0) return
    const stored = await store.mentions.getMany(page.mentions)
    const changes = await changesOf(
      stored.filter((mention) => mention !== undefined),
      again,
    )
    const stamp = progress.job.subjectsVersion ?? '0'
    if (changes.length > 0) await bus.publish(changes.map(({ mention }) => recordOf(mention, stamp)))
    await handled(flow, 'indexer-backfill', 'mentions.backfill.scored')
  }

  async function changesOf(mentions: readonly Mention[], again: SubjectAgain): Promise<Changed[]> {
    const changes: Changed[] = []
    let rested = performance.now()
    for (const mention of mentions) {
      const changed = matchAgain(mention, again)
      if (changed !== undefined) changes.push(changed)
      if (performance.now() - rested < breath) continue
      await keep()
      await new Promise((resolve) => setImmediate(resolve))
      rested = performance.now()
    }
    return changes
  }
}

function recordOf(mention: Mention, subjectsVersion: string): OutgoingRecord {
  const topic = 'mentions.backfill.scored' as const
  const id = `${mention.id}:${mention.version}:${subjectsVersion}`
  const data = { ...mention, subjectsVersion }
  return { topic, ...encodeEvent({ topic, key: mention.id, id, producer: 'scoring', time: mention.collectedAt, data }) }
}
