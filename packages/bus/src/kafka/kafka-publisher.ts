import kafkajs, { type Message, type Producer } from 'kafkajs'
import { isTransient, messageOf, TransientError } from '@groundswell/runtime'
import type { OutgoingRecord } from '../event-bus.ts'
import { isProducerLost } from './kafka-errors.ts'
import { callKafka, kafkaTopic, type KafkaContext } from './kafka-context.ts'
import { toMessage } from './kafka-records.ts'

interface Waiting {
  readonly records: readonly OutgoingRecord[]
  readonly since: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Text in one request, UTF-16 code units: at most three times as many bytes, below the topics' 8 MB limit. */
const maximumRequestText = 2_000_000
/** How long a publish waits for brokers that are away before it is rejected as transient, ms. */
const patience = 30_000

/**
 * Sends with acks=all from an idempotent producer, one request at a time: publishes that arrive meanwhile share the next.
 *
 * A request that failed is sent again as it was by the same producer: kafkajs gives it the same sequence numbers, so what
 * the broker had written after all is not written twice. When a request is given up, the producer goes with it: its
 * sequence numbers would be used for the next, different, records, and the broker could take those for the repetition.
 */
export class KafkaPublisher {
  readonly #context: KafkaContext
  #producer: Producer | undefined
  #queue: Waiting[] = []
  #sending: Promise<void> | undefined
  #closing = false

  constructor(context: KafkaContext) {
    this.#context = context
  }

  publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.#closing) return Promise.reject(new Error('the bus is closed'))
    if (records.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#queue.push({ records, since: performance.now(), resolve, reject })
      this.#sending ??= this.#sendAll()
    })
  }

  /** Sends what was accepted, as far as the brokers answer, then disconnects. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#sending
    await this.#discard()
  }

  async #sendAll(): Promise<void> {
    for (let group = this.#take(); group.length > 0; group = this.#take()) await this.#sendGroup(group)
    this.#sending = undefined
  }

  #take(): Waiting[] {
    let text = 0
    let count = 0
    for (const waiting of this.#queue) {
      for (const record of waiting.records) text += record.value.length
      if (count > 0 && text > maximumRequestText) break
      count += 1
    }
    return this.#queue.splice(0, count)
  }

  async #sendGroup(group: readonly Waiting[]): Promise<void> {
    const records = group.flatMap((waiting) => waiting.records)
    try {
      for (const part of split(records)) await this.#sendPatiently(part, group[0]?.since ?? performance.now())
      for (const waiting of group) waiting.resolve()
    } catch (error) {
      // One record that is refused must not fail the publishes that happened to share its request.
      if (group.length > 1 && !isTransient(error)) for (const waiting of group) await this.#sendGroup([waiting])
      else for (const waiting of group) waiting.reject(error instanceof Error ? error : new Error(messageOf(error)))
    }
  }

  async #sendPatiently(records: readonly OutgoingRecord[], since: number): Promise<void> {
    for (let wait = 200; ; wait = Math.min(wait * 2, 3_000)) {
      try {
        return await this.#send(records)
      } catch (error) {
        const givenUp = this.#closing || performance.now() - since > patience
        if (givenUp || !isTransient(error) || isProducerLost(error)) await this.#discard()
        if (!isTransient(error) && !isProducerLost(error)) throw error
        if (givenUp) throw new TransientError(`not published: ${messageOf(error)}`, { cause: error })
      }
      await this.#context.clock.sleep(wait * (0.75 + Math.random() * 0.5))
    }
  }

  #send(records: readonly OutgoingRecord[]): Promise<void> {
    const byTopic = new Map<string, Message[]>()
    for (const record of records) {
      const topic = kafkaTopic(this.#context, record.topic)
      const messages = byTopic.get(topic) ?? []
      messages.push(toMessage(record))
      byTopic.set(topic, messages)
    }
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }))
    return callKafka(this.#context, 'publish', async () => {
      const producer = await this.#connected()
      await producer.sendBatch({ acks: -1, topicMessages })
    })
  }

  async #connected(): Promise<Producer> {
    if (this.#producer !== undefined) return this.#producer
    const producer = this.#context.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    })
    await producer.connect()
    this.#producer = producer
    return producer
  }

  async #discard(): Promise<void> {
    const producer = this.#producer
    this.#producer = undefined
    try {
      await producer?.disconnect()
    } catch (error) {
      this.#context.log.debug({ reason: messageOf(error) }, 'The old producer did not disconnect cleanly.')
    }
  }
}

/** Requests of bounded size, in order. */
function split(records: readonly OutgoingRecord[]): OutgoingRecord[][] {
  const parts: OutgoingRecord[][] = [[]]
  let text = 0
  for (const record of records) {
    text += record.value.length
    if (text > maximumRequestText && parts.at(-1)?.length !== 0) {
      parts.push([])
      text = record.value.length
    }
    parts.at(-1)?.push(record)
  }
  return parts
}
