const day = /^(\d{4})-(\d{2})-(\d{2})$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A day or an instant as written in a query, as the stretch of time it means: [from, to), milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Undefined when the text is neither a real day (2026-01-31) nor an instant with its offset (2026-01-31T08:00:00Z). */
export function stretchOf(text: string, timeZone: string): Stretch | undefined {
  const found = day.exec(text)
  if (found !== null) {
    const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
    if (!isRealDay(year, month, date)) return undefined
    return { from: dayStart(year, month, date, timeZone), to: dayStart(year, month, date + 1, timeZone) }
  }
  if (!instant.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : { from: time, to: time + 1 }
}

/** Written as a day, whether or not the calendar has it. */
export function isDay(text: string): boolean {
  return day.test(text)
}

/** The day that was probably meant: 2026/1/5, 2026年1月5日, 20260105, or one behind the end of its month. */
export function likelyDay(text: string): string | undefined {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text)
  if (found === null) return undefined
  const [year, month, date] = [found[1], found[2] ?? found[4], found[3] ?? found[5]].map(Number)
  if (year === undefined || month === undefined || date === undefined || month < 1 || month > 12 || date < 1)
    return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (part: number): string => String(part).padStart(2, '0')
  return date > 31 ? undefined : `${year}-${two(month)}-${two(Math.min(date, last))}`
}

function isRealDay(year: number, month: number, date: number): boolean {
  const utc = new Date(Date.UTC(year, month - 1, date))
  return year >= 1900 && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date
}

/** The first instant of a day in a time zone; where the clock skips midnight, the instant it skips to. */
export function dayStart(year: number, month: number, date: number, timeZone: string): number {
  const midnight = Date.UTC(year, month - 1, date)
  const early = midnight - offsetAt(midnight - 86_400_000, timeZone)
  const late = midnight - offsetAt(midnight + 86_400_000, timeZone)
  for (const guess of [Math.min(early, late), Math.max(early, late)])
    if (guess + offsetAt(guess, timeZone) === midnight) return guess
  // Midnight does not exist that day: by the offset until then it is the instant of the jump.
  return early
}

/** What the zone's clock is ahead of UTC at an instant, milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(time)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? '0')
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(time / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs far more than using it. Throws RangeError for a zone nobody knows. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** The day that begins exactly at this instant in the zone, else undefined. */
export function dayBeginningAt(time: number, timeZone: string): string | undefined {
  const local = new Date(time + offsetAt(time, timeZone))
  const start = dayStart(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate(), timeZone)
  return start === time ? local.toISOString().slice(0, 10) : undefined
}

/** The day before the one that begins at this instant. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
