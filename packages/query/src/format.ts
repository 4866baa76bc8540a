import type { Query, QueryNode, RangeNode, TermNode } from './ast.ts'
import { dayBefore, dayBeginningAt } from './parse/days.ts'
import { queryLimits } from './parse/limits.ts'
import { nearOperator } from './parse/near.ts'
import { defaultTimeZone } from './parse/parse-query.ts'
import { isHanPair } from './parse/terms.ts'

/**
 * The query in its one canonical spelling: operators in English and written out, brackets only where needed, terms folded.
 * Parsing it again (in the same time zone) gives the same tree, positions apart. So a query of which that would be longer
 * than queries may be (a field of a bracket stands before each of its words) stays as written.
 */
export function formatQuery(query: Query, timeZone: string = defaultTimeZone): string {
  const canonical = formatNode(query.root, timeZone)
  return canonical.length > queryLimits.length ? query.text : canonical
}

/** How tightly a node holds together; a part looser than its place needs brackets. */
const strength = { or: 1, and: 2, not: 3, near: 4, term: 5, field: 5, range: 5, 'at-least': 5 } as const

export function formatNode(node: QueryNode, timeZone: string = defaultTimeZone): string {
  const part = (child: QueryNode, atLeast: number): string => {
    const text = formatNode(child, timeZone)
    return strength[child.kind] < atLeast ? `(${text})` : text
  }
  switch (node.kind) {
    case 'or':
      return node.items.map((item) => part(item, strength.and)).join(' OR ')
    case 'and':
      return node.items.map((item) => part(item, strength.not)).join(' AND ')
    case 'not':
      return `NOT ${part(node.item, strength.not)}`
    case 'near': {
      const operator = `${node.ordered ? 'ONEAR' : 'NEAR'}/${node.distance}`
      return `${part(node.left, strength.term)} ${operator} ${part(node.right, strength.term)}`
    }
    case 'at-least':
      return `(${node.minimum} of) (${node.items.map((item) => formatNode(item, timeZone)).join(', ')})`
    case 'term':
      return formatTerm(node)
    case 'field':
      return `${node.field}:${isPlainValue(node.value) ? node.value : `"${node.value}"`}`
    case 'range':
      return `${node.field}:${formatRange(node, timeZone)}`
  }
}

const operators = new Set(['AND', 'OR', 'NOT', '且', '或', '非'])

function isPlainValue(value: string): boolean {
  return /^[^\s()（）,，、"“”„「」『』[\]<>=≥≤≧≦:：]+$/.test(value) && !/^[-－<>=＜＞＝]/.test(value)
}

function formatTerm(node: TermNode): string {
  const field = node.field === 'any' ? '' : `${node.field}:`
  const words = wordsOf(node)
  const [only] = words
  const star = node.prefix && !/\p{Script=Han}$/u.test(node.tokens.at(-1) ?? '') ? '*' : ''
  const bare =
    only !== undefined &&
    words.length === 1 &&
    !operators.has(only) &&
    nearOperator({ kind: 'word', text: only, start: 0, end: 0 }) === undefined
  return field + (bare ? only + star : `"${words.join(' ')}${star}"`)
}

/** Adjacent pairs joined to the runs they came from: 京东 东物 物流 → 京东物流. */
export function wordsOf(node: TermNode): string[] {
  const words: string[] = []
  let last: string | undefined
  for (const token of node.tokens) {
    if (last !== undefined && isHanPair(last)) {
      const tail = Array.from(last).at(-1) ?? ''
      // After a pair comes either the pair it overlaps or the single character that ended its run.
      if (isHanPair(token)) words[words.length - 1] += token.slice(tail.length)
      else if (token !== tail) words.push(token)
    } else words.push(token)
    last = token
  }
  return words
}

function formatRange(node: RangeNode, timeZone: string): string {
  const { from, to } = node
  if (node.field === 'published')
    return `[${from === undefined ? '*' : formatStart(from, timeZone)} TO ${to === undefined ? '*' : formatEnd(to, timeZone)}]`
  if (from !== undefined && from === to) return String(from)
  if (to === undefined) return node.field === 'level' && Number(from) > 3 ? '>3' : `>=${from}`
  if (from !== undefined) return `[${from} TO ${to}]`
  // Below the least value there is: `<=0` would be no level, `<=-1` no number.
  return Number(to) < (node.field === 'level' ? 1 : 0) ? `<${Number(to) + 1}` : `<=${to}`
}

function formatStart(from: number | string, timeZone: string): string {
  return dayBeginningAt(Date.parse(String(from)), timeZone) ?? String(from)
}

/** The bound is exclusive in the tree and inclusive in the text. */
function formatEnd(to: number | string, timeZone: string): string {
  const time = Date.parse(String(to))
  const day = dayBeginningAt(time, timeZone)
  return day === undefined ? new Date(time - 1).toISOString() : dayBefore(day)
}
