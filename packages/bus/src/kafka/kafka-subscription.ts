import { randomUUID } from 'node:crypto'
import kafkajs, { type Consumer, type EachBatchPayload } from 'kafkajs'
import type { Topic } from '@groundswell/contracts'
import { isTransient, messageOf } from '@groundswell/runtime'
import type { SubscribeOptions, Subscription } from '../event-bus.ts'
import { handleBatch } from '../handle-batch.ts'
import { GroupHeartbeat } from './group-heartbeat.ts'
import { kafkaTopic, type KafkaContext } from './kafka-context.ts'
import { busError, isExpelled, isRebalancing } from './kafka-errors.ts'
import { fromMessage } from './kafka-records.ts'

type SessionEnd = { readonly why: 'closed' } | { readonly why: 'handler' | 'engine'; readonly error: Error }

/** One member of a group. Its consumer is made anew whenever Kafka ends it; only the handler's own error ends the subscription. */
export class KafkaSubscription implements Subscription {
  readonly ended: Promise<void>
  /** Resolves when the member has joined and knows where it reads from. */
  readonly started: Promise<void>
  readonly #context: KafkaContext
  readonly #options: SubscribeOptions
  readonly #topics: ReadonlyMap<string, Topic>
  /** Names this member among the parts of the bus that may be in trouble. */
  readonly #part: string
  readonly #closing = new AbortController()
  readonly #starting = Promise.withResolvers<void>()
  #session = Promise.withResolvers<SessionEnd>()
  #inHand: AbortController | undefined

  constructor(context: KafkaContext, options: SubscribeOptions) {
    this.#context = context
    this.#options = options
    this.#part = `group ${options.group} ${randomUUID()}`
    this.#topics = new Map(options.topics.map((topic) => [kafkaTopic(context, topic), topic]))
    this.started = this.#starting.promise
    this.ended = this.#run()
  }

  async close(): Promise<void> {
    const reason = new Error('the subscription is closing')
    this.#closing.abort(reason)
    this.#inHand?.abort(reason)
    this.#session.resolve({ why: 'closed' })
    await this.ended.then(
      () => undefined,
      // What ended it is told by `ended`; there is nothing left to close.
      () => undefined,
    )
  }

  async #run(): Promise<void> {
    const { availability, clock, log } = this.#context
    const { signal } = this.#closing
    for (let wait = 200; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      const began = performance.now()
      const end = await this.#runSession()
      if (end.why === 'closed') return
      const error = end.why === 'handler' ? end.error : busError(end.error)
      if (end.why === 'handler' || !isTransient(error)) {
        log.error({ group: this.#options.group, reason: messageOf(error) }, 'A subscription ended with an error.')
        throw error
      }
      availability.failed(this.#part, messageOf(error))
      if (performance.now() - began > 30_000) wait = 200
      await clock.sleep(wait * (0.75 + Math.random() * 0.5), signal)
    }
  }

  async #runSession(): Promise<SessionEnd> {
    const { kafka, prefix, availability } = this.#context
    this.#session = Promise.withResolvers<SessionEnd>()
    if (this.#closing.signal.aborted) return { why: 'closed' }
    const consumer = kafka.consumer({
      groupId: `${prefix}${this.#options.group}`,
      sessionTimeout: 10_000,
      heartbeatInterval: 2_000,
      rebalanceTimeout: 30_000,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 2_097_152,
      allowAutoTopicCreation: false,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000, restartOnFailure: async () => false },
    })
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#session.resolve({ why: 'engine', error: payload.error }))
    consumer.on(consumer.events.FETCH, () => {
      availability.worked(this.#part)
      this.#starting.resolve()
    })
    try {
      await this.#start(consumer)
      return await this.#session.promise
    } catch (error) {
      return { why: 'engine', error: busError(error) }
    } finally {
      await this.#disconnect(consumer)
    }
  }

  async #start(consumer: Consumer): Promise<void> {
    await consumer.connect()
    await consumer.subscribe({ topics: [...this.#topics.keys()], fromBeginning: this.#options.from !== 'latest' })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#eachBatch(payload),
    })
  }

  /** Waits for the batch in hand, then leaves the group. */
  async #disconnect(consumer: Consumer): Promise<void> {
    try {
      await consumer.disconnect()
    } catch (error) {
      this.#context.log.debug({ reason: messageOf(error) }, 'The consumer did not disconnect cleanly.')
    }
  }

  /** Chunks of what one fetch brought for a partition: each handled, committed, then the next. Throws what makes kafkajs join again. */
  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { topic: name, partition, messages } = payload.batch
    const topic = this.#topics.get(name)
    if (topic === undefined) return
    const maximum = this.#options.maximumBatch ?? 500
    for (let at = 0; at < messages.length; at += maximum) {
      if (this.#closing.signal.aborted || !payload.isRunning() || payload.isStale()) return
      const records = messages.slice(at, at + maximum).map((message) => fromMessage(topic, partition, message))
      const last = records.at(-1)
      if (last === undefined) return
      const controller = new AbortController()
      this.#inHand = controller
      const heartbeat = new GroupHeartbeat(
        () => payload.heartbeat(),
        this.#context.log,
        (reason) => controller.abort(reason),
      )
      const batch = {
        topic,
        partition,
        records,
        signal: controller.signal,
        heartbeat: () => heartbeat.signOfLife(),
      }
      try {
        if (await handleBatch(this.#options, batch, this.#context.log, this.#context.clock)) {
          await this.#commit(payload, name, partition, last.offset + 1)
          payload.resolveOffset(String(last.offset))
        }
      } catch (error) {
        if (error instanceof kafkajs.KafkaJSError) throw error
        this.#session.resolve({ why: 'handler', error: error instanceof Error ? error : new Error(String(error)) })
        // Unresolved, so it would be handed out again: hold the loop until the consumer stops.
        await this.#whenStopping(payload)
        return
      } finally {
        heartbeat.stop()
        this.#inHand = undefined
      }
      if (heartbeat.mustRejoin !== undefined) throw heartbeat.mustRejoin
    }
  }

  async #commit(payload: EachBatchPayload, topic: string, partition: number, offset: number): Promise<void> {
    const offsets = { topics: [{ topic, partitions: [{ partition, offset: String(offset) }] }] }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await payload.commitOffsetsIfNecessary(offsets)
      } catch (error) {
        const told = busError(error)
        if (attempt === 4 || !isTransient(told) || isRebalancing(error) || isExpelled(error)) throw error
        this.#context.log.debug({ reason: messageOf(error), attempt }, 'A commit is tried again.')
        await this.#context.clock.sleep(100 * 2 ** attempt)
      }
    }
  }

  async #whenStopping(payload: EachBatchPayload): Promise<void> {
    while (payload.isRunning()) await this.#context.clock.sleep(20)
  }
}
