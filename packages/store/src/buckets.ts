import type { Bucket, HistogramRequest } from './mention-index.ts'

/** Beyond this many buckets a request is a mistake. */
const mostBuckets = 50_000

/**
 * Starts of the buckets that hold any instant of [from, to), epoch milliseconds, ascending. The first may begin before
 * `from`. Hours and minutes are counted in UTC, longer ones in the time zone.
 */
export function bucketStarts(request: Pick<HistogramRequest, 'from' | 'to' | 'interval' | 'timeZone'>): number[] {
  const from = Date.parse(request.from)
  const to = Date.parse(request.to)
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new Error('a histogram needs from and to')
  const starts: number[] = []
  if (to <= from) return starts
  const next = walker(from, request.interval, request.timeZone)
  for (let start = next(); start < to; start = next()) {
    if (starts.length >= mostBuckets) throw new RangeError(`more than ${mostBuckets} buckets between from and to`)
    starts.push(start)
  }
  return starts
}

function walker(from: number, interval: HistogramRequest['interval'], timeZone: string): () => number {
  if (interval === 'minute' || interval === 'hour') {
    const length = interval === 'minute' ? 60_000 : 3_600_000
    let start = Math.floor(from / length) * length - length
    return () => (start += length)
  }
  const date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate()
  const first =
    interval === 'day'
      ? date
      : interval === 'week'
        ? date.subtract({ days: date.dayOfWeek - 1 })
        : date.with({ day: 1 })
  const step = interval === 'day' ? 'days' : interval === 'week' ? 'weeks' : 'months'
  let count = -1
  return () => {
    count += 1
    return first.add({ [step]: count }).toZonedDateTime(timeZone).epochMilliseconds
  }
}

/** Sums of one stretch of time. */
export interface Sums {
  count: number
  negative: number
  polaritySum: number
}

/** Puts sums that begin at any instants into their buckets. */
export function fillBuckets(starts: readonly number[], parts: Iterable<Sums & { readonly at: number }>): Bucket[] {
  const sums = starts.map((): Sums => ({ count: 0, negative: 0, polaritySum: 0 }))
  for (const part of parts) {
    const sum = sums[bucketAt(starts, part.at)]
    if (sum === undefined) continue
    sum.count += part.count
    sum.negative += part.negative
    sum.polaritySum += part.polaritySum
  }
  return sums.map((sum, index) => ({ start: new Date(starts[index] ?? 0).toISOString(), ...sum }))
}

/** Index of the last start that is not after `at`; −1 before the first. */
function bucketAt(starts: readonly number[], at: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
