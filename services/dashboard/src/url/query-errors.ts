import type { InputError } from '../api/problem.ts'

/** An error within the typed query: UTF-16 offsets, end after start, both inside the text. */
export interface PlacedError {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly suggestion?: string
}

/** Errors of the composed query moved back to the text that was typed; one without a place marks all of it. */
export function placeErrors(errors: readonly InputError[], typed: string, offset: number): PlacedError[] {
  return errors.map((error) => {
    const start = clamp((error.start ?? 0) - offset, 0, Math.max(0, typed.length - 1))
    const end = clamp((error.end ?? typed.length + offset) - offset, start + 1, Math.max(start + 1, typed.length))
    return {
      start,
      end,
      message: error.message,
      ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
    }
  })
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
