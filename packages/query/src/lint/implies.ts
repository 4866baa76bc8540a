import type { QueryNode, RangeNode, TermNode } from '../ast.ts'
import { formatNode } from '../format.ts'

/** Whether a mention that one leaf matches is sure to be matched by the other. May miss some that are. */
export function implies(a: QueryNode, b: QueryNode): boolean {
  if (a.kind === 'term' && b.kind === 'term') return termImplies(a, b)
  if (a.kind === 'range' && b.kind === 'range' && a.field === b.field) return atLeastAs(a, b)
  return formatNode(a) === formatNode(b)
}

function termImplies(a: TermNode, b: TermNode): boolean {
  if (a.field !== b.field && !(b.field === 'any' && (a.field === 'title' || a.field === 'text'))) return false
  for (let at = 0; at + b.tokens.length <= a.tokens.length; at += 1) {
    const inside = b.tokens.every((token, index) => {
      const there = a.tokens[at + index] ?? ''
      const open = a.prefix && at + index === a.tokens.length - 1
      if (b.prefix && index === b.tokens.length - 1) return there.startsWith(token)
      return !open && there === token
    })
    if (inside) return true
  }
  return false
}

function atLeastAs(a: RangeNode, b: RangeNode): boolean {
  const [low, high] = [bound(a.from, -Infinity), bound(a.to, Infinity)]
  return low >= bound(b.from, -Infinity) && high <= bound(b.to, Infinity)
}

function bound(value: number | string | undefined, open: number): number {
  return value === undefined ? open : typeof value === 'number' ? value : Date.parse(value)
}

const oneValued = new Set(['platform', 'source', 'lang', 'category', 'sentiment'])

/** Whether no mention is matched by both leaves. May miss some that are so. */
export function excludes(a: QueryNode, b: QueryNode): boolean {
  if (a.kind === 'not') return b.kind !== 'not' && implies(b, a.item)
  if (b.kind === 'not') return implies(a, b.item)
  if (a.kind === 'field' && b.kind === 'field')
    return a.field === b.field && a.value !== b.value && oneValued.has(a.field)
  if (a.kind !== 'range' || b.kind !== 'range' || a.field !== b.field) return false
  const lowest = Math.max(bound(a.from, -Infinity), bound(b.from, -Infinity))
  const highest = Math.min(bound(a.to, Infinity), bound(b.to, Infinity))
  // `to` of published is exclusive, of numbers inclusive.
  return a.field === 'published' ? lowest >= highest : lowest > highest
}
