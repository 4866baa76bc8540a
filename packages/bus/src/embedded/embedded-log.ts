import type { Topic } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { IncomingRecord, OutgoingRecord } from '../event-bus.ts'
import { partitionOf } from '../partition-of.ts'
import type { LogSnapshot, PartitionBounds, Retained, RetentionPolicy, StoredRow } from './protocol.ts'
import { WorkerClient } from './worker-client.ts'

/** A batch is cut at about this much text, so that long mentions do not fill the memory. */
const maximumBatchBytes = 4_000_000
/** Records of one partition that one step of retention looks at. */
const retainStep = 5_000

/** The log of one folder: its threads, and what this process knows of it. One process a folder, so this is all there is to know. */
export class EmbeddedLog {
  readonly partitions: number
  readonly #writer: WorkerClient
  readonly #reader: WorkerClient
  readonly #clock: Clock
  readonly #bounds = new Map<string, { start: number; end: number }>()
  readonly #committed = new Map<string, number>()

  private constructor(writer: WorkerClient, reader: WorkerClient, clock: Clock, snapshot: LogSnapshot) {
    this.#writer = writer
    this.#reader = reader
    this.#clock = clock
    this.partitions = snapshot.partitions
    this.#learn(snapshot.bounds)
    for (const place of snapshot.committed)
      this.#committed.set(`${place.group} ${place.topic}/${place.partition}`, place.offset)
  }

  static async open(folder: string, partitions: number, clock: Clock): Promise<EmbeddedLog> {
    const writer = await WorkerClient.start<LogSnapshot>({ role: 'writer', folder, partitions })
    const reader = await WorkerClient.start<undefined>({ role: 'reader', folder, partitions })
    return new EmbeddedLog(writer.client, reader.client, clock, writer.hello)
  }

  /** Why the log can be used no longer; undefined while it can. */
  get dead(): Error | undefined {
    return this.#writer.dead ?? this.#reader.dead
  }

  /** Resolves when one of the threads has ended. */
  async untilDead(): Promise<void> {
    await Promise.race([this.#writer.exited, this.#reader.exited])
  }

  bounds(topic: Topic, partition: number): { readonly start: number; readonly end: number } {
    return this.#bounds.get(`${topic}/${partition}`) ?? { start: 0, end: 0 }
  }

  committed(group: string, topic: Topic, partition: number): number | undefined {
    return this.#committed.get(`${group} ${topic}/${partition}`)
  }

  async append(records: readonly OutgoingRecord[]): Promise<void> {
    const rows = records.map((record) => ({
      topic: record.topic,
      partition: partitionOf(record.key, this.partitions),
      key: record.key,
      headers: JSON.stringify(record.headers),
      value: record.value,
    }))
    const at = this.#clock.now().getTime()
    this.#learn(await this.#writer.call<PartitionBounds[]>({ kind: 'append', at, rows }))
  }

  async commit(group: string, durable: boolean, topic: Topic, partition: number, offset: number): Promise<void> {
    const at = this.#clock.now().getTime()
    await this.#writer.call({ kind: 'commit', at, group, durable, topic, partition, offset })
    this.#committed.set(`${group} ${topic}/${partition}`, offset)
  }

  async read(topic: Topic, partition: number, from: number, maximum: number): Promise<IncomingRecord[]> {
    const rows = await this.#reader.call<StoredRow[]>({
      kind: 'read',
      topic,
      partition,
      from,
      maximum,
      maximumBytes: maximumBatchBytes,
    })
    return rows.map((row) => ({
      topic,
      partition,
      offset: row.offset,
      timestamp: row.at,
      key: row.key,
      headers: JSON.parse(row.headers) as Record<string, string>,
      value: row.value,
    }))
  }

  async retain(policy: RetentionPolicy): Promise<{ readonly dropped: number; readonly unread: number }> {
    let dropped = 0
    let unread = 0
    for (;;) {
      const at = this.#clock.now().getTime()
      const step = await this.#writer.call<Retained>({ kind: 'retain', at, policy, atMost: retainStep })
      this.#learn(step.bounds)
      dropped += step.dropped
      unread += step.unread
      if (step.dropped === 0) return { dropped, unread }
    }
  }

  async close(): Promise<void> {
    await this.#reader.close()
    await this.#writer.close()
  }

  #learn(bounds: readonly PartitionBounds[]): void {
    for (const { topic, partition, start, end } of bounds) this.#bounds.set(`${topic}/${partition}`, { start, end })
  }
}
