import type { Span } from '@groundswell/contracts'
import type { Query, QueryNode } from '../ast.ts'
import { formatNode } from '../format.ts'
import { searchedMention, type MatchInput, type SearchedMention } from '../match-input.ts'
import type { Wording } from '../parse/query-error.ts'
import { hitsOf, spansOf, type Hits } from './highlight.ts'
import { inRange, valuesOf } from './matches.ts'

/**
 * A part of the query and what it came to: the tree of the query, node for node. `start` and `end` are its place in the
 * query as written.
 */
export interface Explained {
  readonly kind: QueryNode['kind']
  readonly start: number
  readonly end: number
  /** The part in its canonical spelling. */
  readonly part: string
  readonly holds: boolean
  /** Where it stands in the mention; only for terms and NEAR, also of those that hold under a NOT. */
  readonly hits: readonly Span[]
  /** What was found instead, where that helps: the value of a field, the words of a NEAR that are too far apart. */
  readonly note?: Wording
  readonly parts: readonly Explained[]
}

export interface Explanation {
  readonly matched: boolean
  readonly tree: Explained
  /**
   * Why: the leaves that decided it. For a match, those that hit; for a miss, those whose answer would have to change (what
   * is missing, or what stands under a NOT and is there).
   */
  readonly because: readonly Explained[]
}

export function explain(query: Query, m: MatchInput, timeZone?: string): Explanation {
  const searched = searchedMention(m)
  const tree = explained(query.root, m, searched, timeZone)
  return { matched: tree.holds, tree, because: deciding(tree) }
}

/** Each leaf is looked for once; what stands above the leaves follows from their answers. */
function explained(node: QueryNode, m: MatchInput, searched: SearchedMention, timeZone: string | undefined): Explained {
  const parts = childrenOf(node).map((child) => explained(child, m, searched, timeZone))
  const found: Hits = node.kind === 'term' || node.kind === 'near' ? hitsOf(node, searched) : new Map()
  const answer = holdsBy(node, parts, found.size > 0, m)
  const note = answer ? undefined : noteOf(node, parts, m)
  return {
    kind: node.kind,
    start: node.at.start,
    end: node.at.end,
    part: formatNode(node, timeZone),
    holds: answer,
    hits: spansOf(found, searched),
    ...(note === undefined ? {} : { note }),
    parts,
  }
}

function holdsBy(node: QueryNode, parts: readonly Explained[], found: boolean, m: MatchInput): boolean {
  const holding = parts.filter((part) => part.holds).length
  switch (node.kind) {
    case 'and':
      return holding === parts.length
    case 'or':
      return holding > 0
    case 'not':
      return holding === 0
    case 'at-least':
      return holding >= node.minimum
    case 'term':
    case 'near':
      return found
    case 'field':
      return valuesOf(node.field, m).includes(node.value)
    case 'range':
      return inRange(node, m)
  }
}

function childrenOf(node: QueryNode): readonly QueryNode[] {
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'at-least') return node.items
  if (node.kind === 'not') return [node.item]
  return node.kind === 'near' ? [node.left, node.right] : []
}

/** Of a part that does not hold. */
function noteOf(node: QueryNode, parts: readonly Explained[], m: MatchInput): Wording | undefined {
  if (node.kind === 'field') {
    const values = valuesOf(node.field, m)
    return values.length === 0
      ? { zh: '该信息没有这一项', en: 'the mention has none' }
      : { zh: `该信息为 ${values.join('、')}`, en: `the mention has ${values.join(', ')}` }
  }
  if (node.kind === 'range') {
    const value = node.field === 'published' ? m.publishedAt : node.field === 'reach' ? m.author?.followers : m.level
    return value === undefined
      ? { zh: '该信息没有这一项', en: 'the mention has none' }
      : { zh: `该信息为 ${value}`, en: `the mention has ${value}` }
  }
  if (node.kind === 'near' && parts.every((part) => part.holds))
    return {
      zh: `两者都出现，但相距超过 ${node.distance}${node.ordered ? '、顺序不符' : ''}或不在同一段文字`,
      en: `both occur, but further apart than ${node.distance}${node.ordered ? ', in the other order,' : ''} or not in one text`,
    }
  return undefined
}

/** The leaves on which the answer hangs. */
function deciding(tree: Explained): Explained[] {
  const { kind, parts } = tree
  if (kind === 'not') return parts.flatMap((part) => deciding(part))
  if (kind !== 'and' && kind !== 'or' && kind !== 'at-least') return [tree]
  // What made it so: where it holds the parts that do, where it fails those that do not.
  return parts.filter((part) => part.holds === tree.holds).flatMap((part) => deciding(part))
}
