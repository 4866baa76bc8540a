import { useSyncExternalStore } from 'react'

const query = '(max-width: 860px)'

/** Whether the window is as narrow as a telephone's, where the frame too changes its shape. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
