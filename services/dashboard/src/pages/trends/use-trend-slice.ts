import { useCallback, useMemo, useState } from 'react'
import { mayFollow } from '../../api/may-follow.ts'
import { serverClock } from '../../api/server-clock.ts'
import { useDefaultDrill, useHistogram } from '../../api/use-api.ts'
import { useFirstMention, useOtherSlice, useTrends } from '../../api/use-trends.ts'
import { readerTimeZone } from '../../format/time-zone.ts'
import { composeQuery } from '../../url/search-state.ts'
import { automaticInterval, compareParameter, trendBounds, type TrendState } from '../../url/trend-state.ts'
import { historyDays, trendPoints } from './trend-points.ts'

/** Values of each ranking; there are 34 provinces. */
const top = 34
const hour = 3_600_000
const day = 24 * hour

export type TrendSlice = ReturnType<typeof useTrendSlice>

/** Everything the page shows of a state. It stands as of `readAt` until `renew` is called. */
export function useTrendSlice(state: TrendState) {
  const [readAt, setReadAt] = useState(() => serverClock.now())
  const defaultDrill = useDefaultDrill()
  const first = useFirstMention()
  const known = first.data ?? undefined
  const zone = state.zone ?? readerTimeZone()
  const bounds = useMemo(() => trendBounds(state, readAt, zone, known), [state, readAt, zone, known])
  const interval = state.interval ?? automaticInterval(bounds)
  const drill = state.drill ?? defaultDrill
  const composed = useMemo(() => composeQuery(state), [state])
  const scope = { q: composed.text, ...bounds, drill, timeZone: zone }
  const ready = typeof first.data === 'number'
  const query = { ...scope, interval, compare: compareParameter(state), top }
  const trends = useTrends(query, ready)
  // Among subjects, one subject alone would have all of the voice.
  const { subject: _, ...unnarrowed } = state.conditions
  const everySubject = composeQuery({ q: state.q, conditions: unnarrowed }).text
  const good = ready && mayFollow(state.q, trends)
  const voices = useTrends({ ...query, q: everySubject }, good)
  const versus = state.comparison.kind === 'subject' ? state.comparison.subject : undefined
  const conditions = versus === undefined ? state.conditions : { ...state.conditions, subject: versus }
  const otherQuery = composeQuery({ q: state.q, conditions }).text
  const other = useOtherSlice({ ...scope, q: otherQuery, interval }, good && versus !== undefined)
  const back = historyDays(interval)
  const historyFrom = new Date(Date.parse(bounds.from) - (back ?? 0) * day).toISOString()
  const history = useHistogram({ ...scope, from: historyFrom, interval }, false, good && back !== undefined)

  const compared = useMemo(() => {
    if (versus !== undefined) return other.data
    const then = trends.data?.compared ?? undefined
    return then === undefined || known === undefined || Date.parse(then.to) <= known ? undefined : then
  }, [versus, other.data, trends.data, known])
  /** Where only a later part of what is compared with is known: from when, epoch milliseconds. */
  const comparedSince =
    versus === undefined && compared !== undefined && known !== undefined && Date.parse(compared.from) < known - hour
      ? known
      : undefined
  const historyBuckets = back === undefined ? undefined : history.data?.buckets
  const points = useMemo(
    () =>
      trends.data === undefined
        ? undefined
        : trendPoints({ trends: trends.data, history: historyBuckets ?? [], other: compared, known }),
    [trends.data, historyBuckets, compared, known],
  )
  const renew = useCallback(() => setReadAt(serverClock.now()), [])
  return {
    state,
    readAt,
    renew,
    zone,
    /** Of the answer that is shown, which stays while a newer one is on its way. */
    bounds,
    interval,
    drill,
    scope,
    composed,
    first,
    known,
    trends,
    voices,
    compared,
    comparedSince,
    points,
  }
}
