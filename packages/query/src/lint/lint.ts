import type { Query, QueryNode, RangeNode, TermNode } from '../ast.ts'
import { wordsOf } from '../format.ts'
import { plainForm } from '../parse/lexer.ts'
import type { Wording } from '../parse/query-error.ts'
import { fieldLikelihood, isStopWord, likelihood } from '../stream/rarity.ts'
import { excludes, implies } from './implies.ts'

/** Something allowed that is probably not meant. Offsets into the query as written; `suggestion` goes in place of them. */
export interface LintWarning {
  readonly start: number
  readonly end: number
  readonly code:
    | 'too-broad'
    | 'stop-words-only'
    | 'never-matches'
    | 'redundant'
    | 'signs-ignored'
    | 'word-looks-like-operator'
    | 'mixed-operators'
    /** Said by whoever knows which values there are; the linter does not. */
    | 'unknown-value'
  readonly message: Wording
  readonly suggestion?: string
}

/** Likelier than this (see `likelihood`) is too broad to file a subject under: a single character, a platform, any field. */
const broad = 50

/** A search may be as broad as its reader likes; of a subject everything would follow. */
export function lintQuery(query: Query, purpose: 'subject' | 'search' = 'subject'): LintWarning[] {
  const warnings: LintWarning[] = []
  const warn = (node: QueryNode, code: LintWarning['code'], zh: string, en: string, suggestion?: string): void => {
    const { start, end } = node.at
    warnings.push({ start, end, code, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  visit(query.root, (node) => {
    if (neverHolds(node) && !(node.kind === 'and' && node.items.some(neverHolds)))
      warn(
        node,
        'never-matches',
        node.kind === 'range' ? '没有信息会在这个范围内' : '条件互相矛盾，这部分永远不会匹配',
        node.kind === 'range'
          ? 'no mention can be in this range'
          : 'the conditions contradict each other: this never matches',
      )
    if (node.kind === 'or') lintAlternatives(node.items, query.text, warn)
    if (node.kind === 'term') lintTerm(node, query.text, warn)
  })
  if (purpose === 'subject') lintBreadth(query.root, warn)
  return warnings.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

type Warn = (node: QueryNode, code: LintWarning['code'], zh: string, en: string, suggestion?: string) => void

function visit(node: QueryNode, look: (node: QueryNode) => void): void {
  look(node)
  if (node.kind === 'not') visit(node.item, look)
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'at-least')
    for (const item of node.items) visit(item, look)
}

/** Sure to hold for no mention; plain contradictions only. */
function neverHolds(node: QueryNode): boolean {
  if (node.kind === 'or') return node.items.every(neverHolds)
  if (node.kind === 'at-least') return node.items.filter((item) => !neverHolds(item)).length < node.minimum
  if (node.kind === 'range') return isEmptyRange(node)
  if (node.kind !== 'and') return false
  const all = conjuncts(node)
  return all.some((a, index) => neverHolds(a) || all.slice(index + 1).some((b) => excludes(a, b)))
}

/** Followers are 0 or more, levels 1 to 3. */
function isEmptyRange({ field, from, to }: RangeNode): boolean {
  if (field === 'published') return false
  if (field === 'reach') return typeof to === 'number' && to < 0
  return (typeof to === 'number' && to < 1) || (typeof from === 'number' && from > 3)
}

function conjuncts(node: QueryNode): readonly QueryNode[] {
  return node.kind === 'and' ? node.items.flatMap(conjuncts) : [node]
}

function lintAlternatives(items: readonly QueryNode[], text: string, warn: Warn): void {
  for (const [index, item] of items.entries()) {
    const wider = items.find(
      (other, at) => other !== item && implies(item, other) && !(implies(other, item) && at > index),
    )
    if (wider !== undefined) {
      const written = text.slice(wider.at.start, wider.at.end)
      warn(item, 'redundant', `已被“${written}”包含，可删去`, `"${written}" covers this already`)
    }
    if (item.kind === 'and' && !isBracketed(text, item))
      warn(
        item,
        'mixed-operators',
        'AND 先于 OR 结合；请加括号写明本意',
        'AND binds tighter than OR; brackets would say what is meant',
        `(${text.slice(item.at.start, item.at.end)})`,
      )
  }
}

function isBracketed(text: string, node: QueryNode): boolean {
  const plain = plainForm(text.slice(node.at.start, node.at.end))
  let depth = 0
  for (let at = 0; at < plain.length; at += 1) {
    if (plain.charAt(at) === '(') depth += 1
    if (plain.charAt(at) === ')') depth -= 1
    if (depth === 0) return at === plain.length - 1
  }
  return false
}

function lintTerm(node: TermNode, text: string, warn: Warn): void {
  const written = text.slice(node.at.start, node.at.end)
  if (/^(and|or|not)$/i.test(written))
    warn(
      node,
      'word-looks-like-operator',
      '小写的 and、or、not 按普通词检索；运算符须大写',
      'lower-case and, or, not are searched as words; operators are written in capitals',
      written.toUpperCase(),
    )
  // A word of one or two letters is told from others by its sign only: C++, c#, F#, A+.
  if (/^[\p{Script=Latin}]{1,2}[+#＋＃]+$/u.test(plainWord(written)))
    warn(
      node,
      'signs-ignored',
      `标点符号不参与检索：这会找到所有“${wordsOf(node).join(' ')}”；请加上相关的词`,
      `signs are not searched: this finds every "${wordsOf(node).join(' ')}"; add a word that goes with it`,
    )
  const signed = /^(\p{Script=Han}+)[-－](\p{Script=Han}+)$/u.exec(written)
  if (signed !== null)
    warn(
      node,
      'word-looks-like-operator',
      '词中间的 - 不是排除：按短语检索；要排除请在 - 前加空格',
      'a - inside a word leaves nothing out: this is searched as a phrase; put a space before it to leave out',
      `${signed[1]} -${signed[2]}`,
    )
  const added = /^(\p{Script=Han}+)[+&＋＆](\p{Script=Han}+)$/u.exec(written)
  if (added !== null)
    warn(
      node,
      'word-looks-like-operator',
      '“+”“&”不是运算符：按短语检索',
      '+ and & are no operators: this is searched as a phrase',
      `(${added[1]} AND ${added[2]})`,
    )
  const joined = /^(\p{Script=Han}{2,})[或且](?!者)(\p{Script=Han}{2,})$/u.exec(written)
  if (joined !== null) {
    const operator = written.includes('或') ? 'OR' : 'AND'
    warn(
      node,
      'word-looks-like-operator',
      '“或”“且”要用空格隔开才是运算符',
      '或 and 且 are operators only where they stand as words of their own',
      `(${joined[1]} ${operator} ${joined[2]})`,
    )
  }
}

/** A term without its field and quotation marks. */
function plainWord(written: string): string {
  return plainForm(written)
    .replace(/^[a-z]+:/i, '')
    .replaceAll('"', '')
}

/** Warns of the alternatives by which nearly anything would match. */
function lintBreadth(root: QueryNode, warn: Warn): void {
  for (const node of broadAlternatives(root)) {
    const terms = conjuncts(node).filter((part): part is TermNode => part.kind === 'term')
    if (terms.length > 0 && terms.every(isStopTerm))
      warn(node, 'stop-words-only', '只有常用虚词，几乎什么都会匹配', 'only words that stand in nearly every text')
    else warn(node, 'too-broad', '范围过宽：请加上更具体的词', 'too broad: add a more particular word')
  }
}

function isStopTerm(term: TermNode): boolean {
  return wordsOf(term).every(isStopWord)
}

/** The smallest parts that make a query broad: for an AND the whole, where no part of it narrows. */
function broadAlternatives(node: QueryNode): readonly QueryNode[] {
  if (breadth(node) < broad) return []
  return node.kind === 'or' ? node.items.flatMap(broadAlternatives) : [node]
}

function breadth(node: QueryNode): number {
  switch (node.kind) {
    case 'and':
      return Math.min(...node.items.map(breadth))
    case 'or':
      return Math.max(...node.items.map(breadth))
    case 'at-least':
      return node.items.map(breadth).toSorted((a, b) => a - b)[node.items.length - node.minimum] ?? broad
    case 'near':
      return Math.min(breadth(node.left), breadth(node.right))
    case 'term': {
      if (isStopTerm(node)) return 200
      const last = node.tokens.length - 1
      return Math.min(...node.tokens.map((token, index) => likelihood(token, node.prefix && index === last)))
    }
    case 'field':
      return fieldLikelihood[node.field] ?? broad
    case 'range':
    case 'not':
      return Number.POSITIVE_INFINITY
  }
}
