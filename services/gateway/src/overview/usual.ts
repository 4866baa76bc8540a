import type { Bucket } from '@groundswell/store'

export interface Usual {
  readonly low: number
  readonly high: number
  /** What it was taken from: the same hour of earlier days, or, where those are too few, the hours before. */
  readonly basis: 'same-hour' | 'hours-before'
}

const neededDays = 5
const neededHours = 6

/**
 * What an hour usually brings: the 10 % and 90 % quantiles of the same hour of the days before, or of the hours of the
 * day before. `hours` are whole hours, oldest first, the last being the one before now. Hours before the first mention
 * ever are not known, not zero. Null when too little is known: a figure without its usual value says so.
 */
export function usualOf(hours: readonly Pick<Bucket, 'count'>[]): Usual | null {
  const first = hours.findIndex((hour) => hour.count > 0)
  if (first === -1) return null
  const known = hours.slice(first).map((hour) => hour.count)
  const sameHour = known.filter((_, at) => (known.length - at) % 24 === 0)
  if (sameHour.length >= neededDays) return { ...spread(sameHour), basis: 'same-hour' }
  const before = known.slice(-24)
  return before.length >= neededHours ? { ...spread(before), basis: 'hours-before' } : null
}

function spread(counts: readonly number[]): { low: number; high: number } {
  const sorted = counts.toSorted((a, b) => a - b)
  const last = sorted.length - 1
  return { low: sorted[Math.ceil(0.1 * last)] ?? 0, high: sorted[Math.floor(0.9 * last)] ?? 0 }
}
