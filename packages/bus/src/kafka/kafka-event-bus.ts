import kafkajs from 'kafkajs'
import { allTopics, type Topic } from '@groundswell/contracts'
import { isTransient, messageOf, systemClock, type Clock, type Logger } from '@groundswell/runtime'
import type {
  EventBus,
  GroupLag,
  IncomingRecord,
  OutgoingRecord,
  SubscribeOptions,
  Subscription,
} from '../event-bus.ts'
import { Availability } from './availability.ts'
import { KafkaAdmin } from './kafka-admin.ts'
import { untilItWorks, type KafkaContext } from './kafka-context.ts'
import { createKafkaLog } from './kafka-logging.ts'
import { KafkaPublisher } from './kafka-publisher.ts'
import { KafkaReader } from './kafka-reader.ts'
import { KafkaSubscription } from './kafka-subscription.ts'

export interface KafkaBusOptions {
  /** host:port of some brokers of the cluster. */
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly log: Logger
  readonly clock?: Clock
  /** Of topics made by this bus; default 4. Topics that exist keep theirs. */
  readonly partitions?: number
  /** Copies of each partition of topics made by this bus; default: the broker's default. */
  readonly replication?: number
  /** Made when missing; default: all there are. */
  readonly topics?: readonly Topic[]
  /** Put before names of topics and groups; for suites that share a broker. */
  readonly topicPrefix?: string
  /** Stops waiting for brokers that are not there yet. */
  readonly signal?: AbortSignal
}

/** The event bus over Kafka. Waits for the brokers, makes the topics that are missing, and resolves when both are there. */
export async function openKafkaBus(options: KafkaBusOptions): Promise<EventBus> {
  const { log, clock = systemClock } = options
  const kafka = new kafkajs.Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    logLevel: kafkajs.logLevel.INFO,
    logCreator: createKafkaLog(log),
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 2_000 },
  })
  const context: KafkaContext = {
    kafka,
    log,
    clock,
    availability: new Availability(options.brokers, log, clock),
    prefix: options.topicPrefix ?? '',
  }
  const admin = new KafkaAdmin(context)
  const shape = { partitions: options.partitions ?? 4, replication: options.replication }
  try {
    await untilItWorks(context, () => admin.ensureTopics(options.topics ?? allTopics, shape), options.signal)
  } catch (error) {
    context.availability.close()
    await admin.close()
    throw error
  }
  return new KafkaEventBus(context, admin)
}

class KafkaEventBus implements EventBus {
  readonly #context: KafkaContext
  readonly #admin: KafkaAdmin
  readonly #publisher: KafkaPublisher
  readonly #subscriptions = new Set<KafkaSubscription>()
  readonly #readers = new Map<Topic, KafkaReader>()
  readonly #closed = new AbortController()
  #closing: Promise<void> | undefined

  constructor(context: KafkaContext, admin: KafkaAdmin) {
    this.#context = context
    this.#admin = admin
    this.#publisher = new KafkaPublisher(context)
  }

  publish(records: readonly OutgoingRecord[]): Promise<void> {
    return this.#publisher.publish(records)
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    this.#closed.signal.throwIfAborted()
    const subscription = new KafkaSubscription(this.#context, options)
    this.#subscriptions.add(subscription)
    const forget = (): void => void this.#subscriptions.delete(subscription)
    subscription.ended.then(forget, forget)
    // A live view must see everything published from now on; a group with a memory reads from where it stands anyway.
    if (options.from === 'latest') await Promise.race([subscription.started, subscription.ended])
    return subscription
  }

  lag(group: string, topics: readonly Topic[]): Promise<GroupLag[]> {
    return this.#patiently(() => this.#admin.lag(group, topics))
  }

  read(topic: Topic, partition: number, fromOffset: number, maximum: number): Promise<IncomingRecord[]> {
    return this.#patiently(async () => {
      const bounds = (await this.#admin.bounds(topic)).find((one) => one.partition === partition)
      if (bounds === undefined) throw new RangeError(`${topic} has no partition ${partition}`)
      const from = Math.max(fromOffset, bounds.low)
      if (from >= bounds.high || maximum <= 0) return []
      const reader = this.#readers.get(topic) ?? new KafkaReader(this.#context, topic)
      this.#readers.set(topic, reader)
      return reader.read(partition, from, bounds.high, maximum)
    })
  }

  partitions(topic: Topic): Promise<number> {
    return this.#patiently(() => this.#admin.partitions(topic))
  }

  async health(): Promise<{ readonly ready: boolean; readonly detail: string }> {
    if (this.#closed.signal.aborted) return { ready: false, detail: 'closed' }
    try {
      const brokers = await this.#admin.describe()
      return { ready: true, detail: `${brokers} Kafka broker${brokers === 1 ? '' : 's'}` }
    } catch (error) {
      if (!isTransient(error)) throw error
      return { ready: false, detail: messageOf(error) }
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#closed.abort(new Error('the bus is closed'))
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()))
    await this.#publisher.close()
    await Promise.all([...this.#readers.values()].map((reader) => reader.close()))
    await this.#admin.close()
    this.#context.availability.close()
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    return untilItWorks(this.#context, work, this.#closed.signal)
  }
}
