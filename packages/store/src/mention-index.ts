import type { Mention } from '@groundswell/contracts'
import type { Query } from '@groundswell/query'

/** What became of one item: written, already there at this version or a newer one, or refused for good. */
export type IndexResult =
  | { readonly status: 'written' }
  | { readonly status: 'unchanged' }
  | { readonly status: 'refused'; readonly reason: string }

export interface StoryLink {
  readonly mentionId: string
  readonly subjectId: string
  /** Null takes the mention out of its story. */
  readonly storyId: string | null
}

export type DrillFilter = 'exclude' | 'include' | 'only'

/** Which mentions: all conditions must hold; `from` inclusive, `to` exclusive, both of publishedAt. */
export interface MentionScope {
  /** Parsed by the query package; undefined means every mention. */
  readonly query?: Query
  readonly from?: string
  readonly to?: string
  readonly drill: DrillFilter
}

export interface MentionSearch extends MentionScope {
  /** Newest first, oldest first, best text match first, largest reach first; ties newest first, then id. */
  readonly sort: 'newest' | 'oldest' | 'relevance' | 'reach'
  readonly size: number
  /** From the page before; it stays right while new mentions arrive (no item twice, none left out). */
  readonly cursor?: string
}

export interface MentionPage {
  readonly items: readonly Mention[]
  readonly total: number
  readonly next: string | null
}

export interface Bucket {
  /** ISO 8601 start of the bucket. */
  readonly start: string
  readonly count: number
  readonly negative: number
  /** Sum of polarityScore, so that a mean can be made of any set of buckets. */
  readonly polaritySum: number
}

/** The fields histograms and facets go by; `author` is the name, or where there is none the handle. */
export type Facet =
  | 'platform'
  | 'source'
  | 'category'
  | 'polarity'
  | 'subject'
  | 'lang'
  | 'province'
  | 'story'
  | 'author'

export interface HistogramRequest extends MentionScope {
  /** from and to are needed here: every bucket between them is given, empty ones too. */
  readonly from: string
  readonly to: string
  readonly interval: 'minute' | 'hour' | 'day' | 'week' | 'month'
  /** IANA name; hours begin at its full hours, days, weeks (from Monday) and months at its midnight. */
  readonly timeZone: string
  readonly by?: Facet
}

export interface HistogramSeries {
  /** The facet's value; undefined for the whole. */
  readonly key?: string
  readonly buckets: readonly Bucket[]
}

export interface FacetCount {
  readonly key: string
  readonly count: number
}

export interface WeighedCount extends FacetCount {
  /** How many of them are negative. */
  readonly negative: number
}

export interface SummaryRequest<F extends Facet> extends Omit<HistogramRequest, 'by'> {
  /** Whether every hour's bucket is wanted too. */
  readonly hours: boolean
  readonly facets: readonly F[]
  /** Of each facet so many values. */
  readonly size: number
}

export interface Summary<F extends Facet> {
  readonly buckets: readonly Bucket[]
  readonly hours: readonly Bucket[] | undefined
  /** Of every subject that was mentioned. */
  readonly subjects: readonly HistogramSeries[]
  readonly facets: Readonly<Record<F, readonly WeighedCount[]>>
}

/**
 * The index of scored mentions. Promised by every adapter:
 * - One mention id stands in the index once. `upsert` takes a mention that is newer than the stored one, by version and
 *   then by the version of the subjects it was matched with, and leaves a stored one that is as new or newer; what it
 *   takes keeps the stories of its subjects; a result per item, in order; the same id may occur several times.
 * - What `upsert` and `assignStories` resolved is durable; `get` sees it at once, searches within about 1 s
 *   (`refresh` waits for that).
 * - The same query over the same mentions gives the same mentions in every adapter.
 * - `search` totals are exact.
 * - An engine that is away throws `TransientError` after the adapter's own short retries.
 */
export interface MentionIndex {
  upsert(mentions: readonly Mention[]): Promise<IndexResult[]>
  /** `missing` where the mention is not in the index (yet); it keeps its story through later versions of the mention. */
  assignStories(links: readonly StoryLink[]): Promise<('written' | 'missing')[]>
  get(id: string): Promise<Mention | undefined>
  getMany(ids: readonly string[]): Promise<(Mention | undefined)[]>
  search(request: MentionSearch): Promise<MentionPage>
  count(scope: MentionScope): Promise<number>
  histogram(request: HistogramRequest): Promise<HistogramSeries[]>
  /** What `histogram`, `histogram` by subject and `facets` say of one scope, and how negative it is, at the price of one. */
  summary<F extends Facet>(request: SummaryRequest<F>): Promise<Summary<F>>
  /** Of each facet the `size` commonest values, commonest first, then by value. */
  facets<F extends Facet>(scope: MentionScope, facets: readonly F[], size: number): Promise<Record<F, FacetCount[]>>
  /** Every search after it sees every write before it. */
  refresh(): Promise<void>
  /** Drops whole months whose last day is before `before` (ISO date); says how many mentions went. */
  dropBefore(before: string): Promise<number>
}
