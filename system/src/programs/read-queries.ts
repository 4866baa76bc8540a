import { formatNode, parseQuery, type MatcherSubject, type QueryError } from '@groundswell/query'
import { z } from 'zod'

/** One line of a queries file. Other keys (a name, a kind) are for other programs. */
const queryLine = z.object({ id: z.union([z.string().min(1), z.number().transform(String)]), query: z.string() })

export interface ReadQueries {
  /** The good lines, in order. */
  readonly subjects: readonly MatcherSubject[]
  /** Every bad line with its number, and what to do about it; for a person. */
  readonly problems: readonly string[]
}

/** Reads a queries file of NDJSON `{id, query}`; empty lines are passed over, of lines with one id the first counts. */
export function readQueries(text: string, path: string, timeZone?: string): ReadQueries {
  const subjects: MatcherSubject[] = []
  const problems: string[] = []
  const lineOfId = new Map<string, number>()
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const at = `${path}:${index + 1}`
    const parsed = readLine(line)
    if (typeof parsed === 'string') {
      problems.push(`${at}: ${parsed}`)
      continue
    }
    const before = lineOfId.get(parsed.id)
    if (before !== undefined) {
      problems.push(`${at}: id "${parsed.id}" was used on line ${before} already`)
      continue
    }
    lineOfId.set(parsed.id, index + 1)
    const result = parseQuery(parsed.query, { for: 'subject', ...(timeZone === undefined ? {} : { timeZone }) })
    if (result.ok) subjects.push({ id: parsed.id, query: result.query })
    else for (const error of result.errors) problems.push(`${at}: query "${parsed.id}", ${place(error, parsed.query)}`)
  }
  return { subjects, problems }
}

function readLine(line: string): z.infer<typeof queryLine> | string {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
  const parsed = queryLine.safeParse(json)
  if (parsed.success) return parsed.data
  return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`).join('; ')
}

function place(error: QueryError, query: string): string {
  const expected = error.expected === undefined ? '' : `; expected ${error.expected.en}`
  const suggestion = error.suggestion === undefined ? '' : `; perhaps ${JSON.stringify(error.suggestion)}`
  const shown = JSON.stringify(query.slice(error.start, Math.min(error.end, error.start + 60)))
  return `character ${error.start + 1} (${shown}): ${error.message.en}${expected}${suggestion}  ${error.message.zh}`
}

const scored = new Set(['lang', 'category', 'sentiment', 'province'])

/** Whether a query asks for what scoring finds out, so that mentions without it must be scored first. */
export function asksForScores(subjects: readonly MatcherSubject[]): boolean {
  return subjects.some(({ query }) => {
    const fields = formatNode(query.root).matchAll(/\b([a-z]+):/g)
    return fields.some(([, field]) => field !== undefined && scored.has(field))
  })
}
