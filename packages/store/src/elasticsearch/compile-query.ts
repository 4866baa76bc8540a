import type { estypes } from '@elastic/elasticsearch'
import type { NearNode, OrNode, QueryNode, RangeNode, TermNode } from '@groundswell/query'
import { indexTerm, secondOfPair } from '../index-text.ts'

type Query = estypes.QueryDslQueryContainer
type Intervals = estypes.QueryDslIntervalsContainer

const nothing: Query = { match_none: {} }
const everything: Query = { match_all: {} }
/** By relevance, a hit in the title counts five times. */
const titleBoost = 5

/**
 * A query as Elasticsearch asks it, over fields of our own tokens under the `whitespace` analyser (`index-text.ts`).
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-intervals-query
 */
export function compileQuery(node: QueryNode): Query {
  switch (node.kind) {
    case 'and':
      return node.items.length === 0 ? everything : { bool: { must: node.items.map(compileQuery) } }
    case 'or':
      return either(node.items.map(compileQuery))
    case 'not':
      return { bool: { must_not: [compileQuery(node.item)] } }
    case 'at-least':
      if (node.minimum <= 0) return everything
      if (node.minimum > node.items.length) return nothing
      return { bool: { should: node.items.map(compileQuery), minimum_should_match: Math.ceil(node.minimum) } }
    case 'term':
      return either(fieldsOf(node.field).map((field) => term(node, field)))
    case 'near':
      return near(node)
    case 'field':
      return { term: { [node.field === 'sentiment' ? 'polarity' : node.field]: node.value.toWellFormed() } }
    case 'range':
      return range(node)
  }
}

function either(queries: Query[]): Query {
  if (queries.length === 0) return nothing
  return queries.length === 1 ? (queries[0] ?? nothing) : { bool: { should: queries, minimum_should_match: 1 } }
}

type Field = 'title' | 'text' | 'author'

function fieldsOf(field: TermNode['field']): Field[] {
  return field === 'any' ? ['title', 'text'] : [field]
}

function term(node: TermNode, field: Field): Query {
  const boost = field === 'title' ? { boost: titleBoost } : {}
  const tokens = node.tokens.map((token, at) => indexTerm(token, node.prefix && at === node.tokens.length - 1))
  const [first] = tokens
  if (first === undefined) return nothing
  if (tokens.length === 1)
    return node.prefix
      ? { prefix: { [field]: { value: first, ...boost } } }
      : { term: { [field]: { value: first, ...boost } } }
  if (node.prefix) return { intervals: { [field]: { ...beginning(tokens), ...boost } } }
  return { match_phrase: { [field]: { query: tokens.join(' '), ...boost } } }
}

/** Adjacent tokens, the last a prefix. */
function beginning(tokens: readonly string[]): Intervals {
  const last: Intervals = { prefix: { prefix: tokens.at(-1) ?? '' } }
  const before: Intervals = { match: { query: tokens.slice(0, -1).join(' '), ordered: true, max_gaps: 0 } }
  return { all_of: { ordered: true, max_gaps: 0, intervals: [before, last] } }
}

/**
 * As spans, not intervals: of alternatives of several tokens intervals make every pair by itself, hundreds of thousands of
 * clauses where spans take as many as there are words. https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-span-near-query
 */
function near(node: NearNode): Query {
  const left = termsOf(node.left)
  const right = termsOf(node.right)
  if (left.length === 0 || right.length === 0) return nothing
  const fields = fieldsOf(left[0]?.field ?? 'any')
  return either(
    fields.flatMap((field) => [
      ...inOrder(left, right, node.distance, field),
      ...(node.ordered ? [] : inOrder(right, left, node.distance, field)),
    ]),
  )
}

type Span = estypes.QueryDslSpanQuery

/**
 * A run of Han pairs stands on one position fewer than it has characters, so one more gap is allowed behind it; and where
 * the second begins with the character the first ends with, the two could share that character. Then the first is taken
 * one position further, to the token that begins with its last character, so that they cannot.
 *
 * The engine walks both lists once, side by side: it finds every pair only where what ends later also began later, so those
 * that come first are grouped by their length.
 */
