import { lintQuery, type LintWarning, type Query } from '@groundswell/query'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../openapi/answers.ts'
import { wording } from '../search/explained.ts'
import { unknownValues } from '../search/unknown-values.ts'
import { readQuery } from './read-query.ts'

export const queryWarnings = z
  .array(
    z.strictObject({
      start: z.int().describe('Its place in the query, UTF-16 code units'),
      end: z.int(),
      code: z.string(),
      message: wording,
      suggestion: z.string().optional().describe('A text to put in that place'),
    }),
  )
  .describe('Allowed, but probably not meant')

/** What the linter says of a query, and the values in it that nothing has. */
export async function warningsOf(
  query: Query,
  purpose: 'subject' | 'search',
  parts: Pick<RouteParts, 'store' | 'clock'>,
): Promise<LintWarning[]> {
  const unknown = await unknownValues(query, parts)
  return [...lintQuery(query, purpose), ...unknown].toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** A query looked at while it is written. */
export function checkQueryRoutes(app: App, parts: RouteParts): void {
  app.post(
    '/api/v1/query/check',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Whether a query can be read, and what in it is probably not meant',
        body: z.strictObject({
          query: z.string().min(1).max(20_000),
          for: z.enum(['search', 'subject']).default('search'),
        }),
        response: answers({ 200: z.strictObject({ warnings: queryWarnings }) }),
      },
    },
    async (request) => {
      const { query, for: purpose } = request.body
      const read = readQuery(query, { for: purpose, timeZone: parts.timeZone, path: 'query' })
      return { warnings: await warningsOf(read, purpose, parts) }
    },
  )
}
