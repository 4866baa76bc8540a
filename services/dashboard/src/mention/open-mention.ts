import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** The mention that is open beside any page is part of the address: `?mention=`. */
export function useOpenMention(): {
  readonly openId: string | null
  readonly open: (id: string) => void
  readonly close: () => void
} {
  const [parameters, setParameters] = useSearchParams()
  const open = useCallback(
    (id: string) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          next.set('mention', id)
          return next
        },
        { preventScrollReset: true },
      ),
    [setParameters],
  )
  const close = useCallback(
    () =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          next.delete('mention')
          return next
        },
        { preventScrollReset: true },
      ),
    [setParameters],
  )
  return { openId: parameters.get('mention'), open, close }
}
