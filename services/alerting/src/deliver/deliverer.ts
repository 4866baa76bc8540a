import type { Channel, GradedAlert } from '@groundswell/contracts'
import { alertIdOf, deliveryDocuments, messageIdOf, type DeliveryDocument } from '@groundswell/incident'
import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Documents, Stored } from '@groundswell/store'
import { chooseChannels } from '../route/choose-channels.ts'
import { messageOfAlert, rowOf, type Message } from './message.ts'
import { postWebhook } from './post-webhook.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { settleRow } from './settle-row.ts'

export interface DelivererParts {
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Logger
  readonly policy: RetryPolicy
  /** The channels as they now are. */
  readonly channels: () => ReadonlyMap<string, Channel>
  /** Called when a receiver says it is gone for good. */
  readonly disable: (channel: Channel) => Promise<void>
  readonly random: () => number
  /** Told after every attempt: what became of the row. */
  readonly attempted?: (outcome: DeliveryDocument['state']) => void
}

const leaseFor = 60_000
const lateAfter = 60_000
const page = 500
const width = 8
/** Far more than a look takes, and little beside the waits of a receiver that is away. */
const stepBackFor = 60_000

/**
 * Carries rows of the outbox to their receivers: leased by compare-and-set, at least once, one at a time and in order for
 * each event and channel. A row is done only when its own receiver said yes.
 */
export class Deliverer {
  readonly #parts: DelivererParts
  readonly #underWay = new Map<string, { readonly channelId: string; readonly done: Promise<void> }>()
  /** What ended an attempt and is no passing trouble: thrown by the next look. */
  #broken: { readonly error: unknown } | undefined

  constructor(parts: DelivererParts) {
    this.#parts = parts
  }

  /** Writes the rows of an alert, one per channel it goes to; a row that exists is left alone. */
  async enqueue(alert: GradedAlert): Promise<void> {
    const channels = chooseChannels(alert, this.#parts.channels().values())
    await this.send(
      messageOfAlert(alert),
      channels.map(({ id }) => id),
    )
  }

  /** Writes the rows of a message to these channels; a row that exists is left alone. */
  async send(message: Message, channelIds: readonly string[]): Promise<void> {
    const { clock, documents } = this.#parts
    const rows = channelIds.map((id) => rowOf(message, id, clock.now()))
    if (rows.length === 0) return
    await documents.putMany(
      deliveryDocuments,
      rows.map(({ id, row }) => ({ id, body: row, expected: 'absent' as const })),
    )
  }

  /** One look at what waits: starts an attempt for each row that is due, without waiting for the answers. */
  async deliverDue(): Promise<number> {
    if (this.#broken !== undefined) throw this.#broken.error
    const waiting = await this.#parts.documents.list(deliveryDocuments, {
      filters: [{ field: 'state', op: 'eq', value: 'waiting' }],
      sort: { field: 'nextAttemptAt' },
      size: page,
    })
    const now = this.#parts.clock.now()
    const first = firstInLine(waiting.items)
    if (waiting.items.length === page) await this.#stepBack(waiting.items, first, now)
    let started = 0
    for (const row of first) if (isDue(row.body, now) && this.#start(row)) started += 1
    return started
  }

  /**
   * More waits than one look shows: what stands behind another leaves its place for a while, so that the first of every line
   * is seen. Else the line of one receiver that is away would hide all others.
   */
  async #stepBack(
    items: readonly Stored<DeliveryDocument>[],
    first: readonly Stored<DeliveryDocument>[],
    now: Date,
  ): Promise<void> {
    const kept = new Set(first)
    const nextAttemptAt = new Date(now.getTime() + stepBackFor).toISOString()
    const writes = items
      .filter((item) => !kept.has(item) && isDue(item.body, now))
      .map(({ id, body, revision }) => ({ id, body: { ...body, nextAttemptAt }, expected: { revision } }))
    if (writes.length > 0) await this.#parts.documents.putMany(deliveryDocuments, writes)
  }

