import { z } from 'zod'
import { subjectId, subjectKind } from '@groundswell/contracts'
import { parseQuery } from '@groundswell/query'
import { UserError } from '@groundswell/runtime'
import type { MatchedSubject } from '@groundswell/scoring'

/** A line of a file of queries, as `match` takes it, with the name and kind of the subject it stands for. */
const queryLine = z.strictObject({
  id: subjectId,
  query: z.string().min(1, 'a subject needs a query'),
  name: z.string().min(1).optional(),
  kind: subjectKind.default('brand'),
})

export type ReplaySubject = MatchedSubject & { readonly query: string }

/** Reads a file of queries; every bad line is named at once (a `UserError`). */
export function readQueries(text: string, path: string): ReplaySubject[] {
  const subjects: ReplaySubject[] = []
  const faults: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const fault = readLine(line, subjects)
    if (fault !== undefined) faults.push(`  ${path}:${at + 1}  ${fault}`)
  }
  if (faults.length > 0)
    throw new UserError(`${path} has ${faults.length} bad lines:\n${faults.join('\n')}`, 'mend the lines named')
  if (subjects.length === 0) throw new UserError(`${path} holds no query`, 'one {"id", "query"} a line')
  return subjects
}

function readLine(line: string, into: ReplaySubject[]): string | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
  const parsed = queryLine.safeParse(json)
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ')
  const { id, query, kind, name } = parsed.data
  if (into.some((other) => other.id === id)) return `the id ${id} is used twice`
  const result = parseQuery(query, { for: 'subject' })
  if (!result.ok)
    return result.errors.map((error) => `query, character ${error.start + 1}: ${error.message.en}`).join('; ')
  into.push({ id, query, kind, name: name ?? id })
  return undefined
}
