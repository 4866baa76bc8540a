import type { Drill, Interval } from '../api/answers.ts'
import { dayStart, hourStart } from '../format/wall-time.ts'
import { readSearch, writeSearch, type SearchState } from './search-state.ts'

export const trendRanges = ['24h', '7d', '30d', '90d', '365d', 'all', 'custom'] as const
export type TrendRange = (typeof trendRanges)[number]
export const intervals: readonly Interval[] = ['minute', 'hour', 'day', 'week', 'month']

/** What the slice is compared with: nothing, an earlier period, or the same slice of another subject. */
export type Comparison =
  | { readonly kind: 'none' | 'previous' }
  /** An ISO 8601 duration earlier, or from an instant. */
  | { readonly kind: 'period'; readonly compare: string }
  | { readonly kind: 'subject'; readonly subject: string }

/** Everything the page of trends depends on, as the address holds it. */
export interface TrendState {
  readonly q: string
  readonly conditions: SearchState['conditions']
  readonly range: TrendRange
  /** ISO 8601; only with range `custom`. */
  readonly from?: string
  readonly to?: string
  /** Chosen by the length of the period where nothing is said. */
  readonly interval?: Interval
  /** The reader's own where nothing is said. */
  readonly zone?: string
  readonly comparison: Comparison
  readonly drill?: Drill
}

const subjectPrefix = 'subject:'
const days: Readonly<Record<Exclude<TrendRange, 'custom' | 'all' | '24h'>, number>> = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
  '365d': 365,
}
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const lengths: Readonly<Record<Interval, number>> = {
  minute,
  hour,
  day,
  week: 7 * day,
  month: 30 * day,
}
/** As the gateway bounds it. */
const mostBuckets = 5_000

/** Reads an address; what is not understood falls back to its default rather than failing the page. */
export function readTrend(parameters: URLSearchParams): TrendState {
  const { q, conditions, from, to, drill } = readSearch(parameters)
  const custom = from !== undefined || to !== undefined
  const interval = intervals.find((one) => one === parameters.get('interval'))
  const zone = parameters.get('zone')
  return {
    q,
    conditions,
    range: custom ? 'custom' : (trendRanges.find((one) => one === parameters.get('range')) ?? '7d'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(interval === undefined ? {} : { interval }),
    ...(zone !== null && isTimeZone(zone) ? { zone } : {}),
    comparison: readComparison(parameters.get('compare')),
    ...(drill === undefined ? {} : { drill }),
  }
}

/** The address of a state, defaults left out, always in one order. */
export function writeTrend(state: TrendState): URLSearchParams {
  const { range, interval, zone, drill } = state
  const parameters = writeSearch(searchOf(state))
  parameters.delete('drill')
  if (range !== 'custom' && range !== '7d') parameters.set('range', range)
  if (interval !== undefined) parameters.set('interval', interval)
  if (zone !== undefined) parameters.set('zone', zone)
  const compare = writeComparison(state.comparison)
  if (compare !== undefined) parameters.set('compare', compare)
  if (drill !== undefined) parameters.set('drill', drill)
  return parameters
}

export function readComparison(value: string | null): Comparison {
  if (value === null || value === '' || value === 'previous') return { kind: 'previous' }
  if (value === 'none') return { kind: 'none' }
  return value.startsWith(subjectPrefix)
    ? { kind: 'subject', subject: value.slice(subjectPrefix.length) }
    : { kind: 'period', compare: value }
}

export function writeComparison(comparison: Comparison): string | undefined {
  switch (comparison.kind) {
    case 'previous':
      return undefined
    case 'none':
      return 'none'
    case 'period':
      return comparison.compare
    case 'subject':
      return `${subjectPrefix}${comparison.subject}`
  }
}

/** What the gateway is asked to compare with: nothing lies before all time, and a range that ends now is held against the same hours of the days before. */
export function compareParameter({ range, comparison }: TrendState): string | undefined {
  if (comparison.kind === 'period') return comparison.compare
  if (comparison.kind !== 'previous' || range === 'all') return undefined
  return range === 'custom' ? 'previous' : `P${range === '24h' ? 1 : days[range]}D`
}

export interface Bounds {
  readonly from: string
  readonly to: string
}

/**
 * The instants of a state's range. A range of days is days of the calendar, today among them, where the search counts hours
 * back from now: its words say so. A range that ends now begins at a full hour or at midnight of the zone, so that its
 * first bucket is whole, and not before `known`, where anything is known at all.
 */
export function trendBounds(state: TrendState, now: number, zone: string, known: number | undefined): Bounds {
  const end = Math.ceil(now / minute) * minute
  if (state.range === 'custom') {
    const to = state.to === undefined ? end : Date.parse(state.to)
    return { from: state.from ?? iso(to - 30 * day), to: iso(to) }
  }
  if (state.range === 'all' && known === undefined) return { from: iso(end - 30 * day), to: iso(end) }
  const begin =
    state.range === 'all'
      ? Number.NEGATIVE_INFINITY
      : state.range === '24h'
        ? hourStart(now, zone) - 23 * hour
        : dayStart(now, zone, 1 - days[state.range])
  const since = known === undefined ? begin : hourStart(Math.min(known, now), zone)
  return { from: iso(Math.max(begin, since)), to: iso(end) }
}

/** A bucket length that draws between about 24 and 200 of them. */
export function automaticInterval({ from, to }: Bounds): Interval {
  const length = Date.parse(to) - Date.parse(from)
  if (length <= 3 * hour) return 'minute'
  if (length <= 8 * day) return 'hour'
  if (length <= 200 * day) return 'day'
  return length <= 1200 * day ? 'week' : 'month'
}

/** Whether the gateway takes so fine an interval for the period. */
export function isTooFine(interval: Interval, { from, to }: Bounds): boolean {
  return (Date.parse(to) - Date.parse(from)) / lengths[interval] > mostBuckets
}

/** The address of the mentions a figure was made from; `also` is one more part of the query, `drop` conditions left out. */
export function mentionsAddress(
  state: TrendState,
  bounds: Bounds,
  narrowed: { readonly conditions?: SearchState['conditions']; readonly also?: string } = {},
): string {
  const { also } = narrowed
  const typed = state.q.trim()
  const q = also === undefined ? state.q : typed === '' ? also : `(${typed}) AND ${also}`
  const conditions = { ...state.conditions, ...narrowed.conditions }
  return `/search?${writeSearch({ ...searchOf(state), ...bounds, q, conditions, range: 'custom' }).toString()}`
}

/** A term or a name as a phrase of the query language. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', ' ').trim()}"`
}

function searchOf({ q, conditions, from, to, drill, range }: TrendState): SearchState {
  return {
    q,
    conditions,
    range: range === 'custom' ? 'custom' : '7d',
    sort: 'newest',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(drill === undefined ? {} : { drill }),
  }
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // The constructor throws a RangeError for a name it does not know: that is the answer.
    return false
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
