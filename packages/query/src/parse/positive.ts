import type { QueryNode } from '../ast.ts'

/**
 * Whether whatever the query matches must hold something the query asks for. A query for which this is false (only
 * negations, or a negation as an alternative) takes nearly the whole stream.
 */
export function asksForSomething(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
      return node.items.some(asksForSomething)
    case 'or':
      return node.items.every(asksForSomething)
    case 'not':
      return denialAsks(node.item)
    case 'at-least':
      return node.items.filter((item) => !asksForSomething(item)).length < node.minimum
    case 'term':
    case 'near':
    case 'field':
    case 'range':
      return true
  }
}

/** The same for NOT node, by De Morgan. */
function denialAsks(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
      return node.items.every(denialAsks)
    case 'or':
      return node.items.some(denialAsks)
    case 'not':
      return asksForSomething(node.item)
    case 'at-least':
      return node.items.filter((item) => !denialAsks(item)).length < node.items.length - node.minimum + 1
    case 'term':
    case 'near':
    case 'field':
    case 'range':
      return false
  }
}
