import type { MentionField, Span } from '@groundswell/contracts'
import type { FoundMention } from '../api/answers.ts'

/** What is marked in a field: what the search hit, or else what the subjects hit. */
export function marksOf(mention: FoundMention, field: MentionField): Span[] {
  const searched = mention.highlights ?? []
  const spans = searched.length > 0 ? searched : mention.subjects.flatMap((subject) => subject.hits)
  return spans.filter((span) => span.field === field)
}
