import type { FastifyRequest } from 'fastify'
import { parseQuery, type Query } from '@groundswell/query'
import { badInput } from '../problems/known-problems.ts'

/**
 * Reads a query in the language of `for`; a bad one is refused with the place of every error in its text.
 * `path` is the key it came in by.
 */
export function readQuery(
  text: string,
  options: { readonly for: 'subject' | 'search'; readonly timeZone: string; readonly path: string },
): Query {
  const parsed = parseQuery(text, { for: options.for, timeZone: options.timeZone })
  if (parsed.ok) return parsed.query
  throw badInput(
    parsed.errors.map((error) => ({
      path: options.path,
      message: error.message,
      start: error.start,
      end: error.end,
      code: error.code,
      ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
    })),
  )
}

/** The `q` of a request: nothing written means every mention. */
export function searchQueryOf(
  request: FastifyRequest<{ Querystring: { q?: string | undefined } }>,
  timeZone: string,
): Query | undefined {
  const { q } = request.query
  return q === undefined || q.trim() === '' ? undefined : readQuery(q, { for: 'search', timeZone, path: 'q' })
}
