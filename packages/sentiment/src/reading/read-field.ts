import { foldUnits, unitsToString } from '@groundswell/text'

/** One field of a mention, folded, with the way back to the offsets of the original. */
export interface FieldReading {
  readonly field: 'title' | 'text'
  readonly original: string
  readonly folded: string
  readonly units: Uint16Array
  readonly length: number
  /** Offset in the original of the folded unit at `at`. */
  start(at: number): number
  /** Offset in the original behind the folded unit at `at - 1`. */
  end(at: number): number
}

export function readField(field: 'title' | 'text', original: string): FieldReading {
  const { units, length, starts, ends } = foldUnits(original)
  return {
    field,
    original,
    folded: unitsToString(units, length),
    units,
    length,
    start: (at) => (at >= length ? original.length : (starts?.[at] ?? at)),
    end: (at) => (at <= 0 ? 0 : (ends?.[at - 1] ?? at)),
  }
}
