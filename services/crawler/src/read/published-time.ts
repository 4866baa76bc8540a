/**
 * The time a page or mail names, as ISO 8601 UTC; undefined where it names none we can read. Forms: anything with a zone
 * (ISO 8601, RFC 5322), and what Chinese pages write without one (2026-11-23 08:15, 2026年11月23日 08:15, 昨天 08:15,
 * 5分钟前), taken in `timeZone`.
 */
export function publishedTime(written: string | undefined, now: Date, timeZone: string): string | undefined {
  const text = written?.trim()
  if (text === undefined || text === '') return undefined
  if (/(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC?)\s*(?:\(.*\))?$/i.test(text) && /\d{4}/.test(text)) return isoOf(Date.parse(text))
  const ago = /(\d+)\s*(秒|分钟|小时|天)前/.exec(text)
  if (ago !== null) return isoOf(now.getTime() - Number(ago[1]) * (agoUnits[ago[2] ?? ''] ?? 0))
  if (text.includes('刚刚')) return now.toISOString()
  const day = /(今天|昨天|前天)\s*(\d{1,2}):(\d{2})/.exec(text)
  if (day !== null) {
    const local = wallTime(new Date(now.getTime() - (dayNames[day[1] ?? ''] ?? 0) * 86_400_000), timeZone)
    return inZone([local[0], local[1], local[2], Number(day[2]), Number(day[3]), 0], timeZone)
  }
  const full =
    /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?)?/.exec(
      text,
    )
  if (full === null) return undefined
  const [year, month, date, hour, minute, second] = full.slice(1).map((part) => Number(part ?? 0))
  return inZone([year ?? 0, month ?? 0, date ?? 0, hour ?? 0, minute ?? 0, second ?? 0], timeZone)
}

const agoUnits: Readonly<Record<string, number>> = { 秒: 1000, 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 }
const dayNames: Readonly<Record<string, number>> = { 今天: 0, 昨天: 1, 前天: 2 }

type WallTime = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number]

/** The instant at which clocks of the zone show this wall time. */
function inZone(wall: WallTime, timeZone: string): string | undefined {
  const [year, month, day, hour, minute, second] = wall
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59) return undefined
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const shown = wallTime(new Date(asUtc), timeZone)
  const offset = Date.UTC(shown[0], shown[1] - 1, shown[2], shown[3], shown[4], shown[5]) - asUtc
  return isoOf(asUtc - offset)
}

function wallTime(at: Date, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return [of('year'), of('month'), of('day'), of('hour'), of('minute'), of('second')]
}

function isoOf(milliseconds: number): string | undefined {
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString()
}
