import { useLocation } from 'react-router'
import { readSearch, withCondition, writeSearch, type ConditionName, type Range } from './search-state.ts'

/**
 * The address of a search for one value of a condition: on the search page the search that is shown, narrowed to it;
 * elsewhere a new one, over `range`.
 */
export function useNarrowed(): (name: ConditionName, value: string, range?: Range) => string {
  const { pathname, search } = useLocation()
  return (name, value, range) => narrowedAddress(pathname === '/search' ? search : undefined, name, value, range)
}

/** `shown`: the search part of the address of the search page, where that is shown. */
export function narrowedAddress(shown: string | undefined, name: ConditionName, value: string, range?: Range): string {
  const state = readSearch(new URLSearchParams(shown ?? (range === undefined ? '' : `range=${range}`)))
  return `/search?${writeSearch(withCondition(state, name, value)).toString()}`
}
