/** How a field of a document can be filtered and sorted on. Dates are ISO 8601 strings. */
export type FieldKind = 'keyword' | 'number' | 'date' | 'boolean'

/**
 * A collection of documents: a name and the top-level fields lists may filter and sort by (a missing field is never equal
 * to anything and sorts last). Everything else of a body is carried, not searched.
 */
export interface Collection<T extends object> {
  readonly name: string
  readonly fields: Readonly<Record<string, FieldKind>>
  /** Phantom: the type of a body. */
  readonly body?: T
}

export function defineCollection<T extends object>(
  name: string,
  fields: Readonly<Record<string, FieldKind>> = {},
): Collection<T> {
  return { name, fields }
}

/** A document as read; `revision` is opaque and proves what was read when writing. */
export interface Stored<T> {
  readonly id: string
  readonly body: T
  readonly revision: string
}

/** What must hold for a write to happen: the document is absent, is at this revision, or anything. */
export type Expected = 'absent' | 'any' | { readonly revision: string }

export interface DocumentWrite<T> {
  readonly id: string
  readonly body: T
  readonly expected: Expected
}

/** A refused write gives the present document (undefined: none), so that the caller can decide again. */
export type WriteResult<T> =
  | { readonly ok: true; readonly revision: string }
  | { readonly ok: false; readonly current: Stored<T> | undefined }

export interface DocumentFilter {
  readonly field: string
  readonly op: 'eq' | 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'exists' | 'missing'
  /** An array for `in`, nothing for `exists` and `missing`. */
  readonly value?: string | number | boolean | readonly (string | number | boolean)[]
}

export interface ListOptions {
  /** All must hold. */
  readonly filters?: readonly DocumentFilter[]
  /** Ties are broken by id ascending. Default: by id ascending. */
  readonly sort?: { readonly field: string; readonly descending?: boolean }
  readonly size: number
  readonly cursor?: string
}

export interface DocumentPage<T> {
  readonly items: readonly Stored<T>[]
  readonly total: number
  readonly next: string | null
}

/**
 * Documents with compare-and-set. Promised by every adapter:
 * - A write that resolved `ok` is durable and read back by `get`/`getMany` at once, everywhere.
 * - One document is written whole or not at all; there is no transaction over several. `putMany` gives a result per item,
 *   in order; one refused item does not stop the others. Two items of one call have different ids.
 * - `list` may lag behind writes (at most about 1 s) and serves lists and sweeps only.
 * - An engine that is away throws `TransientError` after the adapter's own short retries.
 */
export interface Documents {
  get<T extends object>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>
  /** In the order of `ids`, undefined where there is none. */
  getMany<T extends object>(collection: Collection<T>, ids: readonly string[]): Promise<(Stored<T> | undefined)[]>
  put<T extends object>(collection: Collection<T>, write: DocumentWrite<T>): Promise<WriteResult<T>>
  putMany<T extends object>(collection: Collection<T>, writes: readonly DocumentWrite<T>[]): Promise<WriteResult<T>[]>
  /** Ok when the document is gone, whoever removed it; refused when `expected` is a revision that no longer holds. */
  remove<T extends object>(
    collection: Collection<T>,
    id: string,
    expected: Exclude<Expected, 'absent'>,
  ): Promise<WriteResult<T>>
  /** Refuses (throws) a filter or sort on a field the collection does not declare, or a cursor not its own. */
  list<T extends object>(collection: Collection<T>, options: ListOptions): Promise<DocumentPage<T>>
}
