/** What the clocks and the calendar of a zone say; month 1 to 12. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const day = 86_400_000

export function wallTimeOf(instant: number, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') }
}

/**
 * The instant, in epoch milliseconds, at which the clocks of a zone say so. A time that clocks skip is moved on by what
 * they skip, of a time they repeat it is the first.
 */
export function instantOf(wall: WallTime, timeZone: string): number {
  const wanted = asUtc(wall)
  const candidates = [wanted - offsetAt(wanted - day, timeZone), wanted - offsetAt(wanted + day, timeZone)]
  const exact = candidates.filter((instant) => asUtc(wallTimeOf(instant, timeZone)) === wanted)
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)
}

/** Midnight of the day of `instant` in the zone, `days` days on. */
export function dayStart(instant: number, timeZone: string, days = 0): number {
  const { year, month, day: date } = wallTimeOf(instant, timeZone)
  const moved = new Date(Date.UTC(year, month - 1, date + days))
  const wall = { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
  return instantOf({ ...wall, hour: 0, minute: 0 }, timeZone)
}

/** The full hour of the zone's clocks that `instant` lies in. */
export function hourStart(instant: number, timeZone: string): number {
  const minute = 60_000
  return Math.floor(instant / minute) * minute - wallTimeOf(instant, timeZone).minute * minute
}

function offsetAt(instant: number, timeZone: string): number {
  return asUtc(wallTimeOf(instant, timeZone)) - Math.floor(instant / 60_000) * 60_000
}

function asUtc({ year, month, day: date, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, date, hour, minute)
}
