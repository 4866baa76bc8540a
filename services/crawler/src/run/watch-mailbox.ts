import { durationMilliseconds, type SourceOf } from '@groundswell/contracts'
import { messageOf, type Clock, type Logger } from '@groundswell/runtime'
import { z } from 'zod'
import { networkProblem } from '../fetch/network-problem.ts'
import { problemOf, SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from '../read/found-item.ts'
import { readMail } from '../read/mail.ts'
import { openImapMailbox, type FetchedMail, type ImapMailbox } from '../sources/imap-mailbox.ts'
import type { CheckpointKeeper } from './checkpoints.ts'
import type { Deliver } from './deliver.ts'
import type { HealthKeeper } from './health-keeper.ts'
import { waitAfter } from './look-loop.ts'
import type { Pressure } from './pressure.ts'

export interface MailboxParts {
  readonly checkpoints: CheckpointKeeper
  readonly deliver: Deliver
  readonly health: HealthKeeper
  readonly pressure: Pressure
  readonly clock: Clock
  readonly log: Logger
  readonly random: () => number
}

const stored = z.object({ uidValidity: z.string(), uid: z.number() })
const mailsAtOnce = 20
/** Before connecting again, milliseconds; doubled with each failure. */
const firstWait = 1_000

/** Keeps a connection open and takes every new mail; reconnects with growing waits. Rejects only for a bug. */
export async function watchMailbox(source: SourceOf<'imap'>, parts: MailboxParts, signal: AbortSignal): Promise<void> {
  const interval = durationMilliseconds(source.interval) ?? 300_000
  let failures = 0
  while (!signal.aborted) {
    try {
      const mailbox = await openImapMailbox(source)
      try {
        while (!signal.aborted) {
          await parts.pressure.ease(signal)
          const problems = await takeNew(mailbox, source, parts, signal)
          failures = 0
          await parts.health.looked(problems, new Date(parts.clock.now().getTime() + interval), problems.length === 0)
          await mailbox.news(interval, signal)
        }
      } finally {
        await closeQuietly(mailbox, parts.log)
      }
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof SourceProblem)) throw error
      failures += 1
      const wait = waitAfter(firstWait, failures, error, parts.random())
      await parts.health.failing(problemOf(error), new Date(parts.clock.now().getTime() + wait))
      await parts.clock.sleep(wait, signal)
    }
  }
}

/** Everything above the checkpoint, in handfuls: accepted, then the checkpoint moves. */
async function takeNew(
  mailbox: ImapMailbox,
  source: SourceOf<'imap'>,
  parts: MailboxParts,
  signal: AbortSignal,
): Promise<ItemProblem[]> {
  const known = stored.safeParse(await parts.checkpoints.load(signal)).data
  let after = known !== undefined && known.uidValidity === mailbox.uidValidity ? known.uid : 0
  const problems: ItemProblem[] = []
  for (;;) {
    const mails = await fetchSome(mailbox, after, source)
    if (mails.length === 0 || signal.aborted) return problems
    const items: FoundItem[] = []
    for (const mail of mails) {
      try {
        const reading = await readMail(mail.bytes)
        items.push(reading.item)
        problems.push(...reading.problems)
      } catch (error) {
        problems.push({
          message: `mail ${mail.uid} of ${source.mailbox} cannot be read and was left in the mailbox: ${messageOf(error)}`,
        })
      }
      after = Math.max(after, mail.uid)
    }
    await parts.health.accepted(await parts.deliver(items, signal))
    await parts.checkpoints.store({ uidValidity: mailbox.uidValidity, uid: after }, signal)
  }
}

async function fetchSome(mailbox: ImapMailbox, after: number, source: SourceOf<'imap'>): Promise<FetchedMail[]> {
  const mails: FetchedMail[] = []
  try {
    for await (const mail of mailbox.fetchAfter(after)) {
      mails.push(mail)
      if (mails.length >= mailsAtOnce) break
    }
  } catch (error) {
    throw networkProblem(`reading ${source.mailbox} of ${source.user} at ${source.host}`, error)
  }
  return mails
}

async function closeQuietly(mailbox: ImapMailbox, log: Logger): Promise<void> {
  try {
    await mailbox.close()
  } catch (error) {
    log.debug({ reason: messageOf(error) }, 'The mail server was gone before we could say goodbye.')
  }
}
