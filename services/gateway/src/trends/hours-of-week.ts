import type { Bucket } from '@groundswell/store'

export interface HourOfWeek {
  /** 1 Monday to 7 Sunday. */
  readonly day: number
  readonly hour: number
  count: number
  negative: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * Hourly buckets put together by hour of the week in the time zone: 168, empty ones too. Where the zone is not whole hours
 * from UTC, an hour counts to the local hour it begins in.
 */
export function hoursOfWeek(buckets: readonly Bucket[], timeZone: string): HourOfWeek[] {
  const week = weekdays.flatMap((_, day) =>
    Array.from({ length: 24 }, (__, hour): HourOfWeek => ({ day: day + 1, hour, count: 0, negative: 0 })),
  )
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
  for (const { start, count, negative } of buckets) {
    if (count === 0) continue
    const parts = new Map(format.formatToParts(Date.parse(start)).map(({ type, value }) => [type, value]))
    const cell = week[weekdays.indexOf(parts.get('weekday') ?? '') * 24 + Number(parts.get('hour'))]
    if (cell === undefined) throw new Error(`no hour of the week for ${start} in ${timeZone}`)
    cell.count += count
    cell.negative += negative
  }
  return week
}
