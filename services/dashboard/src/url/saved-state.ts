import type { ShownSavedSearch } from '@groundswell/contracts'
import {
  composeQuery,
  conditionFields,
  conditionNames,
  readSearch,
  writeSearch,
  type ConditionName,
  type Range,
  type SearchState,
} from './search-state.ts'

type Kept = Pick<ShownSavedSearch, 'query' | 'from' | 'to' | 'sort' | 'drill' | 'group'>

/** The ranges of the dashboard as a saved search has them: how long before now. */
const lengths: Readonly<Record<Exclude<Range, 'all' | 'custom'>, string>> = {
  '1h': 'PT1H',
  '6h': 'PT6H',
  '24h': 'PT24H',
  '7d': 'P7D',
  '30d': 'P30D',
}

/** What is kept of a search; a range that ends now goes on ending now. */
export function savedOf(state: SearchState, drill: Kept['drill']): Kept {
  const { from, to, range, sort } = state
  return {
    query: composeQuery(state).text,
    ...(range === 'custom' || range === 'all'
      ? { from: from ?? null, to: to ?? null }
      : { from: lengths[range], to: null }),
    sort,
    drill,
    group: state.group ?? 'mention',
  }
}

/** The state a saved search opens as, at `now`. Conditions that end its query are chosen again rather than typed. */
export function stateOf(saved: Kept, now: number): SearchState {
  const { query, from, to, sort, drill, group } = saved
  const range =
    to !== null
      ? undefined
      : from === null
        ? ('all' as const)
        : (Object.keys(lengths) as (keyof typeof lengths)[]).find((one) => lengths[one] === from)
  const period =
    range === undefined
      ? {
          range: 'custom' as const,
          ...(from === null ? {} : { from: instantOf(from, now) }),
          ...(to === null ? {} : { to: instantOf(to, now) }),
        }
      : { range }
  return { ...decomposed(query), ...period, sort, drill, ...(group === 'story' ? { group } : {}) }
}

/**
 * Whether an address names a saved search and nothing of what it asks for: it means the search as it is kept. An address
 * written here always says more, since a state that began as a saved search holds its drills.
 */
export function isSavedAlone(parameters: URLSearchParams): boolean {
  if (readSearch(parameters).saved === undefined) return false
  return ![...conditionNames, 'q', 'range', 'from', 'to', 'drill'].some((name) => parameters.has(name))
}

/** The address of a saved search as it is kept; an order and an open mention that were asked for stay. */
export function openedAddress(saved: Kept & { readonly id: string }, asked: URLSearchParams, now: number): string {
  const { sort } = readSearch(asked)
  const opened = { ...stateOf(saved, now), saved: saved.id, ...(asked.has('sort') ? { sort } : {}) }
  const address = writeSearch(opened)
  const mention = asked.get('mention')
  if (mention !== null) address.set('mention', mention)
  return address.toString()
}

/** The typed words and the chosen conditions of a query that `composeQuery` made; any other stands as typed. */
export function decomposed(query: string): Pick<SearchState, 'q' | 'conditions'> {
  const conditions: Partial<Record<ConditionName, string>> = {}
  let rest = query
  for (const name of conditionNames.toReversed()) {
    const field = conditionFields[name]
    const found = new RegExp(`^(?:(.*) AND )?${field}:(?:"([^"]*)"|([\\p{L}\\p{N}._-]+))$`, 'su').exec(rest)
    if (found === null) continue
    conditions[name] = found[2] ?? found[3] ?? ''
    rest = found[1] ?? ''
  }
  const typed = /^\(.*\)$/s.test(rest) ? rest.slice(1, -1) : rest
  const state = { q: typed, conditions }
  return composeQuery(state).text === query ? state : { q: query, conditions: {} }
}

/** An end of a period: an instant as it stands, or so long before now as `P3D` or `PT12H` says. */
function instantOf(end: string, now: number): string {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(end)
  if (found === null) return new Date(end).toISOString()
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((at) => Number(found[at] ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  return new Date(now - (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000).toISOString()
}
