import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerAuthentication } from 'smtp-server'
import type { SourceOf } from '@groundswell/contracts'
import { isTransient, messageOf, type Logger } from '@groundswell/runtime'
import { networkProblem } from '../fetch/network-problem.ts'
import { SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from '../read/found-item.ts'
import { readMail } from '../read/mail.ts'

export interface MailReceiver {
  /** Says goodbye to new connections and finishes the mails in hand. */
  close(): Promise<void>
}

export interface MailTaking {
  /** Resolves when the mail is durable; only then the sender hears 250. */
  readonly take: (item: FoundItem, problems: readonly ItemProblem[]) => Promise<void>
  /** A connection or mail that went wrong. */
  readonly problem: (problem: ItemProblem) => void
  readonly log: Logger
}

type SmtpError = Error & { responseCode: number }

/** Listens for mail. Rejects with `SourceProblem` where it cannot listen. */
export function openSmtpReceiver(source: SourceOf<'smtp'>, taking: MailTaking): Promise<MailReceiver> {
  const wanted = new Set(source.recipients.map((address) => address.toLowerCase()))
  const server = new SMTPServer({
    banner: 'Groundswell complaint mailbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: source.maximumBytes,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 5_000,
    socketTimeout: 120_000,
    onAuth: (_auth: SMTPServerAuthentication, _session, done) => done(refusal(503, 'no sign-in here')),
    onRcptTo({ address }, _session, done) {
      if (wanted.size === 0 || wanted.has(address.toLowerCase())) done()
      else done(refusal(550, `5.1.1 ${address} is not received here`))
    },
    onData(stream, _session, done) {
      receive(stream).then(
        (words) => done(null, words),
        (error: Error) => done(error),
      )
    },
  })

  async function receive(stream: Readable & { readonly sizeExceeded?: boolean }): Promise<string> {
    const bytes = await readLimited(stream, source.maximumBytes)
    if (bytes === undefined || stream.sizeExceeded === true) {
      const message = `a mail over ${source.maximumBytes} bytes was refused`
      taking.problem({ message, fix: 'raise maximumBytes of this source' })
      throw refusal(552, `5.3.4 message larger than ${source.maximumBytes} bytes`)
    }
    if (bytes.byteLength === 0) throw refusal(554, '5.6.0 empty message')
    try {
      const { item, problems } = await readMail(bytes)
      await taking.take(item, problems)
      return '2.0.0 taken'
    } catch (error) {
      // The sender keeps the mail and comes again: nothing is lost by saying so.
      if (!isTransient(error)) taking.log.error({ err: error, source: source.id }, 'A mail could not be taken.')
      taking.problem({
        message: `a mail could not be taken and the sender was asked to come again: ${messageOf(error)}`,
      })
      throw refusal(451, '4.3.0 cannot take it now, please come again')
    }
  }

  return new Promise((resolve, reject) => {
    let listening = false
    server.on('error', (error: Error) => {
      if (!listening) reject(listenProblem(source, error))
      else taking.log.debug({ reason: error.message }, 'A mail connection broke.')
    })
    server.listen(source.port, source.host, () => {
      listening = true
      resolve({ close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

function refusal(code: number, message: string): SmtpError {
  return Object.assign(new Error(message), { responseCode: code })
}

async function readLimited(stream: Readable, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    // Read to the end all the same, so that the refusal is heard.
    if (size <= limit) chunks.push(chunk)
  }
  return size > limit ? undefined : Buffer.concat(chunks)
}

function listenProblem(source: SourceOf<'smtp'>, error: Error): SourceProblem {
  const where = `${source.host}:${source.port}`
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new SourceProblem(
      `port ${source.port} of ${source.host} is in use`,
      'give this source another port, or stop what listens there',
    )
  if (code === 'EACCES')
    return new SourceProblem(
      `no permission to listen on ${where}`,
      'choose a port above 1023, or let the system forward the port',
    )
  if (code === 'EADDRNOTAVAIL')
    return new SourceProblem(
      `${source.host} is no address of this machine`,
      'listen on 0.0.0.0 or on an address it has',
    )
  return networkProblem(`listening on ${where}`, error)
}
