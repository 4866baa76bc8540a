import type { Bucket, HistogramRequest } from './mention-index.ts'

/** Beyond this many buckets a request is a mistake. */
const mostBuckets = 50_000
const hour = 3_600_000

/**
 * Starts of the buckets that hold any instant of [from, to), epoch milliseconds, ascending. The first may begin before
 * `from`. Minutes are counted in UTC, longer ones in the time zone: an hour begins at a full hour of its clocks.
 */
export function bucketStarts(request: Pick<HistogramRequest, 'from' | 'to' | 'interval' | 'timeZone'>): number[] {
  const from = Date.parse(request.from)
  const to = Date.parse(request.to)
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new Error('a histogram needs from and to')
  const starts: number[] = []
  if (to <= from) return starts
  const next = walker(from, to, request.interval, request.timeZone)
  for (let start = next(); start < to; start = next()) {
    if (starts.length >= mostBuckets) throw new RangeError(`more than ${mostBuckets} buckets between from and to`)
    starts.push(start)
  }
  return starts
}

function walker(from: number, to: number, interval: HistogramRequest['interval'], timeZone: string): () => number {
  if (interval === 'minute') return steps(from, 60_000)
  if (interval === 'hour') return hasOddMinutes(from, to, timeZone) ? localHours(from, timeZone) : steps(from, hour)
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

function steps(from: number, length: number): () => number {
  let start = Math.floor(from / length) * length - length
  return () => (start += length)
}

/** Whether the zone is at any time of [from, to) not whole hours from UTC, as Asia/Kolkata always and Lord Howe in winter. */
function hasOddMinutes(from: number, to: number, timeZone: string): boolean {
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  while (at !== null && at.epochMilliseconds < to) {
    if ((at.offsetNanoseconds / 1e6) % hour !== 0) return true
    at = at.getTimeZoneTransition('next')
  }
  return false
}

function localHours(from: number, timeZone: string): () => number {
  const floored = (instant: number): number =>
    Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(timeZone)
      .round({ smallestUnit: 'hour', roundingMode: 'floor' }).epochMilliseconds
  let start: number | undefined
  return () => {
    if (start === undefined) return (start = floored(from))
    // Where clocks go back half an hour, the full hour before is one that was already told.
    const next = floored(start + hour)
    return (start = next > start ? next : start + hour)
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
