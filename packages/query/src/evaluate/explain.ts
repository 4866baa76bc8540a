import type { Span } from '@groundswell/contracts'
import type { Query, QueryNode } from '../ast.ts'
import { formatNode } from '../format.ts'
import { searchedMention, type MatchInput, type SearchedMention } from '../match-input.ts'
import type { Wording } from '../parse/query-error.ts'
import { maximumSpans, mergeSpans } from './highlight.ts'
import { holds, inRange, occurrences, textsOf, valuesOf } from './matches.ts'

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

function explained(node: QueryNode, m: MatchInput, searched: SearchedMention, timeZone: string | undefined): Explained {
  const children = childrenOf(node)
  const note = noteOf(node, m, searched)
  return {
    kind: node.kind,
    start: node.at.start,
    end: node.at.end,
    part: formatNode(node, timeZone),
    holds: holds(node, m, searched),
    hits: hitsOf(node, searched),
    ...(note === undefined ? {} : { note }),
    parts: children.map((child) => explained(child, m, searched, timeZone)),
  }
}

function childrenOf(node: QueryNode): readonly QueryNode[] {
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'at-least') return node.items
  if (node.kind === 'not') return [node.item]
  return node.kind === 'near' ? [node.left, node.right] : []
}

function hitsOf(node: QueryNode, searched: SearchedMention): Span[] {
  if (node.kind !== 'term' && node.kind !== 'near') return []
  const spans = textsOf(node, searched)
    .filter((text) => text !== searched.handle)
    .flatMap((text) =>
      occurrences(node, text)
        .slice(0, maximumSpans)
        .map(({ start, end }): Span => ({ field: text.field, start, end })),
    )
  return mergeSpans(spans)
}

function noteOf(node: QueryNode, m: MatchInput, searched: SearchedMention): Wording | undefined {
  if (node.kind === 'field') {
    const values = valuesOf(node.field, m)
    if (values.includes(node.value)) return undefined
    return values.length === 0
      ? { zh: '该信息没有这一项', en: 'the mention has none' }
      : { zh: `该信息为 ${values.join('、')}`, en: `the mention has ${values.join(', ')}` }
  }
  if (node.kind === 'range' && !inRange(node, m)) {
    const value = node.field === 'published' ? m.publishedAt : node.field === 'reach' ? m.author?.followers : m.level
    return value === undefined
      ? { zh: '该信息没有这一项', en: 'the mention has none' }
      : { zh: `该信息为 ${value}`, en: `the mention has ${value}` }
  }
  if (
    node.kind === 'near' &&
    !holds(node, m, searched) &&
    holds(node.left, m, searched) &&
    holds(node.right, m, searched)
  )
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
