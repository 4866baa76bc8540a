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

/** What comes round, after how long, and how near is near, nearest first: the hours of a day, the days of a week. */
const rhythms = {
  hour: { unit: hour, round: day, near: [0, 1, 3, 12] },
  day: { unit: day, round: 7 * day, near: [0, 1, 3] },
} as const

interface UsualOptions {
  /** Buckets of history without which nothing is said. */
  readonly least?: number
  /** How long a bucket is. */
  readonly rhythm?: keyof typeof rhythms
}

/**
 * What is usual for the bucket that begins at `start`: the 10th to 90th percentile of the same hour on earlier days (or
 * the same day of earlier weeks); where there are too few of them, of those around it, then of all before. Undefined with
 * fewer than `least` of them: no value is better than a made-up one. Buckets before the first mention ever seen are
 * missing, not zero.
 */
export function usualFor(
  start: number,
  buckets: readonly Counted[],
  { least = 8, rhythm = 'hour' }: UsualOptions = {},
): UsualBand | undefined {
  const first = buckets.find((bucket) => bucket.count > 0)
  if (first === undefined) return undefined
  const begin = Date.parse(first.start)
  const history = buckets
    .map((bucket) => ({ at: Date.parse(bucket.start), count: bucket.count }))
    .filter(({ at }) => at >= begin && at < start)
  const { unit, round, near } = rhythms[rhythm]
  for (const width of near) {
    const alike = history.filter(({ at }) => unitsApart(at, start, unit, round) <= width)
    if (alike.length >= least) return bandOf(alike.map(({ count }) => count))
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

/** Distance of two instants on a dial that comes round, in units. */
function unitsApart(a: number, b: number, unit: number, round: number): number {
  const apart = Math.abs(a - b) % round
  return Math.round(Math.min(apart, round - apart) / unit)
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
