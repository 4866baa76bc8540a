import { randomUUID } from 'node:crypto'
import type { Consumer, EachBatchPayload } from 'kafkajs'
import type { Topic } from '@groundswell/contracts'
import { messageOf, TransientError } from '@groundswell/runtime'
import type { IncomingRecord } from '../event-bus.ts'
import { callKafka, kafkaTopic, type KafkaContext } from './kafka-context.ts'
import { fromMessage } from './kafka-records.ts'

interface Stretch {
  readonly partition: number
  readonly from: number
  readonly end: number
  readonly maximum: number
  readonly found: IncomingRecord[]
  readonly done: PromiseWithResolvers<void>
}

const limit = 20_000
const idleLimit = 30_000

/**
 * Reads stretches of one topic's partitions. kafkajs fetches only for members of a group, so the reader is one, in a group of
 * its own that commits nothing: joined at the first read, every partition paused between reads, left when idle.
 */
export class KafkaReader {
  readonly #context: KafkaContext
  readonly #topic: Topic
  readonly #name: string
  #consumer: Consumer | undefined
  #stretch: Stretch | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor(context: KafkaContext, topic: Topic) {
    this.#context = context
    this.#topic = topic
    this.#name = kafkaTopic(context, topic)
  }

  /** Records from `from` on, at most `maximum` and none from `end` on. One stretch at a time. */
  read(partition: number, from: number, end: number, maximum: number): Promise<IncomingRecord[]> {
    const stretch = { partition, from, end, maximum, found: [], done: Promise.withResolvers<void>() }
    const turn = this.#turn.then(() => this.#read(stretch))
    this.#turn = turn.then(
      () => undefined,
      // Told to whoever asked for that stretch; the next one starts afresh.
      () => undefined,
    )
    return turn
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const consumer = this.#consumer
    this.#consumer = undefined
    try {
      await consumer?.disconnect()
    } catch (error) {
      this.#context.log.debug({ reason: messageOf(error) }, 'A reader did not disconnect cleanly.')
    }
  }

  async #read(stretch: Stretch): Promise<IncomingRecord[]> {
    clearTimeout(this.#idle)
    const late = setTimeout(
      () => stretch.done.reject(new TransientError(`Kafka: reading ${this.#name} took longer than ${limit} ms`)),
      limit,
    )
    try {
      return await callKafka(this.#context, `reading ${this.#name}`, async () => {
        const consumer = await this.#opened()
        const place = { topic: this.#name, partition: stretch.partition }
        this.#stretch = stretch
        consumer.seek({ ...place, offset: String(stretch.from) })
        consumer.resume([{ topic: this.#name, partitions: [stretch.partition] }])
        await stretch.done.promise
        return stretch.found
      })
    } catch (error) {
      await this.close()
      throw error
    } finally {
      clearTimeout(late)
      this.#stretch = undefined
      this.#idle = setTimeout(() => void this.close(), idleLimit)
      this.#idle.unref()
    }
  }

  async #opened(): Promise<Consumer> {
    if (this.#consumer !== undefined) return this.#consumer
    const consumer = this.#context.kafka.consumer({
      groupId: `${this.#context.prefix}groundswell-reader-${randomUUID()}`,
      sessionTimeout: 10_000,
      heartbeatInterval: 2_000,
      maxWaitTimeInMs: 50,
      maxBytesPerPartition: 2_097_152,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    })
    this.#consumer = consumer
    const { CRASH, GROUP_JOIN } = consumer.events
    // Joining again loses the place: the stretch in hand is given up, and the caller asks again.
    const lost = new TransientError('Kafka: the reader lost its place')
    consumer.on(CRASH, () => this.#stretch?.done.reject(lost))
    consumer.on(GROUP_JOIN, () => this.#stretch?.done.reject(lost))
    await consumer.connect()
    await consumer.subscribe({ topics: [this.#name], fromBeginning: true })
    const joined = new Promise<number[]>((resolve) => {
      consumer.on(GROUP_JOIN, ({ payload }) => resolve(payload.memberAssignment[this.#name] ?? []))
    })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#eachBatch(payload),
    })
    consumer.pause([{ topic: this.#name, partitions: await joined }])
    return consumer
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload
    const stretch = this.#stretch
    if (stretch === undefined || batch.partition !== stretch.partition) return
    for (const message of batch.messages) {
      const record = fromMessage(this.#topic, batch.partition, message)
      if (record.offset < stretch.from || record.offset >= stretch.end) continue
      if (stretch.found.length < stretch.maximum) stretch.found.push(record)
    }
    payload.resolveOffset(batch.lastOffset())
    if (stretch.found.length >= stretch.maximum || Number(batch.lastOffset()) + 1 >= stretch.end) {
      payload.pause()
      stretch.done.resolve()
    }
  }
}
