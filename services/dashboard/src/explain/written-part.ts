import type { ExplainedPart } from '../api/answers.ts'

/** A part as its writer wrote it, not as it was folded; a word inside the brackets of a field has the field put before it. */
export function writtenPart(
  query: string,
  { start, end, part }: Pick<ExplainedPart, 'start' | 'end' | 'part'>,
): string {
  const written = query.slice(start, end)
  if (written === '') return part
  const field = /^[a-z]+:/.exec(part)?.[0]
  return field === undefined || /[:：]/.test(written) ? written : `${field}${written}`
}
