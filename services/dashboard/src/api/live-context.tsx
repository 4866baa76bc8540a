import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { addressOf } from './request.ts'
import { LiveUpdates, type LiveKind, type LiveState } from './live-updates.ts'

const Context = createContext<LiveUpdates | undefined>(undefined)

/** Which cached answers an event makes stale at once. Mentions are announced instead: they come in when asked. */
const stale: Readonly<Record<LiveKind, readonly string[]>> = {
  mention: [],
  alert: ['events', 'event', 'alerts'],
  incident: ['incidents', 'incident'],
  source: ['sources'],
  found: ['saved-searches'],
}

/** The list of mentions as it was read: the page itself brings in what is new. */
function isStream([first, second]: QueryKey): boolean {
  return first === 'mentions' && second === 'pages'
}

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const [live] = useState(
    () =>
      new LiveUpdates(addressOf('/live', { drill: 'include' }), {
        open: (address) => new EventSource(address, { withCredentials: true }),
        now: () => Date.now(),
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer),
      }),
  )
  useEffect(() => {
    const off = live.onEvent((kind) => {
      if (kind === 'reopened') void client.invalidateQueries({ predicate: ({ queryKey }) => !isStream(queryKey) })
      else for (const key of stale[kind]) void client.invalidateQueries({ queryKey: [key] })
    })
    const retry = () => live.retry()
    window.addEventListener('online', retry)
    live.start()
    return () => {
      off()
      window.removeEventListener('online', retry)
      live.stop()
    }
  }, [live, client])
  return <Context value={live}>{children}</Context>
}

export function useLive(): LiveUpdates {
  const live = useContext(Context)
  if (live === undefined) throw new Error('useLive is used inside LiveProvider')
  return live
}

export function useLiveState(): LiveState {
  const live = useLive()
  return useSyncExternalStore(live.onState, () => live.state)
}

/** Calls `listener` for every event of the kind, always with its newest closure. */
export function useLiveEvent(kind: LiveKind | 'reopened', listener: (data: unknown) => void): void {
  const live = useLive()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(
    () =>
      live.onEvent((happened, data) => {
        if (happened === kind) latest.current(data)
      }),
    [live, kind],
  )
}

/** Searches see a mention about a second after it is told of; until then there is nothing to bring in. */
const indexed = 1200

/** How many mentions came since `reset` was last called. Told in batches, so that a flood redraws nothing more often. */
export function useNewMentions(
  matches: (data: unknown) => boolean,
  onBatch?: () => void,
): {
  readonly count: number
  readonly reset: () => void
} {
  const [count, setCount] = useState(0)
  const waiting = useRef({ count: 0, timer: 0 })
  const told = useRef(onBatch)
  useEffect(() => {
    told.current = onBatch
  })
  useEffect(() => {
    const batch = waiting.current
    return () => window.clearTimeout(batch.timer)
  }, [])
  useLiveEvent('mention', (data) => {
    if (!matches(data)) return
    const batch = waiting.current
    batch.count += 1
    if (batch.count > 1) return
    batch.timer = window.setTimeout(() => {
      const came = batch.count
      batch.count = 0
      setCount((before) => before + came)
      told.current?.()
    }, indexed)
  })
  const reset = useCallback(() => setCount(0), [])
  return { count, reset }
}
