import type { Author, Engagement, MentionSource } from '@groundswell/contracts'

/** What a source hands over: one item as it was found, before it has an identity. */
export interface CollectedItem {
  readonly source: MentionSource
  readonly platform: string
  /** The item's own address, as found. */
  readonly url?: string
  /** Its place on a page that holds many (the fragment without `#`); only then does a fragment count for identity. */
  readonly anchor?: string
  /** The source's own name for it: a guid, a Message-ID, a ticket number. */
  readonly nativeId?: string
  readonly idempotencyKey?: string
  readonly title?: string
  readonly text: string
  readonly author?: Author
  /** ISO 8601, any offset. Missing, unreadable or in the future: the time of collection holds. */
  readonly publishedAt?: string
  readonly engagement?: Engagement
  /** The bytes it was read from, kept as evidence. Items of one page share one array, which is then stored once. */
  readonly raw: { readonly bytes: Uint8Array; readonly mediaType: string }
  readonly drill: boolean
  readonly backfill: boolean
}

/** `unchanged`: this content was accepted before under this id. */
export interface AcceptResult {
  readonly id: string
  readonly version: number
  readonly status: 'new' | 'edited' | 'unchanged'
}
