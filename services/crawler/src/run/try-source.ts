import type { SourceInput, SourceTrial } from '@groundswell/contracts'
import { networkProblem } from '../fetch/network-problem.ts'
import { problemOf, type ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from '../read/found-item.ts'
import { readMail } from '../read/mail.ts'
import { openImapMailbox } from '../sources/imap-mailbox.ts'
import { openSmtpReceiver } from '../sources/smtp-receiver.ts'
import { readerOf, type LookedAt, type SourceParts } from './run-source.ts'

const shownItems = 5
const shownText = 500
const patience = 40_000
/** So many articles are enough to see whether the selectors are right. */
const triedArticles = 5

type TrialParts = Pick<SourceParts, 'fetch' | 'pages' | 'browser' | 'clock' | 'log'>

/** One look without a checkpoint; nothing is kept, nothing published. Never rejects: what went wrong is the answer. */
export async function trySourceOnce(source: SourceInput, parts: TrialParts): Promise<SourceTrial> {
  const items: FoundItem[] = []
  const problems: ItemProblem[] = []
  try {
    const signal = AbortSignal.timeout(patience)
    for await (const part of lookOnceAt(source, parts, signal)) {
      items.push(...part.items)
      problems.push(...part.problems)
    }
    return answer(items, problems, problems.length === 0 || items.length > 0)
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return answer(
      items,
      [late ? { message: `the source took longer than ${patience / 1000} s` } : problemOf(error), ...problems],
      false,
    )
  }
}

interface Seen {
  readonly items: readonly FoundItem[]
  readonly problems: readonly ItemProblem[]
}

async function* lookOnceAt(source: SourceInput, parts: TrialParts, signal: AbortSignal): AsyncIterable<Seen> {
  if (source.kind === 'smtp') {
    const receiver = await openSmtpReceiver(source, {
      log: parts.log,
      take: () => Promise.reject(new Error('only a trial')),
      problem: () => undefined,
    })
    await receiver.close()
    return
  }
  if (source.kind === 'imap') {
    yield await lastMails(source)
    return
  }
  const few =
    source.kind === 'rss' ? source : { ...source, maximumArticles: Math.min(source.maximumArticles, triedArticles) }
  const kept: LookedAt = { ...few, version: 1, updatedAt: parts.clock.now().toISOString() }
  yield* readerOf(kept, parts).look(undefined, signal)
}

async function lastMails(source: Extract<SourceInput, { kind: 'imap' }>): Promise<Seen> {
  const mailbox = await openImapMailbox(source)
  try {
    const items: FoundItem[] = []
    const problems: ItemProblem[] = []
    for await (const mail of mailbox.fetchAfter(Math.max(0, mailbox.nextUid - 1 - shownItems))) {
      const reading = await readMail(mail.bytes)
      items.push(reading.item)
      problems.push(...reading.problems)
    }
    return { items, problems }
  } catch (error) {
    throw networkProblem(`reading ${source.mailbox} of ${source.user} at ${source.host}`, error)
  } finally {
    await mailbox.close()
  }
}

function answer(items: readonly FoundItem[], problems: readonly ItemProblem[], ok: boolean): SourceTrial {
  return {
    ok,
    found: items.length,
    items: items.slice(0, shownItems).map((item) => {
      const at = item.publishedAt === undefined ? Number.NaN : Date.parse(item.publishedAt)
      const author = item.author?.name ?? item.author?.handle
      return {
        ...(item.url === undefined ? {} : { url: item.anchor === undefined ? item.url : `${item.url}#${item.anchor}` }),
        title: item.title ?? '',
        text: item.text.slice(0, shownText).toWellFormed(),
        ...(author === undefined ? {} : { author }),
        ...(Number.isNaN(at) ? {} : { publishedAt: new Date(at).toISOString() }),
      }
    }),
    problems: problems.slice(0, 20),
  }
}
