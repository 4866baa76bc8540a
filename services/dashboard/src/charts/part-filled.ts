import type { Interval } from '../api/answers.ts'
import { dayStart, wallTimeOf } from '../format/wall-time.ts'

interface Period {
  readonly from: string
  readonly to: string
}

/** Whether the period ends before the bucket does, by the calendar of the zone. */
export function isUnfinished(start: string, { to }: Pick<Period, 'to'>, interval: Interval, zone: string): boolean {
  return Date.parse(to) < endOf(Date.parse(start), interval, zone)
}

/** For each bucket whether the period holds only a part of it, so that its count is no whole one: the first, the last. */
export function partFilled(
  buckets: readonly { readonly start: string }[],
  period: Period,
  interval: Interval,
  zone: string,
): readonly boolean[] {
  return buckets.map(
    ({ start }, index) =>
      Date.parse(start) < Date.parse(period.from) ||
      (index === buckets.length - 1 && isUnfinished(start, period, interval, zone)),
  )
}

function endOf(start: number, interval: Interval, zone: string): number {
  switch (interval) {
    case 'minute':
      return start + 60_000
    case 'hour':
      return start + 3_600_000
    case 'day':
      return dayStart(start, zone, 1)
    case 'week':
      return dayStart(start, zone, 7)
    case 'month': {
      const { year, month } = wallTimeOf(start, zone)
      return dayStart(start, zone, new Date(Date.UTC(year, month, 0)).getUTCDate())
    }
  }
}
