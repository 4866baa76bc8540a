import type { Span } from '@groundswell/contracts'
import type { Query, QueryNode } from '../ast.ts'
import { searchedMention, type MatchInput, type SearchedMention } from '../match-input.ts'
import { holds, occurrences, textsOf } from './matches.ts'

/** More spans than this help nobody, and a body of 200,000 characters could hold tens of thousands. */
export const maximumSpans = 200

const order = { title: 0, text: 1, author: 2 } as const

/**
 * Where the parts that made the query match stand, in UTF-16 offsets of the original fields: title first, then text, then
 * author; overlapping spans are merged; at most `maximumSpans`. Empty where the query does not match, and for a match by
 * fields alone. What is under NOT is never shown.
 */
export function highlight(query: Query, m: MatchInput): Span[] {
  const searched = searchedMention(m)
  return holds(query.root, m, searched) ? mergeSpans(collect(query.root, m, searched)) : []
}

/** Spans of every part that holds; the caller knows that the whole does. */
function collect(node: QueryNode, m: MatchInput, searched: SearchedMention): Span[] {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'at-least':
      return node.items.filter((item) => holds(item, m, searched)).flatMap((item) => collect(item, m, searched))
    case 'term':
    case 'near':
      return textsOf(node, searched)
        .filter((text) => text !== searched.handle)
        .flatMap((text) => occurrences(node, text).map(({ start, end }): Span => ({ field: text.field, start, end })))
    case 'not':
    case 'field':
    case 'range':
      return []
  }
}

export function mergeSpans(spans: readonly Span[]): Span[] {
  if (spans.length < 2) return [...spans]
  const sorted = spans.toSorted((a, b) => order[a.field] - order[b.field] || a.start - b.start || b.end - a.end)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && last.field === span.field && span.start < last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end }
    } else if (merged.length === maximumSpans) break
    else merged.push(span)
  }
  return merged
}
