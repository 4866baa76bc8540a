import type { EncodedEvent, LiveTopic, Topic } from '@groundswell/contracts'

/** A record to publish: an encoded event and its topic. */
export interface OutgoingRecord extends EncodedEvent {
  readonly topic: Topic
}

/** A record as read: offsets grow within a partition, with gaps allowed. */
export interface IncomingRecord extends EncodedEvent {
  readonly topic: Topic
  readonly partition: number
  readonly offset: number
  /** Milliseconds since the epoch at which the log took the record. */
  readonly timestamp: number
}

/** Records of one partition of one topic, in offset order, never empty. */
export interface Batch {
  readonly topic: Topic
  readonly partition: number
  readonly records: readonly IncomingRecord[]
  /** Aborted when the subscription is closing or the partition was taken away: stop early by throwing its reason. */
  readonly signal: AbortSignal
  /** Call between long steps, so that the group does not take this member for dead. */
  heartbeat(): Promise<void>
}

export interface SubscribeOptions {
  readonly group: string
  readonly topics: readonly Topic[]
  /** Where a group without a committed offset starts. `latest` is for live views, which may miss what came before. */
  readonly from?: 'earliest' | 'latest'
  /** At most this many records in a batch; default 500. */
  readonly maximumBatch?: number
  /**
   * Resolves when every effect of the batch is durable; only then is its offset committed.
   * A thrown `TransientError` (see runtime) is retried on the same batch with growing back-off and jitter, and said once;
   * anything else ends the subscription with that error and the offset uncommitted.
   */
  readonly handle: (batch: Batch) => Promise<void>
}

export interface Subscription {
  /** Settles when the subscription ends: fulfilled after `close`, rejected with the error that ended it. */
  readonly ended: Promise<void>
  /** Finishes the batch in hand, commits, leaves the group. Idempotent. */
  close(): Promise<void>
}

export interface GroupLag {
  readonly topic: Topic
  readonly partition: number
  /** Next offset the group will read. */
  readonly committed: number
  /** Offset the next published record will get. */
  readonly end: number
}

/**
 * The event bus: topics of partitions by key, consumer groups, at-least-once.
 *
 * Promised by every adapter:
 * - `publish` resolves when every record is durable (survives kill -9 of this process), rejects when any may not be;
 *   after a rejection any subset may have been written, so records carry derived ids and are published again.
 * - Records of one key land in one partition, in the order published by one caller.
 * - Each record reaches every group at least once; within a partition a group handles batches one after another.
 * - One member of a group handles a partition at a time; members share the partitions.
 * - An engine that is away: calls wait with back-off and say so once; nothing accepted is lost.
 */
export interface EventBus {
  publish(records: readonly OutgoingRecord[]): Promise<void>
  subscribe(options: SubscribeOptions): Promise<Subscription>
  /** How far a group is behind on its topics. */
  lag(group: string, topics: readonly Topic[]): Promise<GroupLag[]>
  /** Reads a stretch of a partition without a group (dead letters, tools). */
  read(topic: Topic, partition: number, fromOffset: number, maximum: number): Promise<IncomingRecord[]>
  partitions(topic: Topic): Promise<number>
  /** Ready to publish and read; the reason where not. */
  health(): Promise<{ readonly ready: boolean; readonly detail: string }>
  /** Closes every subscription, then the connection. Idempotent. */
  close(): Promise<void>
}

/** The record that parks `record` beside its topic, with the reason and where it came from in the headers. */
export function deadLetterOf(record: IncomingRecord, reason: string): OutgoingRecord {
  return {
    topic: `${record.topic as LiveTopic}.dead`,
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      'dead-reason': reason.slice(0, 2000),
      'dead-from': `${record.topic}/${record.partition}/${record.offset}`,
    },
  }
}
