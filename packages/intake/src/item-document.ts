import type { Evidence } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'

/**
 * What is remembered of an item under its mention's id. `publishedVersion` runs behind `version` from the moment a version
 * is claimed until the bus has it; whoever meets it so publishes again.
 */
export interface ItemDocument {
  readonly version: number
  /** SHA-256 of title and whole text. */
  readonly contentHash: string
  /** Code units of the whole text. */
  readonly length: number
  /** The source whose content this version carries. */
  readonly sourceId: string
  readonly publishedAt: string
  readonly collectedAt: string
  readonly indexedUnder: string
  readonly evidence: Evidence
  readonly publishedVersion: number
}

export const itemDocuments: Collection<ItemDocument> = { name: 'items', fields: {} }

/** An item made ready: cleaned, with times decided as far as the item alone decides them. */
export interface Candidate {
  readonly contentHash: string
  readonly length: number
  readonly sourceId: string
  /** As the item says, never later than `collectedAt`; undefined where it does not say. */
  readonly publishedAt: string | undefined
  readonly collectedAt: string
}

export type ItemDecision =
  | { readonly status: 'new' | 'edited'; readonly next: Omit<ItemDocument, 'evidence'> }
  /** `publish`: the known version may never have reached the bus. */
  | { readonly status: 'unchanged'; readonly publish: boolean }

/**
 * New, an edit, or known. What another source says of the same item (a feed's summary of a page) counts as an edit only
 * where it is longer, so that two sources never rewrite each other in turns; or where the known version may never have
 * reached the bus and its words are not in hand.
 */
export function decideItem(known: ItemDocument | undefined, candidate: Candidate): ItemDecision {
  const { contentHash, length, sourceId, collectedAt } = candidate
  const publishedAt = candidate.publishedAt ?? known?.publishedAt ?? collectedAt
  const content = { contentHash, length, sourceId, collectedAt, publishedAt }
  if (known === undefined) {
    const indexedUnder = publishedAt.slice(0, 7)
    return { status: 'new', next: { ...content, version: 1, indexedUnder, publishedVersion: 0 } }
  }
  const pending = known.publishedVersion < known.version
  const changed = known.contentHash !== contentHash && (known.sourceId === sourceId || length > known.length || pending)
  if (!changed) return { status: 'unchanged', publish: pending }
  const { indexedUnder, publishedVersion, version } = known
  return { status: 'edited', next: { ...content, version: version + 1, indexedUnder, publishedVersion } }
}
