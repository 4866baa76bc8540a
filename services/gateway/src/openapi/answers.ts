import { problem } from '@groundswell/contracts'
import { z } from 'zod'

const problemTitles: Readonly<Record<number, string>> = {
  400: 'Bad input: `errors` lists every key and what is wrong with it',
  401: 'Not signed in',
  403: 'The role may not do this',
  404: 'There is none',
  409: 'In conflict with the present state, given as `current`',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Understood, and cannot be done',
  428: 'If-Match is missing',
  429: 'Too many requests: see Retry-After',
  504: 'Another service was asked and did not answer',
  503: 'An engine is away: see Retry-After',
}

/**
 * The answers of a route: `success` as typed, and problem documents for the statuses named, besides those any route
 * may give (400, 401, 403, 503). Handlers throw problems, so they are no part of the type.
 */
export function answers<T extends Record<number, z.ZodType>>(success: T, ...problems: readonly number[]): T {
  const all: Record<number, unknown> = { ...success }
  for (const status of new Set([400, 401, 403, ...problems, 503]))
    all[status] = {
      description: problemTitles[status] ?? 'Problem',
      content: { 'application/problem+json': { schema: problem } },
    }
  return all as T
}

/** An answer that is no JSON: bytes, lines, a stream of events. Of no type, since handlers send it themselves. */
export function otherMedia(mediaType: string, description: string): z.ZodType {
  return { description, content: { [mediaType]: { schema: z.string() } } } as unknown as z.ZodType
}
