import type { Drill, Sort } from '../api/answers.ts'

/** Conditions that are chosen rather than typed; each is one field of the query language. */
export const conditionFields = {
  polarity: 'sentiment',
  category: 'category',
  subject: 'subject',
  platform: 'platform',
  source: 'source',
  story: 'story',
  // `lang` in the address is the language of the interface.
  language: 'lang',
  province: 'province',
  level: 'level',
} as const
export type ConditionName = keyof typeof conditionFields
export const conditionNames = Object.keys(conditionFields) as ConditionName[]

export const ranges = ['1h', '6h', '24h', '7d', '30d', 'all', 'custom'] as const
export type Range = (typeof ranges)[number]

/** Everything a search depends on, as the address holds it. */
export interface SearchState {
  readonly q: string
  readonly conditions: Readonly<Partial<Record<ConditionName, string>>>
  readonly range: Range
  /** ISO 8601; only with range `custom`. */
  readonly from?: string
  readonly to?: string
  readonly sort: Sort
  readonly drill?: Drill
  /** One row a story instead of one a mention. */
  readonly group?: 'story'
  /** Id of the saved search this began as. */
  readonly saved?: string
  readonly cursor?: string
  /** Which page the cursor leads to, from 2; of the first there is no cursor. */
  readonly page?: number
}

const sorts: readonly Sort[] = ['newest', 'oldest', 'relevance', 'reach']
const drills: readonly Drill[] = ['exclude', 'include', 'only']
const lengths: Readonly<Record<Exclude<Range, 'all' | 'custom'>, number>> = {
  '1h': 3_600_000,
  '6h': 6 * 3_600_000,
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
  '30d': 30 * 86_400_000,
}

/** Reads an address; what is not understood falls back to its default rather than failing the page. */
export function readSearch(parameters: URLSearchParams, defaultRange: Range = '7d'): SearchState {
  const conditions: Partial<Record<ConditionName, string>> = {}
  for (const name of conditionNames) {
    const value = parameters.get(name)
    if (value !== null && value !== '') conditions[name] = value
  }
  const from = instant(parameters.get('from'))
  const to = instant(parameters.get('to'))
  const custom = from !== undefined || to !== undefined
  const drill = oneOf(drills, parameters.get('drill'))
  const cursor = parameters.get('cursor')
  const saved = parameters.get('saved')
  return {
    q: parameters.get('q') ?? '',
    conditions,
    range: custom ? 'custom' : (oneOf(ranges, parameters.get('range')) ?? defaultRange),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    sort: oneOf(sorts, parameters.get('sort')) ?? 'newest',
    ...(drill === undefined ? {} : { drill }),
    ...(parameters.get('group') === 'story' ? { group: 'story' } : {}),
    ...(saved === null || saved === '' ? {} : { saved }),
    ...(cursor === null || cursor === '' ? {} : { cursor, ...pageOf(parameters.get('page')) }),
  }
}

/** The address of a state, defaults left out, always in one order: equal states have equal addresses. */
export function writeSearch(state: SearchState, defaultRange: Range = '7d'): URLSearchParams {
  const parameters = new URLSearchParams()
  if (state.q !== '') parameters.set('q', state.q)
  for (const name of conditionNames) {
    const value = state.conditions[name]
    if (value !== undefined) parameters.set(name, value)
  }
  if (state.range === 'custom') {
    if (state.from !== undefined) parameters.set('from', state.from)
    if (state.to !== undefined) parameters.set('to', state.to)
  } else if (state.range !== defaultRange) parameters.set('range', state.range)
  if (state.sort !== 'newest') parameters.set('sort', state.sort)
  if (state.drill !== undefined) parameters.set('drill', state.drill)
  if (state.group !== undefined) parameters.set('group', state.group)
  if (state.saved !== undefined) parameters.set('saved', state.saved)
  if (state.cursor !== undefined) {
    parameters.set('cursor', state.cursor)
    if (state.page !== undefined) parameters.set('page', String(state.page))
  }
  return parameters
}

export interface ComposedQuery {
  readonly text: string
  /** How far the typed text was moved: positions of errors are moved back by it. */
  readonly offset: number
}

/** The typed query and the chosen conditions as one query of the language. */
export function composeQuery(state: Pick<SearchState, 'q' | 'conditions'>): ComposedQuery {
  const typed = state.q.trim()
  const lead = state.q.length - state.q.trimStart().length
  const chosen = conditionNames.flatMap((name) => {
    const value = state.conditions[name]
    return value === undefined ? [] : [`${conditionFields[name]}:${quoted(value)}`]
  })
  if (chosen.length === 0) return { text: typed, offset: 0 - lead }
  if (typed === '') return { text: chosen.join(' AND '), offset: 0 }
  return { text: [`(${typed})`, ...chosen].join(' AND '), offset: 1 - lead }
}

function quoted(value: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`
}

type Period = Pick<SearchState, 'range' | 'from' | 'to'>

/** Whether a state reaches back to the first mention of all. */
export function isOpenBegun({ range, from }: Period): boolean {
  return range === 'all' || (range === 'custom' && from === undefined)
}

/** A state narrowed to one value of a condition, or freed of it; from the first page. */
export function withCondition(state: SearchState, name: ConditionName, value: string | undefined): SearchState {
  const { [name]: _, ...rest } = state.conditions
  const { cursor: __, ...kept } = state
  return { ...kept, conditions: value === undefined ? rest : { ...rest, [name]: value } }
}

/**
 * The instants a state's range stands for at `now`; relative ones end now and are cut to the minute, so that they cache.
 * One without a beginning is drawn from the `first` mention of all, epoch milliseconds.
 */
export function rangeBounds(
  state: Period,
  now: number,
  first?: number,
): { readonly from: string; readonly to: string } {
  const end = Math.ceil(now / 60_000) * 60_000
  if (state.range !== 'custom' && state.range !== 'all') return { from: iso(end - lengths[state.range]), to: iso(end) }
  const to = state.to === undefined ? end : Date.parse(state.to)
  const begin = first === undefined || first >= to ? to - lengths['30d'] : first
  return { from: state.from ?? iso(begin), to: iso(to) }
}

/** What of a range is asked for: an end that is not chosen stays open. */
export function askedPeriod(state: Period, now: number): { readonly from?: string; readonly to?: string } {
  if (state.range !== 'custom' && state.range !== 'all') return { from: rangeBounds(state, now).from }
  return {
    ...(state.from === undefined ? {} : { from: state.from }),
    ...(state.to === undefined ? {} : { to: state.to }),
  }
}

/** A bucket length that gives between about 24 and 170 bars. */
export function intervalFor(from: string, to: string): 'minute' | 'hour' | 'day' | 'week' {
  const length = Date.parse(to) - Date.parse(from)
  if (length <= 3 * 3_600_000) return 'minute'
  if (length <= 7 * 86_400_000) return 'hour'
  return length <= 170 * 86_400_000 ? 'day' : 'week'
}

function instant(value: string | null): string | undefined {
  if (value === null) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : iso(at)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((one) => one === value)
}

function pageOf(value: string | null): { readonly page?: number } {
  const page = Number(value)
  return Number.isInteger(page) && page >= 2 ? { page } : {}
}
