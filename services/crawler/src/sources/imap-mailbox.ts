import { ImapFlow } from 'imapflow'
import type { SourceOf } from '@groundswell/contracts'
import { networkProblem } from '../fetch/network-problem.ts'
import { SourceProblem } from '../fetch/source-problem.ts'

export interface FetchedMail {
  readonly uid: number
  readonly bytes: Uint8Array
}

/** One connection to one mailbox, opened read-only: nothing is ever marked as seen. */
export interface ImapMailbox {
  /** Changes when the server gave the mailbox new UIDs, so that old ones mean nothing any more. */
  readonly uidValidity: string
  /** The UID the next mail will get, as of opening. */
  readonly nextUid: number
  /** Mails above `uid`, oldest first. */
  fetchAfter(uid: number): AsyncIterable<FetchedMail>
  /** Idles until something changed, `milliseconds` passed, or the signal aborts. Rejects when the connection is lost. */
  news(milliseconds: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Rejects with `SourceProblem` in plain words. */
export async function openImapMailbox(source: SourceOf<'imap'>): Promise<ImapMailbox> {
  const where = `the mailbox ${source.mailbox} of ${source.user} at ${source.host}:${source.port}`
  const client = new ImapFlow({
    host: source.host,
    port: source.port,
    secure: source.secure,
    auth: { user: source.user, pass: source.password },
    tls: { rejectUnauthorized: !source.acceptAnyCertificate },
    logger: false,
    // The server hears from us often enough for the usual half-hour limit, and a dead connection is noticed.
    maxIdleTime: 240_000,
    socketTimeout: 300_000,
  })
  let lost: Error | undefined
  const wakers = new Set<() => void>()
  const wake = (): void => {
    for (const waker of wakers) waker()
  }
  client.on('error', (error: Error) => {
    lost = error
    wake()
  })
  client.on('close', () => {
    lost ??= new Error('the server closed the connection')
    wake()
  })
  client.on('exists', wake)
  try {
    await client.connect()
    const mailbox = await client.mailboxOpen(source.mailbox, { readOnly: true })
    return {
      uidValidity: String(mailbox.uidValidity),
      nextUid: mailbox.uidNext,
      async *fetchAfter(uid) {
        // The range n:* always gives the last mail, even one below n.
        for await (const mail of client.fetch(`${uid + 1}:*`, { uid: true, source: true }, { uid: true }))
          if (mail.uid > uid && mail.source !== undefined) yield { uid: mail.uid, bytes: mail.source }
      },
      async news(milliseconds, signal) {
        if (lost === undefined && !signal.aborted) await nudged(wakers, milliseconds, signal, () => client.idle())
        if (lost !== undefined && !signal.aborted) throw networkProblem(where, lost)
      },
      async close() {
        if (client.usable) await client.logout()
        else client.close()
      },
    }
  } catch (error) {
    client.close()
    throw openProblem(where, source, error)
  }
}

/** Idles until woken, the time is up, or the signal aborts. A failing IDLE is heard of through the connection itself. */
function nudged(
  wakers: Set<() => void>,
  milliseconds: number,
  signal: AbortSignal,
  idle: () => Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer)
      wakers.delete(done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    wakers.add(done)
    signal.addEventListener('abort', done, { once: true })
    idle().catch((error: Error) => {
      done()
      reject(error)
    })
  })
}

/** How imapflow says what a server refused. */
interface Refusal {
  readonly authenticationFailed?: boolean
  readonly responseText?: string
  readonly response?: unknown
  readonly serverResponseCode?: string
}

function openProblem(where: string, source: SourceOf<'imap'>, error: unknown): SourceProblem {
  const said: Refusal = typeof error === 'object' && error !== null ? error : {}
  const words = said.responseText ?? (typeof said.response === 'string' ? said.response : '')
  if (said.authenticationFailed === true)
    return new SourceProblem(
      `${source.host} refuses the sign-in of ${source.user}: ${words === '' ? 'no reason given' : words}`,
      'correct user and password; many providers want an app password with IMAP switched on',
    )
  if (said.serverResponseCode === 'NONEXISTENT' || /doesn't exist|does not exist|unknown mailbox/i.test(words))
    return new SourceProblem(`${where} does not exist`, 'correct the name of the mailbox')
  if (words !== '') return new SourceProblem(`${where} cannot be opened: ${words}`, 'ask whoever runs the mail server')
  return networkProblem(where, error)
}
