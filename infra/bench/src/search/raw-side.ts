import type { Facet, MentionSearch } from '@groundswell/store'

/** What both sides are asked: a page of 50 with its total, and the values of these facets. */
export const askedFacets: readonly Facet[] = [
  'platform',
  'source',
  'category',
  'polarity',
  'subject',
  'lang',
  'province',
]
export const facetSize = 20

export type AskedPage = Omit<MentionSearch, 'cursor'>

/**
 * The compiled request sent to the engine by itself: what our adapter asks of the engine is recorded once, then asked again
 * without it. Nothing is read of the answers but their bytes.
 */
export interface RawSide {
  /** Not timed. */
  record(page: AskedPage): Promise<void>
  /** Milliseconds of the page alone, and of page and facets together, as parallel as our adapter asks them. */
  time(page: AskedPage, what: 'page' | 'both'): Promise<number>
  close(): Promise<void>
}
