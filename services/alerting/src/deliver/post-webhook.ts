import { messageOf, type Clock } from '@groundswell/runtime'
import { signWebhook } from './sign.ts'

export interface WebhookTarget {
  readonly url: string
  readonly secret: string
  /** Signs as well, while keys rotate. */
  readonly previousSecret?: string | undefined
}

export interface WebhookMessage {
  readonly id: string
  readonly body: string
  readonly attributes: Readonly<Record<string, string>>
  /** Waited longer than it should have before this attempt. */
  readonly late: boolean
}

export type Answer =
  | { readonly kind: 'accepted'; readonly status: number }
  | { readonly kind: 'gone'; readonly status: 410 }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'silent'; readonly error: string }

const limit = 15_000

/** One attempt: only 2xx is a yes, a redirect is not followed, an answer takes at most 15 s. Never throws. */
export async function postWebhook(target: WebhookTarget, message: WebhookMessage, clock: Clock): Promise<Answer> {
  const seconds = Math.floor(clock.now().getTime() / 1000)
  const secrets = [target.secret, ...(target.previousSecret === undefined ? [] : [target.previousSecret])]
  const attributes = Object.entries(message.attributes).map(([name, value]): [string, string] => [`ce-${name}`, value])
  const giveUp = new AbortController()
  const answered = new AbortController()
  const timer = clock
    .sleep(limit, answered.signal)
    .then(() => giveUp.abort(new Error(`no answer within ${limit / 1000} s`)))
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'groundswell-webhook/1',
        'webhook-id': message.id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signWebhook(secrets, message.id, seconds, message.body),
        ...Object.fromEntries(attributes),
        ...(message.late ? { 'ce-late': 'true' } : {}),
      },
      body: message.body,
      signal: giveUp.signal,
    })
    await response.body?.cancel()
    if (response.status >= 200 && response.status < 300) return { kind: 'accepted', status: response.status }
    if (response.status === 410) return { kind: 'gone', status: 410 }
    return { kind: 'refused', status: response.status, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    return { kind: 'silent', error: reasonOf(error) }
  } finally {
    answered.abort()
    await timer
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
