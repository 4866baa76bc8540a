import type { Bucket, Interval } from '../../api/answers.ts'
import type { Measures, Slice, Trends } from '../../api/trend-answers.ts'
import { isUnfinished, partFilled } from '../../charts/part-filled.ts'
import { usualFor, type UsualBand } from '../../format/usual.ts'
import type { Bounds } from '../../url/trend-state.ts'

/** One bucket as it is drawn. */
export interface TrendPoint extends Measures {
  readonly start: string
  /** Its part of the period, as it is searched for. */
  readonly bounds: Bounds
  /** Before anything was known: not zero, missing. */
  readonly missing: boolean
  /** It goes on after the period ends. */
  readonly unfinished: boolean
  /** The period holds only a part of it: its count is no whole one. */
  readonly part: boolean
  readonly usual: UsualBand | undefined
  /** The same place of what is compared with; undefined where nothing was known then. */
  readonly other: (Measures & { readonly start: string }) | undefined
}

interface PointParts {
  readonly trends: Pick<Trends, 'from' | 'to' | 'buckets' | 'interval' | 'timeZone'>
  /** Whole buckets before the period and those of it, for what is usual. */
  readonly history: readonly Bucket[]
  readonly other: Pick<Slice, 'buckets' | 'to'> | undefined
  /** When the first mention of all was published. */
  readonly known: number | undefined
}

export function trendPoints({ trends, history, other, known }: PointParts): TrendPoint[] {
  const { from, to, buckets, interval, timeZone } = trends
  const rhythm = interval === 'hour' || interval === 'day' ? interval : undefined
  const part = partFilled(buckets, trends, interval, timeZone)
  return buckets.map((bucket, index) => {
    const next = buckets[index + 1]?.start
    const end = next ?? to
    return {
      ...bucket,
      bounds: { from: bucket.start < from ? from : bucket.start, to: end },
      missing: known === undefined || Date.parse(end) <= known,
      unfinished: next === undefined && isUnfinished(bucket.start, trends, interval, timeZone),
      part: part[index] === true,
      usual: rhythm === undefined ? undefined : usualFor(Date.parse(bucket.start), history, { rhythm }),
      other: knownBucket(other, index, known),
    }
  })
}

/** Zero before anything was known is not zero. */
function knownBucket(other: PointParts['other'], index: number, known: number | undefined) {
  const bucket = other?.buckets[index]
  if (other === undefined || bucket === undefined || known === undefined) return undefined
  return Date.parse(other.buckets[index + 1]?.start ?? other.to) <= known ? undefined : bucket
}

/** How far back the usual is looked for, in days; undefined where an interval has none. */
export function historyDays(interval: Interval): number | undefined {
  if (interval === 'hour') return 14
  return interval === 'day' ? 70 : undefined
}

/** The bucket with the most mentions, the first of several; undefined where there is none at all. */
export function peakOf(points: readonly TrendPoint[]): TrendPoint | undefined {
  const most = Math.max(0, ...points.map(({ count }) => count))
  return most === 0 ? undefined : points.find(({ count }) => count === most)
}

/** Buckets above what was usual for them. */
export function aboveUsual(points: readonly TrendPoint[]): number {
  return points.filter(({ count, usual }) => usual !== undefined && count > usual.high).length
}

/** The bucket an instant falls in; undefined outside the period. */
export function placeOf(instant: string, points: readonly TrendPoint[]): number | undefined {
  const at = new Date(instant).toISOString()
  const place = points.findIndex(({ bounds }) => at >= bounds.from && at < bounds.to)
  return place === -1 ? undefined : place
}

/** How a figure moved: the ratio of two counts, undefined where there was nothing to move from. */
export function changeOf(now: number, then: number): number | undefined {
  return then === 0 ? undefined : now / then - 1
}
