import { z } from 'zod'

const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/**
 * Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, or of a number of seconds; undefined where it
 * is neither.
 */
export function durationMilliseconds(duration: string | number): number | undefined {
  if (typeof duration === 'number') return Math.round(duration * 1000)
  const found = pattern.exec(duration)
  if (found === null || duration.endsWith('P') || duration.endsWith('T')) return undefined
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  return Math.round(((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000)
}

/** As written by a person: `PT5M`, or seconds as a number. */
export const duration = z
  .union([z.string(), z.number()])
  .refine(
    (written) => (durationMilliseconds(written) ?? 0) > 0,
    'an ISO 8601 duration as PT5M or P1D, or seconds as a number',
  )
