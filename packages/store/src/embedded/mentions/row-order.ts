/**
 * Rows are numbered in the order of publication: seconds since 2000, times 2²¹, plus a number within the second. So newest
 * first is row order downward, a span of time is a span of rows, and a row fits a JavaScript number. Within a second rows
 * stand as they came; whoever sorts looks at milliseconds and ids there.
 */
const secondsShift = 2 ** 21
const epoch = Date.UTC(2000, 0, 1) / 1000
/** Times beyond these (1932 to 2068) share the outermost second. */
const farthest = 2 ** 31 - 2

/** Most mentions with the same second of publication. */
export const rowsInSecond = secondsShift

function secondOf(milliseconds: number): number {
  return Math.min(farthest, Math.max(-farthest, Math.floor(milliseconds / 1000) - epoch))
}

/** The first row number of the second that holds this instant. */
export function firstRow(milliseconds: number): number {
  return secondOf(milliseconds) * secondsShift
}

export function lastRow(milliseconds: number): number {
  return firstRow(milliseconds) + secondsShift - 1
}

/** Tells the seconds of rows apart. */
export function secondOfRow(row: number): number {
  return Math.floor(row / secondsShift)
}

export interface RowSpan {
  readonly low: number
  readonly high: number
  /** Where a bound falls inside a second, the instant itself has to be looked at too (epoch milliseconds). */
  readonly notBefore: number | undefined
  readonly before: number | undefined
}

/** From inclusive, to exclusive, epoch milliseconds. */
export function rowSpan(from: number | undefined, to: number | undefined): RowSpan {
  return {
    low: from === undefined ? firstRow(-Infinity) : firstRow(from),
    high: to === undefined ? lastRow(Infinity) : isWhole(to) ? firstRow(to) - 1 : lastRow(to),
    notBefore: from === undefined || isWhole(from) ? undefined : from,
    before: to === undefined || isWhole(to) ? undefined : to,
  }
}

/** At the outermost seconds, which many instants share, the instant always has to be looked at. */
function isWhole(milliseconds: number): boolean {
  return milliseconds % 1000 === 0 && Math.abs(secondOf(milliseconds)) < farthest
}

export interface TimedId {
  /** Epoch milliseconds of publication. */
  readonly ms: number
  readonly id: string
}

export function newestFirst(a: TimedId, b: TimedId): number {
  return b.ms - a.ms || byId(a, b)
}

export function oldestFirst(a: TimedId, b: TimedId): number {
  return a.ms - b.ms || byId(a, b)
}

function byId(a: TimedId, b: TimedId): number {
  return Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
}
