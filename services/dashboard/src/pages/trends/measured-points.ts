import type { Interval } from '../../api/answers.ts'
import type { Measures } from '../../api/trend-answers.ts'
import { isUnfinished } from '../../charts/part-filled.ts'
import { wallTimeOf } from '../../format/wall-time.ts'
import type { TrendPoint } from './trend-points.ts'

/** Mentions a bucket should hold on average: the share of 20 is right to about ten points. */
const enough = 20
const leastBuckets = 4
const coarser: Readonly<Partial<Record<Interval, 'hour' | 'day' | 'week'>>> = {
  minute: 'hour',
  hour: 'day',
  day: 'week',
}

export interface MeasuredPoints {
  readonly points: readonly TrendPoint[]
  readonly interval: Interval
}

/**
 * The points a share or a mean is drawn of. Of a handful of mentions either is noise, so buckets that were not chosen by
 * hand are put together, by the calendar of the zone, until they hold enough; but not into fewer than four.
 */
export function measuredPoints(points: readonly TrendPoint[], interval: Interval, zone: string): MeasuredPoints {
  const wider = coarser[interval]
  const known = points.filter(({ missing }) => !missing)
  const total = known.reduce((sum, { count }) => sum + count, 0)
  if (wider === undefined || total >= enough * known.length) return { points, interval }
  const gathered = gatheredBy(points, wider, zone)
  return gathered.length < leastBuckets ? { points, interval } : measuredPoints(gathered, wider, zone)
}

function gatheredBy(points: readonly TrendPoint[], interval: 'hour' | 'day' | 'week', zone: string): TrendPoint[] {
  const groups = new Map<string, TrendPoint[]>()
  for (const point of points) {
    const key = keyOf(Date.parse(point.start), interval, zone)
    groups.set(key, [...(groups.get(key) ?? []), point])
  }
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return []
    const { to } = last.bounds
    const others = group.flatMap(({ other }) => other ?? [])
    const unfinished = last === points.at(-1) && isUnfinished(first.start, { to }, interval, zone)
    return [
      {
        ...together(group),
        start: first.start,
        bounds: { from: first.bounds.from, to },
        missing: group.every(({ missing }) => missing),
        unfinished,
        part: unfinished || first.part,
        usual: undefined,
        other: others[0] === undefined ? undefined : { ...together(others), start: others[0].start },
      },
    ]
  })
}

function together(parts: readonly Measures[]): Measures {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const negative = parts.reduce((sum, part) => sum + part.negative, 0)
  const score = parts.reduce((sum, part) => sum + (part.sentimentMean ?? 0) * part.count, 0)
  const none = count === 0
  return { count, negative, negativeShare: none ? null : negative / count, sentimentMean: none ? null : score / count }
}

/** The same for all instants of one hour, day or week (from Monday) of the zone. */
function keyOf(at: number, interval: 'hour' | 'day' | 'week', zone: string): string {
  const { year, month, day, hour } = wallTimeOf(at, zone)
  const date = Date.UTC(year, month - 1, day) / 86_400_000
  if (interval === 'hour') return `${date}T${hour}`
  // 1 January 1970 was a Thursday.
  return String(interval === 'day' ? date : Math.floor((date + 3) / 7))
}
