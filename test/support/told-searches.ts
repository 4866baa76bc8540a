import type { SearchFound } from '@groundswell/contracts'
import type { WebhookReceiver } from './webhook-receiver.ts'

/** What a receiver was told that one saved search newly found: each message once by its webhook id, its signature checked. */
export function toldOf(receiver: WebhookReceiver, searchId: string): SearchFound[] {
  const byId = new Map(receiver.deliveries.map((delivery) => [delivery.id, delivery]))
  return [...byId.values()].flatMap(({ id, body, signatureHolds }) => {
    const message = JSON.parse(body) as { type: string; data: SearchFound }
    if (message.type !== 'io.groundswell.search.found.v1' || message.data.search.id !== searchId) return []
    if (!signatureHolds) throw new Error(`the signature of ${id} does not hold`)
    return [message.data]
  })
}

/** Ids of the mentions of all its messages, sorted; one told twice stands there twice. */
export function toldIds(receiver: WebhookReceiver, searchId: string): string[] {
  return toldOf(receiver, searchId)
    .flatMap(({ mentions }) => mentions.map(({ id }) => id))
    .sort((a, b) => a.localeCompare(b))
}
