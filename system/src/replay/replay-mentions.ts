import { createAlertingCore, type RuleBook } from '@groundswell/alerting'
import type { GradedAlert } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import {
  createScorer,
  matchedMentionsOf,
  retractionOf,
  type ScorerOptions,
  type SubjectSet,
} from '@groundswell/scoring'
import { LineIntake } from './replay-line.ts'

export interface ReplayOptions {
  readonly subjects: SubjectSet
  readonly rules: RuleBook
  readonly scoring?: ScorerOptions
  /** Times the mentions' own time; 0 as fast as it goes. */
  readonly speed: number
  readonly clock: Clock
  readonly signal?: AbortSignal
}

export interface BadLine {
  readonly line: number
  readonly reason: string
}

/**
 * Lines of the intake's shape through the real scoring, matching and alerting, all in memory. Gives graded alerts as they
 * come, `at` in event time; bad lines are told and left out.
 */
export async function* replayMentions(
  lines: AsyncIterable<string>,
  options: ReplayOptions,
  onBadLine: (bad: BadLine) => void,
): AsyncGenerator<GradedAlert> {
  const { subjects } = options
  const intake = new LineIntake()
  const scorer = createScorer(options.scoring)
  const core = createAlertingCore({ rules: options.rules })
  const matched = new Map<string, readonly string[]>()
  const pace = pacer(options)
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const read = intake.read(line, number)
    if (read.kind === 'bad') onBadLine({ line: number, reason: read.reason })
    if (read.kind !== 'mention') continue
    await pace(Date.parse(read.mention.publishedAt))
    if (options.signal?.aborted === true) return
    const mention = scorer.score(read.mention, subjects)
    const now = mention.subjects.map((subject) => subject.id)
    const gone = (matched.get(mention.id) ?? []).filter((id) => !now.includes(id))
    if (now.length > 0 || gone.length > 0) matched.set(mention.id, now)
    for (const record of [
      ...gone.map((id) => retractionOf(mention, id, subjects)),
      ...matchedMentionsOf(mention, subjects),
    ]) {
      yield* core.feed(record)
    }
  }
}

/** Waits until a mention's own time has come, counted from the first one and sped up. */
function pacer({ clock, signal, speed }: ReplayOptions): (publishedAt: number) => Promise<void> {
  let started: { readonly wall: number; readonly event: number } | undefined
  return async (publishedAt) => {
    if (speed <= 0) return
    started ??= { wall: clock.now().getTime(), event: publishedAt }
    const due = started.wall + (publishedAt - started.event) / speed
    const wait = due - clock.now().getTime()
    if (wait > 0) await clock.sleep(wait, signal)
  }
}
