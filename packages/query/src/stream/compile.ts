import type { QueryNode, RangeNode, TermNode } from '../ast.ts'
import { widthOf } from '../evaluate/occurrences.ts'
import { termsOf } from '../parse/near.ts'
import { anyField, fieldBit, op, Part, rangeOf, type Bounds, type CompiledTerm } from './part.ts'
import type { Vocabulary } from './vocabulary.ts'

export function compile(node: QueryNode, vocabulary: Vocabulary, negated = false, shown = true): Part {
  const inner = (item: QueryNode): Part => compile(item, vocabulary, negated, shown)
  switch (node.kind) {
    case 'and':
      return new Part({ op: negated ? op.or : op.and, items: node.items.map(inner) })
    case 'or':
      return new Part({ op: negated ? op.and : op.or, items: node.items.map(inner) })
    case 'not':
      return compile(node.item, vocabulary, !negated, false)
    case 'at-least': {
      // Fewer than k of n hold where at least n − k + 1 do not.
      const minimum = negated ? node.items.length - node.minimum + 1 : node.minimum
      return new Part({ op: op.atLeast, minimum, items: node.items.map(inner) })
    }
    case 'term':
      return vocabulary.leaf(
        `${mark(negated, shown)}${nameOf(node)}`,
        () => new Part({ op: op.term, negated, shown, term: compileTerm(node, vocabulary) }),
      )
    case 'near': {
      const side = (from: QueryNode): CompiledTerm[] =>
        (termsOf(from) ?? []).map((term) => compileTerm(term, vocabulary))
      const { distance, ordered } = node
      return new Part({
        op: op.near,
        negated,
        shown,
        near: { left: side(node.left), right: side(node.right), distance, ordered },
      })
    }
    case 'field':
      return vocabulary.leaf(
        `${mark(negated, shown)}${node.field}:${node.value}`,
        () => new Part({ op: op.field, negated, shown, key: vocabulary.field(node.field, node.value) }),
      )
    case 'range':
      return new Part({ op: op.range, negated, bounds: bounds(node) })
  }
}

function mark(negated: boolean, shown: boolean): string {
  return negated ? (shown ? '-' : '~') : shown ? '+' : '='
}

function bounds(node: RangeNode): Bounds {
  const number = (bound: number | string | undefined, open: number): number =>
    bound === undefined ? open : node.field === 'published' ? Date.parse(String(bound)) : Number(bound)
  const to = number(node.to, Number.POSITIVE_INFINITY)
  return {
    of: rangeOf[node.field],
    from: number(node.from, Number.NEGATIVE_INFINITY),
    // Whole numbers up to and including `to`; instants up to, not including.
    to: node.field === 'published' ? to : to + 1,
  }
}

/** Terms of one name ask the same. */
function nameOf(node: TermNode): string {
  return `${node.field}${node.prefix ? '*' : ' '}${node.tokens.join(' ')}`
}

function compileTerm(node: TermNode, vocabulary: Vocabulary): CompiledTerm {
  const name = nameOf(node)
  let term = vocabulary.terms.get(name)
  if (term === undefined) {
    term = newTerm(node, vocabulary)
    vocabulary.terms.set(name, term)
  }
  return term
}

function newTerm(node: TermNode, vocabulary: Vocabulary): CompiledTerm {
  const last = node.tokens.length - 1
  const lastToken = node.tokens[last] ?? ''
  const keys = node.tokens.map((token, index) =>
    node.prefix && index === last ? vocabulary.prefix(token) : vocabulary.token(token),
  )
  let anchor = 0
  for (const [index, key] of keys.entries())
    if (vocabulary.likelihood(key) < vocabulary.likelihood(keys[anchor] ?? -1)) anchor = index
  return {
    keys,
    prefix: node.prefix ? lastToken : undefined,
    width: widthOf(node),
    fields: node.field === 'any' ? anyField : fieldBit[node.field],
    anchor,
    endsWithSingleHan: node.prefix && /^\p{Script=Han}/u.test(lastToken),
  }
}
