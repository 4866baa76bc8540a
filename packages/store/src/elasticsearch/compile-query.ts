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
  if (node.prefix) return { intervals: { [field]: { ...run(tokens, true), ...boost } } }
  return { match_phrase: { [field]: { query: tokens.join(' '), ...boost } } }
}

/** Adjacent tokens, the last perhaps a prefix. */
function run(tokens: readonly string[], prefix: boolean): Intervals {
  if (!prefix) return { match: { query: tokens.join(' '), ordered: true, max_gaps: 0 } }
  const last: Intervals = { prefix: { prefix: tokens.at(-1) ?? '' } }
  if (tokens.length === 1) return last
  return { all_of: { ordered: true, max_gaps: 0, intervals: [run(tokens.slice(0, -1), false), last] } }
}

function near(node: NearNode): Query {
  const left = termsOf(node.left)
  const right = termsOf(node.right)
  const fields = fieldsOf(left[0]?.field ?? 'any')
  const orders = left.flatMap((a) =>
    right.flatMap((b) => [inOrder(a, b, node.distance), ...(node.ordered ? [] : [inOrder(b, a, node.distance)])]),
  )
  if (orders.length === 0) return nothing
  return either(fields.map((field) => ({ intervals: { [field]: { any_of: { intervals: orders } } } })))
}

/**
 * A run of Han pairs stands on one position fewer than it has characters, so one more gap is allowed behind it; and where
 * the second begins with the character the first ends with, the two could share that character. Then the first is taken
 * one position further, to the token that begins with its last character, so that they cannot.
 */
function inOrder(a: TermNode, b: TermNode, distance: number): Intervals {
  const lastCharacter = a.prefix ? undefined : secondOfPair(a.tokens.at(-1) ?? '')
  const first = run(termTokens(a), a.prefix)
  const second = run(termTokens(b), b.prefix)
  if (lastCharacter === undefined) return { all_of: { ordered: true, max_gaps: distance, intervals: [first, second] } }
  if (!(b.tokens[0] ?? '').startsWith(lastCharacter))
    return { all_of: { ordered: true, max_gaps: distance + 1, intervals: [first, second] } }
  const whole = { all_of: { ordered: true, max_gaps: 0, intervals: [first, { prefix: { prefix: lastCharacter } }] } }
  return { all_of: { ordered: true, max_gaps: distance, intervals: [whole, second] } }
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
