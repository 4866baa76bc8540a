import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Drill, Page } from '../../api/answers.ts'
import { AskAgain } from '../../api/ask-again.ts'
import { useNewMentions } from '../../api/live-context.tsx'
import { request, type Parameters } from '../../api/request.ts'
import type { SearchState } from '../../url/search-state.ts'
import { passes } from '../live/passes.ts'

/** Milliseconds between two counts. */
const pause = 5_000

interface NewFoundParts {
  readonly state: SearchState
  readonly drill: Drill
  /** What was asked for, and how many it found then; undefined while that is not known. */
  readonly scope: Parameters
  readonly total: number | undefined
}

/**
 * How many mentions a search finds that it did not when it was read. Whether one that comes is found the server alone
 * knows (words, places, levels): where it may be, the search is counted again.
 */
export function useNewFound({ state, drill, scope, total }: NewFoundParts): {
  readonly count: number
  readonly reset: () => void
} {
  const client = useQueryClient()
  const grows = state.cursor === undefined && state.to === undefined
  const key = JSON.stringify(scope)
  const [counted, setCounted] = useState<{ readonly key: string; readonly total: number }>()
  const count = async (): Promise<void> => {
    const { total: now } = await client.fetchQuery({
      queryKey: ['mentions', 'count', scope],
      queryFn: ({ signal }) => request<Page<unknown>>('/mentions', { query: { ...scope, size: 1 }, signal }),
      staleTime: 0,
      retry: false,
    })
    if (now !== undefined) setCounted({ key, total: now })
  }
  const latest = useRef(count)
  const asking = useRef<AskAgain>(undefined)
  useEffect(() => {
    latest.current = count
  })
  useEffect(() => {
    const again = new AskAgain({
      ask: () => latest.current(),
      pause,
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    })
    asking.current = again
    return () => again.stop()
  }, [key])
  useNewMentions(
    (data) => grows && total !== undefined && passes(data, state, drill),
    () => asking.current?.poke(),
  )
  const reset = useCallback(() => setCounted(undefined), [])
  const known = grows && counted?.key === key && total !== undefined
  return { count: known ? Math.max(0, counted.total - total) : 0, reset }
}
