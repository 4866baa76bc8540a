import { useEvents, useIncidents } from '../../api/use-api.ts'
import { useNow } from '../../format/use-now.ts'
import type { GradedEvent } from '@groundswell/contracts'
import { standingOf, type Standing } from './standing.ts'

export function useStanding(): {
  readonly standing: Standing | undefined
  readonly now: number
  readonly error: unknown
  readonly retry: () => void
} {
  const events = useEvents({ open: true, size: 100 })
  // Early warnings have not reached a level, so they are not among the open ones.
  const latest = useEvents({ size: 100 })
  const incidents = useIncidents({ open: true, size: 100 })
  const now = useNow()
  return {
    standing:
      events.data === undefined || latest.data === undefined || incidents.data === undefined
        ? undefined
        : standingOf([...events.data.items, ...latest.data.items.filter(isWarning)], incidents.data.items, now),
    now,
    error: events.error ?? latest.error ?? incidents.error,
    retry: () => {
      void events.refetch()
      void incidents.refetch()
    },
  }
}

function isWarning(event: GradedEvent): boolean {
  return event.openedAt === null && event.closedAt === null
}
