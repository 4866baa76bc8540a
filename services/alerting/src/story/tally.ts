import type { Tally } from '../subject/subject-state.ts'

/** Counts by name; a name whose count falls to nothing is gone. New names beyond `most` are not taken in. */
export function tally(counts: Tally, name: string, by: 1 | -1, most: number): void {
  const before = Object.hasOwn(counts, name) ? counts[name] : undefined
  if (before === undefined) {
    if (by === 1 && Object.keys(counts).length < most) counts[name] = 1
    return
  }
  if (before + by <= 0) delete counts[name]
  else counts[name] = before + by
}
