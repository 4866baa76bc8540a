import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import type { ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from './found-item.ts'
import { htmlToText, tidy } from './html-text.ts'

export interface MailReading {
  readonly item: FoundItem
  readonly problems: readonly ItemProblem[]
}

/**
 * A mail as an item. Its Message-ID is its identity, else its bytes are, so that a mail delivered twice is one. What cannot
 * be decoded is kept as far as it can be read; the evidence holds the mail as it came.
 */
export async function readMail(bytes: Uint8Array): Promise<MailReading> {
  const mail = await simpleParser(Buffer.from(bytes), { skipImageLinks: true, skipTextToHtml: true })
  const sender = mail.from?.value[0]
  const subject = tidy(mail.subject ?? '').replaceAll('\n', ' ')
  const body = tidy(mail.text ?? '') || (typeof mail.html === 'string' ? htmlToText(mail.html) : '')
  const problems: ItemProblem[] = []
  const name = `the mail "${subject.slice(0, 60)}" from ${sender?.address ?? 'an unnamed sender'}`
  if (/\ufffd/.test(body) || /\ufffd/.test(subject))
    problems.push({ message: `${name} has a broken encoding; what could be read was kept, and the whole as evidence` })
  if (body === '') problems.push({ message: `${name} has no readable text; its subject stands for it` })
  const author = {
    ...(sender?.name === undefined || sender.name === '' ? {} : { name: sender.name }),
    ...(sender?.address === undefined || sender.address === '' ? {} : { handle: sender.address.toLowerCase() }),
  }
  const at = mail.date
  return {
    item: {
      nativeId: mail.messageId ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      title: subject,
      text: body === '' ? subject || '(empty mail)' : body,
      ...(Object.keys(author).length === 0 ? {} : { author }),
      ...(at === undefined || Number.isNaN(at.getTime()) ? {} : { publishedAt: at.toISOString() }),
      raw: { bytes, mediaType: 'message/rfc822' },
    },
    problems,
  }
}
