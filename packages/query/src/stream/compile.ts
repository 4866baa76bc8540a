import type { QueryNode, RangeNode, TermNode } from '../ast.ts'
import { widthOf } from '../evaluate/occurrences.ts'
import { termsOf } from '../parse/near.ts'
import { anyField, fieldBit, op, Part, rangeOf, type CompiledTerm } from './part.ts'
import { likelihood } from './rarity.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `noteField` hears of every field value the query asks for, with its key. */
export function compile(
  node: QueryNode,
  vocabulary: Vocabulary,
  noteField: (field: string, key: number) => void,
  negated = false,
  shown = true,
): Part {
  const inner = (item: QueryNode): Part => compile(item, vocabulary, noteField, negated, shown)
  switch (node.kind) {
    case 'and':
      return new Part({ op: negated ? op.or : op.and, items: node.items.map(inner) })
    case 'or':
      return new Part({ op: negated ? op.and : op.or, items: node.items.map(inner) })
    case 'not':
      return compile(node.item, vocabulary, noteField, !negated, false)
    case 'at-least': {
      // Fewer than k of n hold where at least n − k + 1 do not.
      const minimum = negated ? node.items.length - node.minimum + 1 : node.minimum
      return new Part({ op: op.atLeast, minimum, items: node.items.map(inner) })
    }
    case 'term':
      return new Part({ op: op.term, negated, shown, term: compileTerm(node, vocabulary) })
    case 'near': {
      const side = (from: QueryNode): CompiledTerm[] =>
        (termsOf(from) ?? []).map((term) => compileTerm(term, vocabulary))
      const { distance, ordered } = node
      return new Part({
        op: op.near,
        negated,
        shown,
        left: side(node.left),
        right: side(node.right),
        distance,
        ordered,
      })
    }
    case 'field': {
      const key = vocabulary.field(node.field, node.value)
      noteField(node.field, key)
      return new Part({ op: op.field, negated, key })
    }
    case 'range':
      return new Part({ op: op.range, negated, range: rangeOf[node.field], ...bounds(node) })
  }
}

function bounds(node: RangeNode): { from: number; to: number } {
  const number = (bound: number | string | undefined, open: number): number =>
    bound === undefined ? open : node.field === 'published' ? Date.parse(String(bound)) : Number(bound)
  const to = number(node.to, Number.POSITIVE_INFINITY)
  return {
    from: number(node.from, Number.NEGATIVE_INFINITY),
    // Whole numbers up to and including `to`; instants up to, not including.
    to: node.field === 'published' ? to : to + 1,
  }
}

function compileTerm(node: TermNode, vocabulary: Vocabulary): CompiledTerm {
  const last = node.tokens.length - 1
  const keys = new Int32Array(node.tokens.length)
  const likelihoods: number[] = []
  for (const [index, token] of node.tokens.entries()) {
    const isPrefix = node.prefix && index === last
    keys[index] = isPrefix ? vocabulary.prefix(token) : vocabulary.token(token)
    likelihoods.push(likelihood(token, isPrefix))
  }
  const lastToken = node.tokens[last] ?? ''
  return {
    keys,
    prefix: node.prefix ? lastToken : undefined,
    width: widthOf(node),
    fields: node.field === 'any' ? anyField : fieldBit[node.field],
    anchor: likelihoods.indexOf(Math.min(...likelihoods)),
    likelihoods,
    endsWithSingleHan: node.prefix && /^\p{Script=Han}/u.test(lastToken),
  }
}
