import { createTransport, type Transporter } from 'nodemailer'
import { messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Said } from './script/course.ts'

const retryEvery = 500

export interface Posting {
  /** Mails that are due, oldest first, those already sent included. */
  readonly due: () => readonly Said[]
  readonly sent: () => number
  /** Called after the mailbox said 250. */
  readonly remember: (sent: number) => void
  readonly port: number
  readonly clock: Clock
  readonly log: Logger
  readonly signal: AbortSignal
}

/** Sends what is due, one after another, over real SMTP; a mailbox that is not there yet is waited for. */
export async function sendMails(posting: Posting): Promise<void> {
  const { clock, log, signal } = posting
  const transport = createTransport({ host: '127.0.0.1', port: posting.port, secure: false, ignoreTLS: true })
  let failing = false
  try {
    while (!signal.aborted) {
      const next = posting.due()[posting.sent()]
      if (next === undefined) {
        await clock.sleep(100, signal)
        continue
      }
      try {
        await sendOne(transport, next)
        posting.remember(posting.sent() + 1)
        failing = false
      } catch (error) {
        if (!failing) log.debug({ reason: messageOf(error) }, 'The complaint mailbox does not answer yet.')
        failing = true
        await clock.sleep(retryEvery, signal)
      }
    }
  } finally {
    transport.close()
  }
}

async function sendOne(transport: Transporter, mail: Said): Promise<void> {
  const address = mail.address ?? 'customer@example.com'
  await transport.sendMail({
    from: { name: mail.author, address },
    to: { name: '云岭速运投诉邮箱', address: 'complaints@yunling.example' },
    subject: mail.title,
    text: mail.text,
    date: mail.publishedAt,
    // The same mail sent twice after a crash is one complaint.
    messageId: `<drill-${mail.publishedAt.getTime()}-${mail.number}@example.com>`,
  })
}
