import { useState } from 'react'
import { serverClock } from '../../api/server-clock.ts'
import { writeSearch, type SearchState } from '../../url/search-state.ts'

/**
 * When a search was read, epoch milliseconds: a period that ends now ends then, on every one of its pages, until another
 * search is asked for or the reader asks for what is new.
 */
export function useReadAt(state: SearchState): readonly [at: number, again: () => number] {
  const { cursor: _, ...whole } = state
  const search = writeSearch(whole).toString()
  const [read, setRead] = useState(() => ({ search, at: serverClock.now() }))
  const again = () => {
    const at = serverClock.now()
    setRead({ search, at })
    return at
  }
  return [read.search === search ? read.at : again(), again]
}
