import dayjs, { type Dayjs } from 'dayjs'
import { instantOf, wallTimeOf } from '../../format/wall-time.ts'

/** An instant for a picker, which knows the browser's own zone only: it reads as the clocks of `zone` do. */
export function shownIn(zone: string, instant: string): Dayjs {
  const { year, month, day, hour, minute } = wallTimeOf(Date.parse(instant), zone)
  return dayjs(new Date(year, month - 1, day, hour, minute))
}

/** The instant at which the clocks of `zone` read what a picker shows. */
export function instantFrom(shown: Dayjs, zone: string): string {
  const wall = {
    year: shown.year(),
    month: shown.month() + 1,
    day: shown.date(),
    hour: shown.hour(),
    minute: shown.minute(),
  }
  return new Date(instantOf(wall, zone)).toISOString()
}
