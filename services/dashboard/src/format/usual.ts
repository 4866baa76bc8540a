export interface UsualBand {
  readonly low: number
  readonly high: number
}

interface Counted {
  readonly start: string
  readonly count: number
}

const hour = 3_600_000
const day = 24 * hour

/**
 * What is usual for the hour that begins at `start`: the 10th to 90th percentile of the same hour on earlier days; where
 * there are too few of them, of the hours around it, then of all hours before. Undefined with fewer than `least` hours of
 * history: no value is better than a made-up one. Hours before the first mention ever seen are missing, not zero.
 */
export function usualFor(start: number, buckets: readonly Counted[], least = 8): UsualBand | undefined {
  const first = buckets.find((bucket) => bucket.count > 0)
  if (first === undefined) return undefined
  const begin = Date.parse(first.start)
  const history = buckets
    .map((bucket) => ({ at: Date.parse(bucket.start), count: bucket.count }))
    .filter(({ at }) => at >= begin && at < start)
  for (const width of [0, 1, 3, 12]) {
    const near = history.filter(({ at }) => hoursApart(at, start) <= width)
    if (near.length >= least) return bandOf(near.map(({ count }) => count))
  }
  return undefined
}

/**
 * What 24 hours usually bring: the 10th to 90th percentile of the 24-hour stretches before the last one. Hourly buckets,
 * oldest first. Undefined with fewer than `least` whole stretches since the first mention ever seen.
 */
export function usualDay(hours: readonly Counted[], least = 5): UsualBand | undefined {
  const first = hours.findIndex(({ count }) => count > 0)
  if (first === -1) return undefined
  const days: number[] = []
  for (let end = hours.length - 24; end - 24 >= first; end -= 24)
    days.push(hours.slice(end - 24, end).reduce((sum, { count }) => sum + count, 0))
  return days.length >= least ? bandOf(days) : undefined
}

/** Distance of two instants on the clock face, in hours, 0 to 12. */
function hoursApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % day
  return Math.round(Math.min(apart, day - apart) / hour)
}

function bandOf(counts: readonly number[]): UsualBand {
  const sorted = counts.toSorted((a, b) => a - b)
  return { low: Math.floor(quantile(sorted, 0.1)), high: Math.ceil(quantile(sorted, 0.9)) }
}

/** Linear interpolation between closest ranks (R type 7). */
function quantile(sorted: readonly number[], q: number): number {
  const place = (sorted.length - 1) * q
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

export function compareWithUsual(value: number, band: UsualBand): 'above' | 'within' | 'below' {
  if (value > band.high) return 'above'
  return value < band.low ? 'below' : 'within'
}
