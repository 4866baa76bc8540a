import type { FieldNode, NearNode, OrNode, QueryNode, TermNode } from '@groundswell/query'
import { choices } from '../../choose.ts'
import { indexTerm, secondOfPair } from '../../index-text.ts'
import { flag } from './schema.ts'

/** Number of a facet value; undefined when no mention ever had it. */
export type WordNumber = (facet: FieldNode['field'], value: string) => number | undefined

const always = `(flags : ${flag.live} OR flags : ${flag.drill})`
const never = `flags : ${flag.never}`
const mostChoices = 64

/**
 * A query, or a part of one, as an FTS5 expression that holds for exactly the same mentions; undefined where none can:
 * ranges, stories, most ONEAR, long lists of `n of`. https://sqlite.org/fts5.html#full_text_query_syntax
 */
export function textExpression(node: QueryNode, word: WordNumber): string | undefined {
  switch (node.kind) {
    case 'term':
      return termExpression(node)
    case 'field': {
      const number = word(node.field, node.value)
      if (number === undefined) return never
      return node.field === 'story' ? undefined : `flags : ${flag.word(number)}`
    }
    case 'and':
      return conjunction(node.items, word)
    case 'or':
      return joined(node.items, ' OR ', never, word)
    case 'not':
      return conjunction([node], word)
    case 'at-least': {
      if (node.minimum <= 0) return always
      const ways = choices(node.items, node.minimum, mostChoices)
      if (ways === undefined) return undefined
      const each = ways.map((items) => joined(items, ' AND ', always, word))
      return each.includes(undefined) ? undefined : each.length === 0 ? never : `(${each.join(' OR ')})`
    }
    case 'near':
      return nearIsExact(node) ? nearExpression(node) : undefined
    case 'range':
      return undefined
  }
}

function termExpression(node: TermNode): string {
  return node.tokens.length === 0 ? never : `(${columns(node.field)} : ${phrase(node)})`
}

function phrase(node: TermNode): string {
  const last = node.tokens.length - 1
  const tokens = node.tokens.map((token, index) => indexTerm(token, node.prefix && index === last))
  return `"${tokens.join(' ').replaceAll('"', '""')}"${node.prefix ? ' *' : ''}`
}

function columns(field: TermNode['field']): string {
  return field === 'any' ? '{title text}' : field
}

/** FTS5 knows "a NOT b" only: what must not be is taken from what must be. */
function conjunction(items: readonly QueryNode[], word: WordNumber): string | undefined {
  const wanted = items.filter((item) => item.kind !== 'not')
  const unwanted = items.filter((item) => item.kind === 'not').map((item) => item.item)
  const positive = joined(wanted, ' AND ', always, word)
  if (unwanted.length === 0 || positive === undefined) return positive
  const negative = joined(unwanted, ' OR ', never, word)
  return negative === undefined ? undefined : `(${positive} NOT ${negative})`
}

function joined(items: readonly QueryNode[], by: string, empty: string, word: WordNumber): string | undefined {
  const parts = items.map((item) => textExpression(item, word))
  if (parts.includes(undefined)) return undefined
  return parts.length === 0 ? empty : `(${parts.join(by)})`
}

/**
 * Holds wherever the NEAR holds, and elsewhere only for what `nearIsExact` rules out. A run of Han pairs stands on one
 * position fewer than it has characters, so behind it the index counts one token more in between than we do. Of many pairs
 * it asks only that a word of either side is there: hundreds on a side are allowed, and pairs would be their product.
 */
export function nearExpression(node: NearNode): string {
  if (hasManyPairs(node)) return `(${anyOf(node.left)} AND ${anyOf(node.right)})`
  const each = pairs(node).map(([left, right]) => {
    if (left.tokens.length === 0 || right.tokens.length === 0) return never
    const tokens = node.distance + (endsInPair(left) || endsInPair(right) ? 1 : 0)
    return `(${columns(left.field)} : NEAR(${phrase(left)} ${phrase(right)}, ${tokens}))`
  })
  return each.length === 0 ? never : `(${each.join(' OR ')})`
}

/**
 * Whether the index's own NEAR, which knows no order, lets terms overlap and takes all of an author's names for one text,
 * says the same. Two runs of pairs whose ends could share a character would overlap by it.
 */
function nearIsExact(node: NearNode): boolean {
  return (
    !node.ordered &&
    !hasManyPairs(node) &&
    pairs(node).every(
      ([left, right]) =>
        left.field !== 'author' &&
        endsInPair(left) === endsInPair(right) &&
        !left.prefix &&
        !right.prefix &&
        !left.tokens.some((token) => right.tokens.includes(token)) &&
        !(endsInPair(left) && (couldShare(left, right) || couldShare(right, left))),
    )
  )
}

const mostPairs = 64

function hasManyPairs(node: NearNode): boolean {
  return alternatives(node.left).length * alternatives(node.right).length > mostPairs
}

function anyOf(side: NearNode['left']): string {
  const each = alternatives(side).map(termExpression)
  return each.length === 0 ? never : `(${each.join(' OR ')})`
}

function pairs(node: NearNode): [TermNode, TermNode][] {
  return alternatives(node.left).flatMap((left) =>
    alternatives(node.right).map((right): [TermNode, TermNode] => [left, right]),
  )
}

function endsInPair(term: TermNode): boolean {
  return !term.prefix && secondOfPair(term.tokens.at(-1) ?? '') !== undefined
}

function couldShare(first: TermNode, second: TermNode): boolean {
  return (second.tokens[0] ?? '').startsWith(secondOfPair(first.tokens.at(-1) ?? '') ?? '')
}

function alternatives(node: TermNode | OrNode): TermNode[] {
  if (node.kind === 'term') return [node]
  return node.items.flatMap((item) => (item.kind === 'term' || item.kind === 'or' ? alternatives(item) : []))
}
