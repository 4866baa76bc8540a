import type { Source, SourceOf } from '@groundswell/contracts'
import type { Acceptor } from '@groundswell/intake'
import type { Clock, Logger } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import type { PoliteFetch } from '../fetch/polite-fetch.ts'
import { problemOf, SourceProblem } from '../fetch/source-problem.ts'
import type { BrowserPages } from '../load/browser-pages.ts'
import type { PageLoader } from '../load/page-loader.ts'
import { createPageReader } from '../sources/page-reader.ts'
import { createRssReader } from '../sources/rss-reader.ts'
import { openSmtpReceiver } from '../sources/smtp-receiver.ts'
import type { SourceReader } from '../sources/source-reader.ts'
import { checkpointKeeper } from './checkpoints.ts'
import { createDeliver } from './deliver.ts'
import { HealthKeeper } from './health-keeper.ts'
import { lookAgainAndAgain, waitAfter } from './look-loop.ts'
import type { Pressure } from './pressure.ts'
import { watchMailbox } from './watch-mailbox.ts'

export interface SourceParts {
  readonly documents: Documents
  readonly acceptor: Acceptor
  readonly fetch: PoliteFetch
  readonly pages: PageLoader
  readonly browser: BrowserPages
  readonly pressure: Pressure
  readonly clock: Clock
  readonly log: Logger
  readonly history: string | number
  readonly random: () => number
}

/** Sources that are looked at now and then. */
export type LookedAt = Extract<Source, { kind: 'rss' | 'page' | 'browser' }>

/** Runs one source until the signal aborts. Rejects only for a bug; whatever is wrong with the source is in its health. */
export async function runSource(source: Source, parts: SourceParts, signal: AbortSignal): Promise<void> {
  const health = await HealthKeeper.open(parts, source)
  try {
    if (!source.enabled) {
      await health.stopped()
      return
    }
    if (source.kind === 'smtp') await receiveMail(source, parts, health, signal)
    else if (source.kind === 'imap') {
      const of = `${source.user}@${source.host}/${source.mailbox}`
      const more = {
        health,
        checkpoints: checkpointKeeper(parts, source.id, of),
        deliver: createDeliver(source, parts),
      }
      await watchMailbox(source, { ...parts, ...more }, signal)
    } else await lookFor(source, parts, health, signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function lookFor(source: LookedAt, parts: SourceParts, health: HealthKeeper, signal: AbortSignal): Promise<void> {
  if (source.kind === 'browser') {
    const missing = await parts.browser.missing()
    if (missing !== undefined) {
      await health.unavailable(missing)
      return
    }
  }
  await lookAgainAndAgain(
    {
      ...parts,
      reader: readerOf(source, parts),
      interval: source.interval,
      checkpoints: checkpointKeeper(parts, source.id, source.url),
      deliver: createDeliver(source, parts),
      health,
    },
    signal,
  )
}

export function readerOf(
  source: LookedAt,
  parts: Pick<SourceParts, 'fetch' | 'pages' | 'browser' | 'clock' | 'log'>,
): SourceReader {
  switch (source.kind) {
    case 'rss':
      return createRssReader(source, parts)
    case 'page':
      return createPageReader(source, parts)
    case 'browser':
      return createPageReader(source, { pages: parts.browser, clock: parts.clock })
  }
}

/** A sender is kept waiting at most so long for an engine that is away; then it is asked to come again. */
const mailPatience = 30_000

/** Listens; where it cannot, says why and tries again with growing waits. */
async function receiveMail(
  source: SourceOf<'smtp'> & Source,
  parts: SourceParts,
  health: HealthKeeper,
  signal: AbortSignal,
): Promise<void> {
  const deliver = createDeliver(source, parts)
  let failures = 0
  while (!signal.aborted) {
    try {
      const receiver = await openSmtpReceiver(source, {
        log: parts.log,
        take: async (item, problems) => {
          await health.accepted(await deliver([item], AbortSignal.timeout(mailPatience)))
          await health.looked(problems, null, problems.length === 0)
        },
        problem: (problem) => void health.looked([problem], null, false),
      })
      failures = 0
      await health.looked([], null, false)
      while (!signal.aborted) {
        await parts.clock.sleep(60_000, signal)
        await health.looked([], null, true)
      }
      await receiver.close()
      return
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error
      failures += 1
      const wait = waitAfter(5_000, failures, error, parts.random())
      await health.failing(problemOf(error), new Date(parts.clock.now().getTime() + wait))
      await parts.clock.sleep(wait, signal)
    }
  }
}
