import type { Bucket } from '@groundswell/store'
import type { Period } from './compared-period.ts'

export interface HourOfWeek {
  /** 1 Monday to 7 Sunday. */
  readonly day: number
  readonly hour: number
  count: number
  negative: number
}

/** One hour of the calendar that lies in a period, cut to it. */
export interface HourOccurrence {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly negative: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Hourly buckets of the time zone put together by hour of the week: 168, empty ones too. */
export function hoursOfWeek(buckets: readonly Bucket[], timeZone: string): HourOfWeek[] {
  const week = weekdays.flatMap((_, day) =>
    Array.from({ length: 24 }, (__, hour): HourOfWeek => ({ day: day + 1, hour, count: 0, negative: 0 })),
  )
  const placeOf = placeInWeek(timeZone)
  for (const { start, count, negative } of buckets) {
    if (count === 0) continue
    const cell = week[placeOf(start)]
    if (cell === undefined) throw new Error(`no hour of the week for ${start} in ${timeZone}`)
    cell.count += count
    cell.negative += negative
  }
  return week
}

/** What one cell of the week is made of: every such hour of the period, empty ones too. */
export function occurrencesOf(
  { day, hour }: Pick<HourOfWeek, 'day' | 'hour'>,
  buckets: readonly Bucket[],
  period: Period,
  timeZone: string,
): HourOccurrence[] {
  const placeOf = placeInWeek(timeZone)
  return buckets.flatMap(({ start, count, negative }, index) => {
    if (placeOf(start) !== (day - 1) * 24 + hour) return []
    const end = buckets[index + 1]?.start ?? period.to
    return [{ from: start < period.from ? period.from : start, to: end, count, negative }]
  })
}

/** 0 for Monday's first hour to 167. */
function placeInWeek(timeZone: string): (start: string) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
  return (start) => {
    const parts = new Map(format.formatToParts(Date.parse(start)).map(({ type, value }) => [type, value]))
    return weekdays.indexOf(parts.get('weekday') ?? '') * 24 + Number(parts.get('hour'))
  }
}