function inOrder(first: readonly TermNode[], second: readonly TermNode[], distance: number, field: Field): Query[] {
  const queries: Query[] = []
  const ask = (from: readonly TermNode[], to: readonly TermNode[], gap: number, whole: boolean): void => {
    if (to.length === 0) return
    for (const group of byLength(from)) {
      const clauses = [anyOf(group.map((term) => run(term, field, whole))), anyOf(to.map((term) => run(term, field)))]
      const near = { span_near: { clauses, slop: gap, in_order: true } }
      // Never from an author's name into the handle.
      queries.push(field === 'author' ? { span_not: { include: near, exclude: { span_term: { author: '|' } } } } : near)
    }
  }
  const pairs = first.filter((term) => lastOfRun(term) !== undefined)
  const ends = [...new Set(pairs.map(lastOfRun))].filter((character) => character !== undefined)
  const shares = (term: TermNode): boolean => ends.some((character) => (term.tokens[0] ?? '').startsWith(character))
  ask(
    first.filter((term) => lastOfRun(term) === undefined),
    second,
    distance,
    false,
  )
  ask(
    pairs,
    second.filter((term) => !shares(term)),
    distance + 1,
    false,
  )
  ask(pairs, second.filter(shares), distance, true)
  return queries
}

function byLength(terms: readonly TermNode[]): readonly TermNode[][] {
  const groups = new Map<number, TermNode[]>()
  for (const term of terms) {
    const group = groups.get(term.tokens.length)
    if (group === undefined) groups.set(term.tokens.length, [term])
    else group.push(term)
  }
  return [...groups.values()]
}

function anyOf(spans: Span[]): Span {
  const [only] = spans
  return only !== undefined && spans.length === 1 ? only : { span_or: { clauses: spans } }
}

/** Adjacent tokens, the last perhaps a prefix; `whole` takes the token that begins with the last character of a run too. */
function run(term: TermNode, field: Field, whole = false): Span {
  const tokens = termTokens(term)
  const clauses = tokens.map((token, at): Span =>
    term.prefix && at === tokens.length - 1 ? prefix(field, token) : { span_term: { [field]: token } },
  )
  if (whole) clauses.push(prefix(field, lastOfRun(term) ?? ''))
  const [only] = clauses
  return only !== undefined && clauses.length === 1 ? only : { span_near: { clauses, slop: 0, in_order: true } }
}

function prefix(field: Field, value: string): Span {
  return { span_multi: { match: { prefix: { [field]: { value } } } } }
}

function lastOfRun(term: TermNode): string | undefined {
  return term.prefix ? undefined : secondOfPair(term.tokens.at(-1) ?? '')
}

function termTokens(node: TermNode): string[] {
  return node.tokens.map((token, at) => indexTerm(token, node.prefix && at === node.tokens.length - 1))
}

function termsOf(node: TermNode | OrNode): TermNode[] {
  if (node.kind === 'term') return node.tokens.length === 0 ? [] : [node]
  return node.items.flatMap((item) => (item.kind === 'term' || item.kind === 'or' ? termsOf(item) : []))
}

function range(node: RangeNode): Query {
  if (node.field === 'level')
    throw new Error('the index does not know levels: turn level: into the stories of such events first')
  if (node.field === 'reach') {
    const from = node.from === undefined ? 0 : Math.max(0, Number(node.from))
    return { range: { reach: { gte: from, ...(node.to === undefined ? {} : { lte: Number(node.to) }) } } }
  }
  const instant = (bound: string | number): number => (typeof bound === 'number' ? bound : Date.parse(bound))
  return {
    range: {
      publishedAt: {
        ...(node.from === undefined ? {} : { gte: instant(node.from) }),
        ...(node.to === undefined ? {} : { lt: instant(node.to) }),
      },
    },
  }
}
