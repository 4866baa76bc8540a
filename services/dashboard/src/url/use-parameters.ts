import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Single values of the address; an undefined one is taken out. The page's place on the screen stays. */
export function useParameters(): {
  readonly get: (name: string) => string | undefined
  readonly set: (values: Readonly<Record<string, string | undefined>>) => void
} {
  const [parameters, setParameters] = useSearchParams()
  const get = useCallback((name: string) => parameters.get(name) ?? undefined, [parameters])
  const set = useCallback(
    (values: Readonly<Record<string, string | undefined>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(values)) {
            if (value === undefined) next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  )
  return { get, set }
}
