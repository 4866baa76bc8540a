import type { HourOfWeek } from '../../api/trend-answers.ts'
import { wallTimeOf } from '../../format/wall-time.ts'
import type { Bounds } from '../../url/trend-state.ts'

export type HeatMeasure = 'count' | 'negative'

/** Steps of the heat above nothing. */
export const heatSteps = 5

/** 0 for nothing, else 1 to 5: equal parts of the way to the hottest cell. */
export function heatStep(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * heatSteps))
}

const hour = 3_600_000
const halfHour = hour / 2

/**
 * Which hours of the week occur in a period at all, as `day-hour`: one that does not is missing, not zero. Undefined
 * where all do, in seven days and longer.
 */
export function occurring({ from, to }: Bounds, zone: string): ReadonlySet<string> | undefined {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  if (end - begin >= 7 * 24 * hour) return undefined
  const found = new Set<string>()
  // By half hours, for zones whose hours begin at half past.
  for (let at = begin; at < end; at += halfHour) {
    const wall = wallTimeOf(at, zone)
    const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()
    found.add(`${weekday === 0 ? 7 : weekday}-${wall.hour}`)
  }
  return found
}

/** The hour next to one in the direction of a key; undefined for other keys and at the edge of the week. */
export function neighbour({ day, hour: from }: { day: number; hour: number }, key: string, daysAcross: boolean) {
  const [across, down] = daysAcross ? (['day', 'hour'] as const) : (['hour', 'day'] as const)
  const moves: Readonly<Record<string, readonly ['day' | 'hour', number]>> = {
    ArrowLeft: [across, -1],
    ArrowRight: [across, 1],
    ArrowUp: [down, -1],
    ArrowDown: [down, 1],
  }
  const move = moves[key]
  if (move === undefined) return undefined
  const next = { day, hour: from, [move[0]]: (move[0] === 'day' ? day : from) + move[1] }
  return next.day < 1 || next.day > 7 || next.hour < 0 || next.hour > 23 ? undefined : next
}

export function hottest(cells: readonly HourOfWeek[], measure: HeatMeasure): number {
  return Math.max(0, ...cells.map((cell) => cell[measure]))
}
