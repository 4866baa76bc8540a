import { resolveLevels } from '@groundswell/incident'
import { parseQuery, type Query, type QueryError } from '@groundswell/query'
import type { RouteParts } from '../app.ts'
import type { DrillFilter, MentionScope } from '@groundswell/store'
import { notBackwards } from '../conventions/fields.ts'
import { badInput } from '../problems/known-problems.ts'
import type { Words } from '../problems/words.ts'

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
      message: withExpected(error),
      start: error.start,
      end: error.end,
      code: error.code,
      ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
    })),
  )
}

/** The `q` of a request, ready for the index: nothing written means every mention. */
export async function searchQueryOf(
  q: string | undefined,
  { store, timeZone }: Pick<RouteParts, 'store' | 'timeZone'>,
  path = 'q',
): Promise<Query | undefined> {
  if (q === undefined || q.trim() === '') return undefined
  return resolveLevels(store.documents, readQuery(q, { for: 'search', timeZone, path }))
}

/** Which mentions a request asks for, by the keys of `mentionScopeQuery`. */
export async function mentionScopeOf(
  asked: {
    readonly q?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly drill: DrillFilter
  },
  parts: Pick<RouteParts, 'store' | 'timeZone'>,
): Promise<MentionScope> {
  const { from, to, drill } = asked
  notBackwards(from, to)
  const query = await searchQueryOf(asked.q, parts)
  return {
    drill,
    ...(query === undefined ? {} : { query }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

/** A mistake in words, and what could stand there. */
function withExpected({ message, expected }: QueryError): Words {
  if (expected === undefined) return message
  return { zh: `${message.zh}；应为：${expected.zh}`, en: `${message.en}; expected: ${expected.en}` }
}
