import { z } from 'zod'
import { badInput } from '../problems/known-problems.ts'

/** A whole number in a query string; whatever is wrong with it, what it may be is said. */
export function countQuery(least: number, most: number) {
  const message = `a whole number from ${least} to ${most}`
  return z.coerce.number(message).int(message).min(least, message).max(most, message)
}

/** What every list takes. */
export const pageQuery = {
  size: countQuery(1, 1000).default(50).describe('Items of a page at most'),
  cursor: z.string().min(1).max(8000).optional().describe('`next` of the page before'),
}

export const drillFilter = z.enum(['exclude', 'include', 'only'])

export const idParameter = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(160)
    .refine((id) => id.isWellFormed(), 'not well-formed text')
    .describe('Its id'),
})

/** One level or several: `1`, `1,2`. */
export const levelsQuery = z
  .string()
  .regex(/^[123](,[123])*$/, 'levels are 1, 2 and 3, separated by commas')
  .transform((text) => text.split(',').map(Number))

export const flagQuery = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Any ISO 8601 instant, kept as UTC with milliseconds. */
export const instantQuery = z.iso
  .datetime({ offset: true, error: 'a time as 2026-03-02T01:00:00Z' })
  .transform((text) => new Date(text).toISOString())

/** Refuses a period that ends before it begins; ISO 8601 UTC with milliseconds. */
export function notBackwards(from: string | undefined, to: string | undefined): void {
  if (from !== undefined && to !== undefined && from > to)
    throw badInput([{ path: 'from', message: { zh: '起点晚于终点', en: 'it is after `to`' } }])
}

/** Why somebody does what the timeline will say they did. */
export const reason = z.string().trim().min(1, 'a reason is needed').max(2000)
