import { resolve } from 'node:path'
import type { Topic } from '@groundswell/contracts'
import { isTransient, messageOf, systemClock, type Clock, type Logger } from '@groundswell/runtime'
import type {
  EventBus,
  GroupLag,
  IncomingRecord,
  OutgoingRecord,
  SubscribeOptions,
  Subscription,
} from '../event-bus.ts'
import { ConsumerGroup } from './consumer-group.ts'
import { EmbeddedLog } from './embedded-log.ts'
import { EmbeddedSubscription } from './embedded-subscription.ts'
import type { RetentionPolicy } from './protocol.ts'

const day = 86_400_000
const retainEvery = 600_000

export interface EmbeddedBusOptions {
  /** Where the log lives; made when missing. One process at a time. */
  readonly folder: string
  readonly log: Logger
  readonly clock?: Clock
  /** Partitions of every topic, fixed when the log is first opened; default 4, at most 64. */
  readonly partitions?: number
  /** Default: 7 days, 8 GB, and 30 days for what a group has not read. */
  readonly retention?: Partial<RetentionPolicy>
}

/**
 * The event bus over one SQLite file. A publish resolves when its commit is synced to the disk; publishes that arrive
 * together share one commit. Rejects with `UserError` when the folder is in use or cannot be written.
 */
export async function openEmbeddedBus(options: EmbeddedBusOptions): Promise<EmbeddedEventBus> {
  const clock = options.clock ?? systemClock
  const folder = resolve(options.folder)
  const log = await EmbeddedLog.open(folder, options.partitions ?? 4, clock)
  if (options.partitions !== undefined && options.partitions !== log.partitions)
    options.log.warn(
      { asked: options.partitions, kept: log.partitions },
      'The log keeps the partitions it was made with.',
    )
  return new EmbeddedEventBus(folder, log, options.log, clock, {
    age: 7 * day,
    bytes: 8e9,
    hardAge: 30 * day,
    ...options.retention,
  })
}

export class EmbeddedEventBus implements EventBus {
  readonly #folder: string
  readonly #log: EmbeddedLog
  readonly #logger: Logger
  readonly #clock: Clock
  readonly #policy: RetentionPolicy
  readonly #groups = new Map<string, ConsumerGroup>()
  readonly #subscriptions = new Set<EmbeddedSubscription>()
  readonly #timer: NodeJS.Timeout
  #trouble: string | undefined
  #closing: Promise<void> | undefined

  constructor(folder: string, log: EmbeddedLog, logger: Logger, clock: Clock, policy: RetentionPolicy) {
    this.#folder = folder
    this.#log = log
    this.#logger = logger
    this.#clock = clock
    this.#policy = policy
    this.#timer = setInterval(() => void this.#retainOrSay(), retainEvery)
    this.#timer.unref()
    // A thread that ends by itself is a bug: whoever waits for records must hear of it.
    void log.untilDead().then(() => this.#subscriptions.forEach((subscription) => subscription.wake()))
  }

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    this.#checkOpen()
    if (records.length === 0) return
    try {
      await this.#log.append(records)
      this.#trouble = undefined
    } catch (error) {
      if (isTransient(error)) this.#trouble = messageOf(error)
      throw error
    }
    for (const topic of new Set(records.map((record) => record.topic)))
      for (const group of this.#groups.values()) group.wake(topic)
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    this.#checkOpen()
    await this.#makeKnown(options)
    this.#checkOpen()
    const group = this.#groups.get(options.group) ?? new ConsumerGroup()
    this.#groups.set(options.group, group)
    const parts = { log: this.#log, group, logger: this.#logger, clock: this.#clock }
    const subscription = new EmbeddedSubscription(options, parts)
    group.join(subscription, this.#log.partitions, (topic, partition) => this.#startOf(options, topic, partition))
    this.#subscriptions.add(subscription)
    const forget = (): void => {
      this.#subscriptions.delete(subscription)
      if (group.empty && this.#groups.get(options.group) === group) this.#groups.delete(options.group)
    }
    subscription.ended.then(forget, forget)
    return subscription
  }

  async lag(group: string, topics: readonly Topic[]): Promise<GroupLag[]> {
    return topics.flatMap((topic) =>
      Array.from({ length: this.#log.partitions }, (_, partition) => {
        const { start, end } = this.#log.bounds(topic, partition)
        const committed =
          this.#groups.get(group)?.position(topic, partition) ?? this.#log.committed(group, topic, partition) ?? start
        return { topic, partition, committed, end }
      }),
    )
  }

  read(topic: Topic, partition: number, fromOffset: number, maximum: number): Promise<IncomingRecord[]> {
    return this.#log.read(topic, partition, fromOffset, maximum)
  }

  async partitions(): Promise<number> {
    return this.#log.partitions
  }

  async health(): Promise<{ readonly ready: boolean; readonly detail: string }> {
    const reason = this.#log.dead?.message ?? (this.#closing === undefined ? this.#trouble : 'closed')
    return reason === undefined
      ? { ready: true, detail: `embedded log in ${this.#folder}` }
      : { ready: false, detail: reason }
  }

  /** Drops what may go now; also runs by itself every ten minutes. */
  async retain(): Promise<{ readonly dropped: number; readonly unread: number }> {
    const result = await this.#log.retain(this.#policy)
    if (result.unread > 0) this.#logger.error(result, 'Dropped records past the hard limit that a group had not read.')
    else if (result.dropped > 0) this.#logger.debug(result, 'Dropped old records.')
    return result
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()))
    await this.#log.close()
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new Error('the bus is closed')
  }

  /** A durable group is written down before it reads, so that retention waits for it from the start. */
  async #makeKnown(options: SubscribeOptions): Promise<void> {
    if (options.from === 'latest') return
    const all = Array.from({ length: this.#log.partitions }, (_, partition) => partition)
    const unknown = options.topics.flatMap((topic) =>
      all
        .filter((partition) => this.#log.committed(options.group, topic, partition) === undefined)
        .map((partition) => ({ topic, partition, start: this.#log.bounds(topic, partition).start })),
    )
    await Promise.all(
      unknown.map(({ topic, partition, start }) => this.#log.commit(options.group, true, topic, partition, start)),
    )
  }

  #startOf(options: SubscribeOptions, topic: Topic, partition: number): number {
    const { start, end } = this.#log.bounds(topic, partition)
    return this.#log.committed(options.group, topic, partition) ?? (options.from === 'latest' ? end : start)
  }

  async #retainOrSay(): Promise<void> {
    try {
      await this.retain()
    } catch (error) {
      if (this.#closing === undefined)
        this.#logger.warn({ reason: messageOf(error) }, 'Retention waits for its next turn.')
    }
  }
}
