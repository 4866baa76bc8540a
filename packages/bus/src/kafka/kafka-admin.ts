import type { Admin } from 'kafkajs'
import type { Topic } from '@groundswell/contracts'
import { messageOf } from '@groundswell/runtime'
import type { GroupLag } from '../event-bus.ts'
import { callKafka, kafkaTopic, type KafkaContext } from './kafka-context.ts'

export interface TopicShape {
  /** For topics that are missing; those that exist keep theirs. */
  readonly partitions: number
  /** Copies of each partition; undefined leaves it to the broker's default. */
  readonly replication: number | undefined
}

/** A scored mention of the longest text allowed, with its spans, stays below this. */
const maximumMessageBytes = '8388608'

/** Questions to the cluster, over one connection that is made anew after any failure. */
export class KafkaAdmin {
  readonly #context: KafkaContext
  readonly #partitions = new Map<Topic, number>()
  #admin: Admin | undefined

  constructor(context: KafkaContext) {
    this.#context = context
  }

  /** Makes the topics that are missing and waits until they can be written. */
  async ensureTopics(topics: readonly Topic[], shape: TopicShape): Promise<void> {
    const made = await this.#call(async (admin) => {
      const known = new Set(await admin.listTopics())
      const missing = topics.map((topic) => kafkaTopic(this.#context, topic)).filter((name) => !known.has(name))
      if (missing.length === 0) return 0
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map((topic) => ({
          topic,
          numPartitions: shape.partitions,
          replicationFactor: shape.replication ?? -1,
          configEntries: [{ name: 'max.message.bytes', value: maximumMessageBytes }],
        })),
      })
      return missing.length
    })
    if (made > 0) this.#context.log.info({ topics: made, partitions: shape.partitions }, 'Topics made.')
  }

  async partitions(topic: Topic): Promise<number> {
    const known = this.#partitions.get(topic)
    if (known !== undefined) return known
    const name = kafkaTopic(this.#context, topic)
    const metadata = await this.#call((admin) => admin.fetchTopicMetadata({ topics: [name] }))
    const count = metadata.topics[0]?.partitions.length ?? 0
    this.#partitions.set(topic, count)
    return count
  }

  /** First and next offset of each partition. */
  async bounds(topic: Topic): Promise<{ readonly partition: number; readonly low: number; readonly high: number }[]> {
    const rows = await this.#call((admin) => admin.fetchTopicOffsets(kafkaTopic(this.#context, topic)))
    return rows
      .map((row) => ({ partition: row.partition, low: Number(row.low), high: Number(row.high) }))
      .sort((a, b) => a.partition - b.partition)
  }

  async lag(group: string, topics: readonly Topic[]): Promise<GroupLag[]> {
    const groupId = `${this.#context.prefix}${group}`
    const names = topics.map((topic) => kafkaTopic(this.#context, topic))
    const committed = await this.#call((admin) => admin.fetchOffsets({ groupId, topics: names }))
    const result: GroupLag[] = []
    for (const [index, topic] of topics.entries()) {
      const places = committed.find((one) => one.topic === names[index])?.partitions ?? []
      for (const { partition, low, high } of await this.bounds(topic)) {
        const offset = Number(places.find((one) => one.partition === partition)?.offset ?? -1)
        result.push({ topic, partition, committed: offset < 0 ? low : offset, end: high })
      }
    }
    return result
  }

  async describe(): Promise<number> {
    return (await this.#call((admin) => admin.describeCluster())).brokers.length
  }

  async close(): Promise<void> {
    const admin = this.#admin
    this.#admin = undefined
    try {
      await admin?.disconnect()
    } catch (error) {
      this.#context.log.debug({ reason: messageOf(error) }, 'The admin connection did not close cleanly.')
    }
  }

  async #call<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    return callKafka(this.#context, 'admin', async () => {
      try {
        return await work(await this.#connected())
      } catch (error) {
        await this.close()
        throw error
      }
    })
  }

  async #connected(): Promise<Admin> {
    if (this.#admin !== undefined) return this.#admin
    const admin = this.#context.kafka.admin({ retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 } })
    await admin.connect()
    this.#admin = admin
    return admin
  }
}
