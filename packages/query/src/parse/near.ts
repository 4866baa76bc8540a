import type { NearNode, QueryNode, TermNode } from '../ast.ts'
import type { Lexeme } from './lexer.ts'
import { queryLimits } from './limits.ts'
import type { QueryError } from './query-error.ts'

type Refusal = { readonly ok: false; readonly error: Omit<QueryError, 'start' | 'end'> }

export interface NearOperator {
  readonly ok: true
  readonly distance: number
  readonly ordered: boolean
}

/** Undefined where the lexeme is no NEAR at all; `NEAR` without its number is a mistake worth naming. */
export function nearOperator(lexeme: Lexeme): NearOperator | Refusal | undefined {
  if (lexeme.kind !== 'word') return undefined
  const found = /^(O?NEAR)\/(\d{1,6})$/i.exec(lexeme.text)
  if (found === null) {
    if (!/^O?NEAR(\/.*)?$/.test(lexeme.text)) return undefined
    return refusal(
      'near-refused',
      `${lexeme.text} 要写明距离，如 NEAR/10`,
      `${lexeme.text} needs its distance, as in NEAR/10`,
      `${lexeme.text.startsWith('O') ? 'O' : ''}NEAR/10`,
    )
  }
  const distance = Number(found[2])
  if (distance > queryLimits.distance)
    return refusal(
      'near-refused',
      `距离最大 ${queryLimits.distance}`,
      `the distance is at most ${queryLimits.distance}`,
      `${found[1] ?? ''}/${queryLimits.distance}`,
    )
  return { ok: true, distance, ordered: (found[1] ?? '').toUpperCase() === 'ONEAR' }
}

function refusal(code: QueryError['code'], zh: string, en: string, suggestion?: string): Refusal {
  return { ok: false, error: { code, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) } }
}

/** Terms, phrases, and alternatives of them may stand beside NEAR, all looking in one field. */
export function joinNear(
  left: QueryNode,
  right: QueryNode,
  operator: NearOperator,
): { readonly ok: true; readonly node: NearNode } | Refusal {
  const [a, b] = [termsOf(left), termsOf(right)]
  if (a === undefined || b === undefined || !isSide(left) || !isSide(right))
    return refusal(
      'near-refused',
      'NEAR 两侧只能是词、短语或括号内用 OR 连接的词',
      'NEAR stands between words, phrases, or words joined by OR in brackets',
    )
  if (new Set([...a, ...b].map((term) => term.field)).size > 1)
    return refusal(
      'near-refused',
      'NEAR 两侧须在同一字段；可写 title:(a NEAR/5 b)',
      'both sides of NEAR look in one field; write title:(a NEAR/5 b)',
    )
  const most = queryLimits.nearAlternatives
  const longer = Math.max(a.length, b.length)
  if (longer > most)
    return refusal(
      'too-complex',
      `NEAR 每侧最多 ${most} 个词，这里有 ${longer} 个；请拆成几个 NEAR，用 OR 连接`,
      `each side of NEAR has at most ${most} words, here are ${longer}; write several NEAR joined by OR`,
    )
  const { distance, ordered } = operator
  const at = { start: left.at.start, end: right.at.end }
  return { ok: true, node: { kind: 'near', left, right, distance, ordered, at } }
}

function isSide(node: QueryNode): node is NearNode['left'] {
  return node.kind === 'term' || node.kind === 'or'
}

/** The terms of a side of NEAR; undefined where it holds anything else. */
export function termsOf(node: QueryNode): readonly TermNode[] | undefined {
  if (node.kind === 'term') return [node]
  if (node.kind !== 'or') return undefined
  const terms: TermNode[] = []
  for (const item of node.items) {
    const inner = termsOf(item)
    if (inner === undefined) return undefined
    terms.push(...inner)
  }
  return terms
}
