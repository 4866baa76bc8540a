import { randomUUID } from 'node:crypto'
import type { Batch, EventBus, Subscription } from '@groundswell/bus'
import { isTransient, messageOf, type Clock, type Logger, type Metrics } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import { FoundNotices } from './found-notices.ts'
import type { LiveClient } from './live-client.ts'
import { liveEventOf, liveTopics, sourceEvent, type LiveEvent } from './live-event.ts'

export interface LiveHubParts {
  readonly bus: EventBus
  readonly documents: Documents
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: Metrics
}

const keptEvents = 500
const recordsATurn = 16
const heartbeatMilliseconds = 15_000
const documentPollMilliseconds = 2_000
/** A page that reloads is back within a moment; so long the hub goes on reading for it. */
const lingerMilliseconds = 60_000

/**
 * Reads the bus from now on, in a group of this process's own, and hands what happens to every watcher. While nobody
 * watches, records are passed over unread. The last 500 events are kept for a watcher whose connection broke.
 */
export class LiveHub {
  readonly #parts: LiveHubParts
  readonly #run = randomUUID().slice(0, 8)
  readonly #clients = new Set<LiveClient>()
  readonly #closing = new AbortController()
  #kept: { readonly id: string; readonly event: LiveEvent }[] = []
  #next = 1
  #lastLeft = Number.NEGATIVE_INFINITY
  #subscription: Subscription | undefined
  #loops: Promise<unknown> = Promise.resolve()
  readonly #found: FoundNotices
  #sources: Map<string, string> | undefined

  constructor(parts: LiveHubParts) {
    this.#parts = parts
    this.#found = new FoundNotices(parts.documents)
    parts.metrics.gauge('groundswell_gateway_live_clients', 'Watchers of the live stream', [], (gauge) => {
      gauge.set(this.#clients.size)
    })
  }

  /** Resolves when it reads; `ended` rejects when it can read no longer. */
  async start(): Promise<{ readonly ended: Promise<void> }> {
    this.#subscription = await this.#parts.bus.subscribe({
      group: `gateway-live-${this.#run}`,
      topics: liveTopics,
      from: 'latest',
      handle: (batch) => this.#handle(batch),
    })
    const loops = Promise.all([this.#beat(), this.#watchDocuments()])
    this.#loops = loops
    return { ended: Promise.all([this.#subscription.ended, loops]).then(() => undefined) }
  }

  /** Takes a watcher in; with the id of the last event it saw, what it missed comes first, if it is still there. */
  async join(client: LiveClient, lastEventId: string | undefined): Promise<void> {
    const now = this.#parts.clock.now()
    this.#lastLeft = now.getTime()
    let missed = lastEventId === undefined ? undefined : this.#after(lastEventId)
    client.say('hello', {
      at: now.toISOString(),
      ...(lastEventId === undefined ? {} : { resumed: missed !== undefined }),
    })
    while (missed !== undefined && missed.length > 0) {
      let last = ''
      for (const { id, event } of missed.slice(0, recordsATurn)) {
        client.send(id, event)
        last = id
      }
      await nextTurn()
      missed = this.#after(last)
    }
    if (client.gone) return
    if (this.#closing.signal.aborted) client.end('stopping')
    else this.#clients.add(client)
  }

  leave(client: LiveClient): void {
    if (this.#clients.delete(client)) this.#lastLeft = this.#parts.clock.now().getTime()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    for (const client of this.#clients) client.end('stopping')
    this.#clients.clear()
    await this.#subscription?.close()
    await this.#loops
  }

  get #watched(): boolean {
    return this.#clients.size > 0 || this.#parts.clock.now().getTime() - this.#lastLeft < lingerMilliseconds
  }

  async #handle(batch: Batch): Promise<void> {
    for (const [at, record] of batch.records.entries()) {
      if (!this.#watched) return
      // What is written leaves only between turns of the loop: without one, a burst would look like a slow watcher.
      if (at % recordsATurn === recordsATurn - 1) await nextTurn()
      const event = liveEventOf(record)
      if (event !== undefined) this.#tell(event)
      else
        this.#parts.log.debug(
          { topic: record.topic, partition: record.partition, offset: record.offset },
          'A record that is not what its topic promises is left to its consumers.',
        )
    }
  }

  #tell(event: LiveEvent): void {
    const id = `${this.#run}-${this.#next}`
    this.#next += 1
    this.#kept.push({ id, event })
    if (this.#kept.length > 2 * keptEvents) this.#kept = this.#kept.slice(-keptEvents)
    for (const client of this.#clients) if (!client.send(id, event)) this.leave(client)
  }

  #after(id: string): readonly { readonly id: string; readonly event: LiveEvent }[] | undefined {
    const at = this.#kept.findIndex((one) => one.id === id)
    return at === -1 ? undefined : this.#kept.slice(at + 1)
  }

  async #beat(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      await this.#parts.clock.sleep(heartbeatMilliseconds, signal)
      for (const client of this.#clients) client.beat()
    }
  }

  /** Health of sources and what searches found are documents and no topic, so they are looked at while somebody watches. */
  async #watchDocuments(): Promise<void> {
    const { signal } = this.#closing
    let failing = false
    while (!signal.aborted) {
      await this.#parts.clock.sleep(documentPollMilliseconds, signal)
      if (signal.aborted) return
      if (!this.#watched) {
        this.#sources = undefined
        this.#found.forget()
        continue
      }
      try {
        await this.#lookAtSources()
        for (const event of await this.#found.look()) this.#tell(event)
        failing = false
      } catch (error) {
        if (!isTransient(error)) throw error
        if (!failing)
          this.#parts.log.warn(
            { reason: messageOf(error) },
            'Health of sources and what searches found cannot be read.',
          )
        failing = true
      }
    }
  }

  async #lookAtSources(): Promise<void> {
    const page = await this.#parts.documents.list(sourceHealthDocuments, { size: 1000 })
    const before = this.#sources
    this.#sources = new Map(page.items.map(({ id, body }) => [id, JSON.stringify(body)]))
    if (before === undefined) return
    for (const { id, body } of page.items) {
      if (before.get(id) !== this.#sources.get(id)) this.#tell(sourceEvent(body))
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
