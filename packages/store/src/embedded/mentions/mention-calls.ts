import type {
  DrillFilter,
  Facet,
  FacetCount,
  IndexResult,
  MentionSearch,
  StoryLink,
  WeighedCount,
} from '../../mention-index.ts'
import type { SearchPlace } from '../../search-cursor.ts'
import type { Query } from '@groundswell/query'

export type MentionWriterCalls = {
  /** Each mention as JSON, so that it crosses to the thread as one string. */
  readonly upsert: (mentions: readonly string[]) => IndexResult[]
  readonly assignStories: (links: readonly StoryLink[]) => ('written' | 'missing')[]
  /** Removes at most this many mentions first seen in a month before `month` (YYYY-MM); says how many. */
  readonly removeBefore: (argument: { readonly month: string; readonly most: number }) => number
}

/** Times as epoch milliseconds. */
export interface ReaderScope {
  readonly query: Query | undefined
  readonly from: number | undefined
  readonly to: number | undefined
  readonly drill: DrillFilter
}

export interface ReaderSearch {
  readonly scope: ReaderScope
  readonly sort: MentionSearch['sort']
  readonly size: number
  readonly after: SearchPlace | undefined
}

export interface ReaderPage {
  readonly bodies: readonly string[]
  readonly total: number
  /** Where the page ended; undefined when nothing follows. */
  readonly end: SearchPlace | undefined
}

export interface SlotSums {
  /** Undefined for the whole. */
  readonly key: string | undefined
  readonly at: number
  readonly count: number
  readonly negative: number
  readonly polaritySum: number
}

/** Stretches of `length` ms counted from `base` (not after the scope's from). */
export interface Slots {
  readonly base: number
  readonly length: number
}

export interface ReaderSummaryRequest {
  readonly scope: ReaderScope
  /** Of all mentions, and of those of each subject. */
  readonly whole: Slots
  readonly parts: Slots
  readonly facets: readonly Facet[]
  readonly size: number
}

export interface ReaderSummary {
  readonly whole: readonly SlotSums[]
  readonly subjects: readonly SlotSums[]
  /** In the order of `facets`. */
  readonly facets: readonly (readonly WeighedCount[])[]
}

export type MentionReaderCalls = {
  readonly get: (ids: readonly string[]) => (string | undefined)[]
  readonly search: (search: ReaderSearch) => ReaderPage
  readonly count: (scope: ReaderScope) => number
  /** In the order of `facets`. */
  readonly facets: (argument: {
    readonly scope: ReaderScope
    readonly facets: readonly Facet[]
    readonly size: number
  }) => FacetCount[][]
  readonly sums: (argument: Slots & { readonly scope: ReaderScope; readonly facet: Facet | undefined }) => SlotSums[]
  readonly summary: (request: ReaderSummaryRequest) => ReaderSummary
}
