import { durationMilliseconds } from '@groundswell/contracts'
import { isTransient, type Clock, type Logger } from '@groundswell/runtime'
import { problemOf, SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import { Stopping } from '../load/tickets.ts'
import type { SourceReader } from '../sources/source-reader.ts'
import type { CheckpointKeeper } from './checkpoints.ts'
import type { Deliver } from './deliver.ts'
import type { HealthKeeper } from './health-keeper.ts'
import type { Pressure } from './pressure.ts'

export interface LookParts {
  readonly reader: SourceReader
  readonly interval: string | number
  readonly checkpoints: CheckpointKeeper
  readonly deliver: Deliver
  readonly health: HealthKeeper
  readonly pressure: Pressure
  readonly clock: Clock
  readonly log: Logger
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number
}

const longestWait = 3_600_000
const longestFirstWait = 60_000

/** Looks at one source until the signal aborts. Rejects only for a bug on our side of the door. */
export async function lookAgainAndAgain(parts: LookParts, signal: AbortSignal): Promise<void> {
  const interval = durationMilliseconds(parts.interval) ?? 300_000
  let failures = 0
  while (!signal.aborted) {
    await parts.pressure.ease(signal)
    if (signal.aborted) return
    const outcome = await lookOnce(parts, signal)
    if (signal.aborted) return
    if (outcome.failed instanceof Stopping) {
      await parts.clock.sleep(interval, signal)
      continue
    }
    failures = outcome.failed === undefined ? 0 : failures + 1
    const wait = waitAfter(interval, failures, outcome.failed, parts.random())
    const next = new Date(parts.clock.now().getTime() + wait)
    if (outcome.failed === undefined) await parts.health.looked(outcome.problems, next, outcome.unchanged)
    else await parts.health.failing(problemOf(outcome.failed), next)
    await parts.clock.sleep(wait, signal)
  }
}

function foreseen(error: unknown): boolean {
  return error instanceof SourceProblem || error instanceof Stopping || isTransient(error)
}

interface Outcome {
  readonly problems: readonly ItemProblem[]
  readonly unchanged: boolean
  readonly failed: unknown
}

/** One look: each part accepted, then its checkpoint stored. */
export async function lookOnce(
  parts: Pick<LookParts, 'reader' | 'checkpoints' | 'deliver' | 'health' | 'log'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const problems: ItemProblem[] = []
  let seen = 0
  const look = parts.reader.look(await parts.checkpoints.load(signal), signal)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const step = await nextPart(look)
      if ('failed' in step) {
        if (!signal.aborted && !foreseen(step.failed))
          parts.log.error({ err: step.failed }, 'A source could not be read, for a reason nobody foresaw.')
        return { problems, unchanged: false, failed: step.failed }
      }
      if (step.part === undefined) return { problems, unchanged: seen === 0, failed: undefined }
      seen += 1
      problems.push(...step.part.problems)
      await parts.health.accepted(await parts.deliver(step.part.items, signal))
      if (step.part.checkpoint !== undefined) await parts.checkpoints.store(step.part.checkpoint, signal)
    }
  } finally {
    await look.return?.()
  }
}

/** Trouble in reading is the source's; trouble in accepting is not caught here. */
async function nextPart<T>(
  look: AsyncIterator<T>,
): Promise<{ readonly part: T | undefined } | { readonly failed: unknown }> {
  try {
    const next = await look.next()
    return { part: next.done === true ? undefined : next.value }
  } catch (failed) {
    return { failed }
  }
}

/** The interval, doubled for each failure in a row up to an hour, never less than the other side asked for; ±20 %. */
export function waitAfter(interval: number, failures: number, failed: unknown, random: number): number {
  const first = failures === 0 ? interval : Math.min(interval, longestFirstWait)
  const grown = Math.min(first * 2 ** Math.min(failures, 20), Math.max(longestWait, interval))
  const asked = failed instanceof SourceProblem ? (failed.retryAfter ?? 0) : 0
  return Math.max(asked, Math.round(grown * (0.8 + random * 0.4)))
}
