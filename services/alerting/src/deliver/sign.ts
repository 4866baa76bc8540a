import { createHmac } from 'node:crypto'

/**
 * Standard Webhooks 1.0: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; one signature per secret, so that
 * both keys are good while they rotate. `seconds` is Unix time. https://www.standardwebhooks.com
 */
export function signWebhook(secrets: readonly string[], id: string, seconds: number, body: string): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
    })
    .join(' ')
}
