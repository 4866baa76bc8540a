import type { Mention, ReasonSpan, Span } from '@groundswell/contracts'

type Texts = Pick<Mention, 'title' | 'text' | 'author'>

export interface ReasonWord {
  readonly word: string
  readonly toward: string
  /** Sum of what its parts push on the log-odds of polarity. */
  readonly weight: number
}

/** What stands at the edges of a stretch and says nothing by itself. */
const edges = /^[\p{P}\s]+|[\p{P}\s]+$/gu

/** The stretches that pushed the score, the strongest first; those of one direction that overlap or touch are one. */
export function reasonWords(mention: Texts, why: readonly ReasonSpan[]): ReasonWord[] {
  const joined: ReasonSpan[] = []
  const inOrder = why.toSorted((a, b) => a.field.localeCompare(b.field) || a.start - b.start)
  for (const span of inOrder) {
    const index = joined.findLastIndex(({ field, toward }) => field === span.field && toward === span.toward)
    const before = joined[index]
    if (before === undefined || span.start > before.end) joined.push(span)
    else joined[index] = { ...before, end: Math.max(before.end, span.end), weight: before.weight + span.weight }
  }
  return joined
    .map((span) => ({ word: wordAt(mention, span).replace(edges, ''), toward: span.toward, weight: span.weight }))
    .filter(({ word }) => word !== '')
    .toSorted((a, b) => b.weight - a.weight)
}

/** The words at some spans, each once. */
export function wordsAt(mention: Texts, spans: readonly Span[]): string[] {
  return [...new Set(spans.map((span) => wordAt(mention, span)).filter((word) => word !== ''))]
}

function wordAt({ title, text, author }: Texts, { field, start, end }: Span): string {
  return { title, text, author: author?.name ?? '' }[field].slice(start, end)
}
