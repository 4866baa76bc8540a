import type { Collection } from '@groundswell/store'

/**
 * One message of one alert to one channel: the outbox of outgoing messages. The id is the webhook id; the body was frozen
 * when the row was written. `waiting` → `done` (the receiver said yes) or `dead` (it never did, or is gone).
 */
export interface DeliveryDocument {
  readonly channelId: string
  readonly alertId: string
  readonly eventId: string
  readonly seq: number
  readonly drill: boolean
  readonly type: string
  /** CloudEvents headers, without the `ce-` in front. */
  readonly attributes: Readonly<Record<string, string>>
  readonly body: string
  readonly createdAt: string
  readonly state: 'waiting' | 'done' | 'dead'
  readonly attempts: number
  readonly nextAttemptAt: string
  readonly leasedUntil: string | null
  readonly finishedAt: string | null
  /** The last answer: its status, or why there was none. */
  readonly lastStatus: number | null
  readonly lastError: string | null
}
export const deliveryDocuments: Collection<DeliveryDocument> = {
  name: 'deliveries',
  fields: {
    channelId: 'keyword',
    eventId: 'keyword',
    alertId: 'keyword',
    state: 'keyword',
    nextAttemptAt: 'date',
    createdAt: 'date',
    drill: 'boolean',
  },
}

/**
 * A test message somebody asked for: whoever asks creates it (`waiting`) and reads it again by id until it is `done`, at
 * most 20 s; alerting sends it once, without retries, and fills in what the receiver said.
 */
export interface ChannelTestDocument {
  readonly channelId: string
  readonly requestedBy: string
  readonly requestedAt: string
  readonly state: 'waiting' | 'done'
  readonly ok?: boolean
  /** HTTP status of the receiver's answer; absent when there was none. */
  readonly status?: number
  readonly error?: string
  readonly finishedAt?: string
}
export const channelTestDocuments: Collection<ChannelTestDocument> = {
  name: 'channel-tests',
  fields: { state: 'keyword', requestedAt: 'date', channelId: 'keyword' },
}
