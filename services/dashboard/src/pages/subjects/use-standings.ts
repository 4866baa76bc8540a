import { useDefaultDrill, useEvents, useHistogram } from '../../api/use-api.ts'
import { readerTimeZone } from '../../format/time-zone.ts'
import { useNow } from '../../format/use-now.ts'
import { openEventsOf, standingOf, type OpenEvents, type SubjectStanding } from './subject-standing.ts'

const hour = 3_600_000
const historyDays = 8

/** How subjects stand, all of them by two requests; undefined while it is not known. */
export function useStandings(): {
  readonly standing: (id: string) => SubjectStanding | undefined
  readonly openEvents: (id: string) => OpenEvents | undefined
} {
  const drill = useDefaultDrill()
  const to = Math.ceil(useNow(60_000) / hour) * hour
  const hours = useHistogram(
    {
      interval: 'hour',
      by: 'subject',
      from: new Date(to - historyDays * 24 * hour).toISOString(),
      to: new Date(to).toISOString(),
      timeZone: readerTimeZone(),
      drill,
    },
    30_000,
  )
  const events = useEvents({ open: true, size: 500 })
  return {
    standing: (id) => (hours.data === undefined ? undefined : standingOf(hours.data, id)),
    openEvents: (id) => (events.data === undefined ? undefined : openEventsOf(events.data.items, id)),
  }
}
