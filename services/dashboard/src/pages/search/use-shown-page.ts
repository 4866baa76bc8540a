import { useEffect, useRef, useState } from 'react'

/**
 * The page whose rows are shown, by its cursor: the one before until those of the next have come. A page is read from its
 * top, and its list is one of its own, so that nothing measured on the page before moves it.
 */
export function useShownPage(cursor = '', waiting = false): { readonly page: string; readonly turned: boolean } {
  const [shown, setShown] = useState(cursor)
  if (!waiting && shown !== cursor) setShown(cursor)
  const [first] = useState(cursor)
  const [turned, setTurned] = useState(false)
  if (!turned && shown !== first) setTurned(true)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    window.scrollTo({ top: 0 })
  }, [shown])
  return { page: shown, turned }
}
