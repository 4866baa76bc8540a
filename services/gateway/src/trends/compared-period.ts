export interface Period {
  readonly from: string
  readonly to: string
}

/**
 * The period to compare with, counted by the calendar of the time zone, so that a day stays a day where the clocks change:
 * `previous` is as long and ends where the period begins; a duration (`P7D`, `P1M`) is the same period so much earlier;
 * an instant is where a period as long begins. Undefined where `compare` is none of these, or lies beyond all calendars.
 */
export function comparedPeriod(period: Period, compare: string, timeZone: string): Period | undefined {
  return withinTime(() => periodBy(period, compare, timeZone))
}

function periodBy(period: Period, compare: string, timeZone: string): Period | undefined {
  const from = zoned(period.from, timeZone)
  const to = zoned(period.to, timeZone)
  const length = lengthOf(from, to)
  if (compare === 'previous') return periodOf(from.subtract(length), from)
  const begin = instantOf(compare)
  if (begin !== undefined) {
    const start = begin.toZonedDateTimeISO(timeZone)
    return periodOf(start, start.add(length))
  }
  const back = durationOf(compare)
  return back === undefined ? undefined : periodOf(from.subtract(back), to.subtract(back))
}

/** Whole months, else whole days, where the ends lie so; the rest in hours. */
function lengthOf(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Temporal.Duration {
  const months = from.until(to, { largestUnit: 'month' })
  if (from.day === 1 && months.days === 0 && timeIsZero(months) && months.months + months.years > 0) return months
  return from.until(to, { largestUnit: 'day' })
}

function timeIsZero(length: Temporal.Duration): boolean {
  return length.hours === 0 && length.minutes === 0 && length.seconds === 0 && length.milliseconds === 0
}

function zoned(instant: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}

function periodOf(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Period {
  return { from: iso(from), to: iso(to) }
}

function iso(at: Temporal.ZonedDateTime): string {
  return new Date(at.epochMilliseconds).toISOString()
}

function instantOf(text: string): Temporal.Instant | undefined {
  return withinTime(() => Temporal.Instant.from(text))
}

function durationOf(text: string): Temporal.Duration | undefined {
  const duration = withinTime(() => Temporal.Duration.from(text))
  return duration === undefined || duration.sign <= 0 ? undefined : duration
}

/** Undefined where a text names no time, or one that no calendar reaches. */
function withinTime<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
