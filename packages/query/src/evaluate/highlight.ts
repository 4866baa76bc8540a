import type { Span } from '@groundswell/contracts'
import type { NearNode, Query, QueryNode, TermNode } from '../ast.ts'
import { searchedMention, type MatchInput, type SearchedMention, type SearchedText } from '../match-input.ts'
import { holds, textsOf } from './matches.ts'
import { coverageOf, type Coverage } from './occurrences.ts'

/** More spans than this help nobody, and a body of 200,000 characters could hold tens of thousands. */
export const maximumSpans = 200

/**
 * Where the parts that made the query match stand, in UTF-16 offsets of the original fields: title first, then text, then
 * author; overlapping spans are merged; at most `maximumSpans`. Empty where the query does not match, and for a match by
 * fields alone. What is under NOT is never shown.
 */
export function highlight(query: Query, m: MatchInput): Span[] {
  const searched = searchedMention(m)
  const hits = collect(query.root, m, searched)
  return hits === undefined ? [] : spansOf(hits, searched)
}

/** Where parts stand, by text. */
export type Hits = Map<SearchedText, Coverage>

/** Of every part that holds; undefined where the node does not. Each leaf is looked for once. */
function collect(node: QueryNode, m: MatchInput, searched: SearchedMention): Hits | undefined {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'at-least': {
      const together: Hits = new Map()
      let holding = 0
      for (const item of node.items) {
        const hits = collect(item, m, searched)
        if (hits === undefined) continue
        holding += 1
        addHits(together, hits)
      }
      const needed = node.kind === 'and' ? node.items.length : node.kind === 'or' ? 1 : node.minimum
      return holding < needed ? undefined : together
    }
    case 'term':
    case 'near': {
      const hits = hitsOf(node, searched)
      return hits.size === 0 ? undefined : hits
    }
    case 'not':
    case 'field':
    case 'range':
      return holds(node, m, searched) ? new Map() : undefined
  }
}

export function hitsOf(node: TermNode | NearNode, searched: SearchedMention): Hits {
  const hits: Hits = new Map()
  for (const text of textsOf(node, searched)) {
    const coverage = coverageOf(node, text)
    if (coverage !== undefined) hits.set(text, coverage)
  }
  return hits
}

function addHits(into: Hits, hits: Hits): void {
  for (const [text, coverage] of hits) {
    const there = into.get(text)
    if (there === undefined) into.set(text, coverage)
    else for (const [at, end] of coverage.entries()) if (end > (there[at] ?? 0)) there[at] = end
  }
}

/** The author's handle apart, which spans cannot point into. */
export function spansOf(hits: Hits, searched: SearchedMention): Span[] {
  const spans: Span[] = []
  for (const text of searched.texts) {
    const coverage = hits.get(text)
    if (coverage === undefined) continue
    let open: Span | undefined
    for (let at = 0; at < coverage.length && spans.length < maximumSpans; at += 1) {
      const end = coverage[at] ?? 0
      if (end === 0) continue
      const start = text.tokens[at]?.start ?? 0
      if (open !== undefined && start < open.end) open = { ...open, end: Math.max(open.end, end) }
      else {
        if (open !== undefined) spans.push(open)
        open = { field: text.field, start, end }
      }
    }
    if (open !== undefined && spans.length < maximumSpans) spans.push(open)
  }
  return spans
}
