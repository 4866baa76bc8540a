/** Messages between the bus and its two worker threads (writer and reader of one log file). */

export interface LogRow {
  readonly topic: string
  readonly partition: number
  readonly key: string
  /** Headers as JSON text. */
  readonly headers: string
  readonly value: string
}

export interface StoredRow {
  readonly offset: number
  readonly at: number
  readonly key: string
  readonly headers: string
  readonly value: string
}

/** `start` is the first offset still kept, `end` the next one to be given. */
export interface PartitionBounds {
  readonly topic: string
  readonly partition: number
  readonly start: number
  readonly end: number
}

export interface CommittedOffset {
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

export interface LogSnapshot {
  readonly partitions: number
  readonly bounds: readonly PartitionBounds[]
  readonly committed: readonly CommittedOffset[]
}

export interface RetentionPolicy {
  /** Records older than this go once every durable group has passed them, ms. */
  readonly age: number
  /** The file is kept below this by dropping the oldest records that every durable group has passed. */
  readonly bytes: number
  /** Records older than this go whoever has not read them, ms. */
  readonly hardAge: number
}

export interface Retained {
  readonly dropped: number
  /** Of these, how many some durable group had not read (older than the hard limit). */
  readonly unread: number
  readonly bounds: readonly PartitionBounds[]
}

export type WriteRequest =
  | { readonly kind: 'append'; readonly at: number; readonly rows: readonly LogRow[] }
  | ({ readonly kind: 'commit'; readonly durable: boolean; readonly at: number } & CommittedOffset)
  | { readonly kind: 'retain'; readonly at: number; readonly policy: RetentionPolicy; readonly atMost: number }

export type WriteReply = readonly PartitionBounds[] | Retained | undefined

export interface ReadRequest {
  readonly kind: 'read'
  readonly topic: string
  readonly partition: number
  readonly from: number
  readonly maximum: number
  readonly maximumBytes: number
}

export type WorkerRequest = WriteRequest | ReadRequest | { readonly kind: 'close' }

export interface WorkerStart {
  readonly role: 'writer' | 'reader'
  readonly folder: string
  readonly partitions: number
}

/** An error on its way between threads: what kind it is decides what the caller may do about it. */
export interface CarriedError {
  readonly kind: 'user' | 'transient' | 'bug'
  readonly message: string
  readonly fix?: string
}

export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: CarriedError }
