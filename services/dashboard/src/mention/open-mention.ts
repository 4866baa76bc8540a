import { useCallback } from 'react'
import { useLocation, useSearchParams } from 'react-router'

/** The mention that is open beside any page is part of the address: `?mention=`. */
export function useOpenMention(): {
  readonly openId: string | null
  readonly open: (id: string) => void
  readonly close: () => void
} {
  const [parameters, setParameters] = useSearchParams()
  // What the page keeps in the history, as the pages before it, stays its own.
  const { state: place } = useLocation() as { readonly state: unknown }
  const open = useCallback(
    (id: string) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          next.set('mention', id)
          return next
        },
        { preventScrollReset: true, state: place },
      ),
    [setParameters, place],
  )
  const close = useCallback(
    () =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          next.delete('mention')
          return next
        },
        { preventScrollReset: true, state: place },
      ),
    [setParameters, place],
  )
  return { openId: parameters.get('mention'), open, close }
}
