import { useCallback, useEffect } from 'react'
import { useSearchParams } from 'react-router'

/** What the address becomes, until a page is drawn with it: a second change in the meantime builds on the first. */
let underway: string | undefined

/** Single values of the address; an undefined one is taken out. The page's place on the screen stays. */
export function useParameters(): {
  readonly get: (name: string) => string | undefined
  readonly set: (values: Readonly<Record<string, string | undefined>>) => void
} {
  const [parameters, setParameters] = useSearchParams()
  useEffect(() => {
    underway = undefined
  }, [parameters])
  const get = useCallback((name: string) => parameters.get(name) ?? undefined, [parameters])
  const set = useCallback(
    (values: Readonly<Record<string, string | undefined>>) => {
      // Not the parameters last drawn: the router draws later than it changes the address, and whoever waited holds old ones.
      const next = new URLSearchParams(underway ?? window.location.search)
      for (const [name, value] of Object.entries(values)) {
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      }
      underway = next.toString()
      setParameters(next, { replace: true, preventScrollReset: true })
    },
    [setParameters],
  )
  return { get, set }
}