  /** Resolves when no attempt is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all([...this.#underWay.values()].map(({ done }) => done))
  }

  /** A receiver that is slow holds up its own messages only. */
  #start(row: Stored<DeliveryDocument>): boolean {
    const { channelId } = row.body
    const busy = [...this.#underWay.values()].filter((attempt) => attempt.channelId === channelId).length
    if (this.#underWay.has(row.id) || busy >= width) return false
    const run = async (): Promise<void> => {
      try {
        await this.#attempt(row)
      } catch (error) {
        if (!isTransient(error)) this.#broken ??= { error }
        else this.#parts.log.warn({ messageId: row.id, reason: messageOf(error) }, 'An attempt was interrupted.')
      } finally {
        this.#underWay.delete(row.id)
      }
    }
    this.#underWay.set(row.id, { channelId, done: run() })
    return true
  }

  async #attempt(stored: Stored<DeliveryDocument>): Promise<void> {
    const { channels, clock, documents, log, policy, random } = this.#parts
    // The list may lag: what counts is the row as it stands.
    const row = await documents.get(deliveryDocuments, stored.id)
    const now = clock.now()
    if (row === undefined || !isDue(row.body, now) || (await this.#isBehind(row.body))) return
    const channel = channels().get(row.body.channelId)
    if (channel === undefined || !channel.enabled) return this.#withoutChannel(row, channel, now)
    const leased = { ...row.body, leasedUntil: new Date(now.getTime() + leaseFor).toISOString() }
    const lease = await documents.put(deliveryDocuments, {
      id: row.id,
      body: leased,
      expected: { revision: row.revision },
    })
    if (!lease.ok) return
    const late = now.getTime() - Date.parse(row.body.createdAt) >= lateAfter
    const { attributes, body } = row.body
    const answer = await postWebhook(channel, { id: row.id, body, attributes, late }, clock)
    const settled = settleRow(leased, answer, clock.now(), policy, random())
    await documents.put(deliveryDocuments, { id: row.id, body: settled, expected: { revision: lease.revision } })
    this.#parts.attempted?.(settled.state)
    if (answer.kind === 'gone') {
      log.warn({ channelId: channel.id }, 'The receiver of a channel is gone (410); the channel is disabled.')
      await this.#parts.disable(channel)
    } else if (settled.state === 'dead') {
      log.error({ channelId: channel.id, messageId: row.id, reason: settled.lastError }, 'A message was given up.')
    } else if (settled.state === 'waiting' && settled.attempts === 1) {
      log.warn({ channelId: channel.id, reason: settled.lastError }, 'A message was not accepted; trying again.')
    }
  }

  /** The message before it, of the same event to the same channel, still waits (the list shows only so many rows). */
  async #isBehind({ channelId, eventId, seq }: DeliveryDocument): Promise<boolean> {
    const before = messageIdOf(alertIdOf(eventId, seq - 1), channelId)
    return (await this.#parts.documents.get(deliveryDocuments, before))?.body.state === 'waiting'
  }

  /** A channel somebody disabled may come back within the horizon; one that is gone takes its messages along. */
  async #withoutChannel(row: Stored<DeliveryDocument>, channel: Channel | undefined, now: Date): Promise<void> {
    const { documents, policy } = this.#parts
    const over = now.getTime() - Date.parse(row.body.createdAt) >= policy.horizon
    const next: DeliveryDocument =
      channel === undefined || over
        ? {
            ...row.body,
            state: 'dead',
            finishedAt: now.toISOString(),
            lastError: channel === undefined ? 'the channel was removed' : 'the channel stayed disabled',
          }
        : {
            ...row.body,
            nextAttemptAt: new Date(now.getTime() + 30_000).toISOString(),
            lastError: 'the channel is disabled',
          }
    await documents.put(deliveryDocuments, { id: row.id, body: next, expected: { revision: row.revision } })
  }
}

/** Of each event and channel the earliest row; later ones wait behind it. */
function firstInLine(items: readonly Stored<DeliveryDocument>[]): Stored<DeliveryDocument>[] {
  const first = new Map<string, Stored<DeliveryDocument>>()
  for (const item of items) {
    const line = JSON.stringify([item.body.channelId, item.body.eventId])
    const head = first.get(line)
    if (head === undefined || item.body.seq < head.body.seq) first.set(line, item)
  }
  return [...first.values()]
}

function isDue(row: DeliveryDocument, now: Date): boolean {
  const at = now.toISOString()
  return row.state === 'waiting' && row.nextAttemptAt <= at && (row.leasedUntil === null || row.leasedUntil <= at)
}
