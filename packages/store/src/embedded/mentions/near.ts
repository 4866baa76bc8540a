import type { Mention, MentionField } from '@groundswell/contracts'
import type { NearNode, OrNode, TermNode } from '@groundswell/query'
import { tokenize } from '@groundswell/text'
import { authorTexts } from '../../mention-checks.ts'

/** Positions of tokens, end exclusive. A pair of Han characters covers its own position and the next one's. */
interface Place {
  readonly start: number
  readonly end: number
}

/** Whether a NEAR holds in one of a mention's texts. */
export function nearHolds(node: NearNode, mention: Pick<Mention, 'title' | 'text' | 'author'>): boolean {
  const texts: { readonly field: MentionField; readonly text: string }[] = [
    { field: 'title', text: mention.title },
    { field: 'text', text: mention.text },
  ]
  for (const text of authorTexts(mention)) texts.push({ field: 'author', text })
  return texts.some(({ field, text }) => {
    const terms = tokenize(text).map((token) => token.term)
    const left = places(node.left, field, terms)
    if (left.length === 0) return false
    const right = places(node.right, field, terms)
    return left.some((a) => right.some((b) => near(a, b, node)))
  })
}

function near(a: Place, b: Place, node: NearNode): boolean {
  if (a.end <= b.start) return b.start - a.end <= node.distance
  return !node.ordered && b.end <= a.start && a.start - b.end <= node.distance
}

function places(node: TermNode | OrNode, field: MentionField, terms: readonly string[]): Place[] {
  if (node.kind === 'or')
    return node.items.flatMap((item) => (item.kind === 'term' || item.kind === 'or' ? places(item, field, terms) : []))
  if (node.field !== field && !(node.field === 'any' && field !== 'author')) return []
  const found: Place[] = []
  const last = node.tokens.length - 1
  const wide = isPair(node.tokens[last] ?? '') ? 1 : 0
  if (last < 0) return found
  for (let at = 0; at + last < terms.length; at += 1) {
    const here = node.tokens.every((token, index) => {
      const term = terms[at + index] ?? ''
      return node.prefix && index === last ? term.startsWith(token) : term === token
    })
    if (here) found.push({ start: at, end: at + last + 1 + wide })
  }
  return found
}

const pair = /^\p{Script=Han}{2}$/u

function isPair(token: string): boolean {
  return pair.test(token)
}
