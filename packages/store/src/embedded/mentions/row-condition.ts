import type { NearNode, QueryNode } from '@groundswell/query'
import type { DrillFilter } from '../../mention-index.ts'
import type { ReaderScope } from './mention-calls.ts'
import { rowSpan } from './row-order.ts'
import { flag } from './schema.ts'
import { nearExpression, textExpression, type WordNumber } from './text-expression.ts'

export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number | bigint)[]
}

/**
 * Which rows a scope means. With `text`, they come from the full-text index by this expression; else from `mentions`.
 * `conditions` are on `m` (mentions) besides; `low` and `high` bound the row numbers.
 */
export interface RowPlan {
  readonly text: string | undefined
  readonly conditions: readonly Condition[]
  readonly low: number
  readonly high: number
  /** NEARs to look at in the text, by the number that `near_holds` is called with. */
  readonly nears: readonly NearNode[]
}

export function planRows(scope: ReaderScope, word: WordNumber): RowPlan {
  const items = scope.query === undefined ? [] : flattened(scope.query.root)
  const { from, to } = narrowed(scope, items)
  const span = rowSpan(from, to)
  const nears: NearNode[] = []
  const texts: string[] = []
  const conditions: Condition[] = []
  for (const item of items) {
    const text = textExpression(item, word)
    if (text !== undefined) texts.push(text)
    else if (item.kind === 'near') {
      texts.push(nearExpression(item))
      conditions.push(nearCondition(item, nears))
    } else conditions.push(rowCondition(item, word, nears))
  }
  if (span.notBefore !== undefined) conditions.push({ sql: 'm.ms >= ?', values: [span.notBefore] })
  if (span.before !== undefined) conditions.push({ sql: 'm.ms < ?', values: [span.before] })
  const { low, high } = span
  if (texts.length === 0)
    return { text: undefined, conditions: [...drillCondition(scope.drill), ...conditions], low, high, nears }
  return { text: drillExpression(texts.join(' AND '), scope.drill), conditions, low, high, nears }
}

function flattened(node: QueryNode): QueryNode[] {
  return node.kind === 'and' ? node.items.flatMap(flattened) : [node]
}

/** A span of publication that the whole query demands bounds the rows. */
function narrowed(scope: ReaderScope, items: readonly QueryNode[]): Pick<ReaderScope, 'from' | 'to'> {
  let { from, to } = scope
  for (const item of items) {
    if (item.kind !== 'range' || item.field !== 'published') continue
    if (item.from !== undefined) from = Math.max(from ?? -Infinity, instant(item.from))
    if (item.to !== undefined) to = Math.min(to ?? Infinity, instant(item.to))
  }
  return { from, to }
}

function instant(bound: string | number): number {
  return typeof bound === 'number' ? bound : Date.parse(bound)
}

function drillExpression(text: string, drill: DrillFilter): string {
  if (drill === 'include') return text
  return drill === 'exclude' ? `(${text}) NOT flags : ${flag.drill}` : `(${text}) AND flags : ${flag.drill}`
}

export function drillCondition(drill: DrillFilter): Condition[] {
  return drill === 'include' ? [] : [{ sql: `m.drill = ${drill === 'only' ? 1 : 0}`, values: [] }]
}

/** Any query as a condition on `m`, always 0 or 1. */
function rowCondition(node: QueryNode, word: WordNumber, nears: NearNode[]): Condition {
  const text = textExpression(node, word)
  if (text !== undefined) return { sql: 'm.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)', values: [text] }
  switch (node.kind) {
    case 'and':
      return combined(node.items, ' AND ', '1', word, nears)
    case 'or':
      return combined(node.items, ' OR ', '0', word, nears)
    case 'not': {
      const inner = rowCondition(node.item, word, nears)
      return { sql: `NOT (${inner.sql})`, values: inner.values }
    }
    case 'at-least': {
      const sum = combined(node.items, ' + ', '0', word, nears)
      return { sql: `(${sum.sql}) >= ${Math.floor(node.minimum)}`, values: sum.values }
    }
    case 'near':
      return nearCondition(node, nears)
    case 'range':
      return rangeCondition(node.field, node.from, node.to)
    case 'field': {
      const number = word(node.field, node.value) ?? -1
      return { sql: 'm.row IN (SELECT row FROM subjects WHERE story = ?)', values: [number] }
    }
    case 'term':
      throw new Error('a term is always a text expression')
  }
}

function combined(
  items: readonly QueryNode[],
  by: string,
  empty: string,
  word: WordNumber,
  nears: NearNode[],
): Condition {
  const parts = items.map((item) => rowCondition(item, word, nears))
  if (parts.length === 0) return { sql: empty, values: [] }
  return { sql: parts.map((part) => `(${part.sql})`).join(by), values: parts.flatMap((part) => part.values) }
}

function nearCondition(node: NearNode, nears: NearNode[]): Condition {
  const number = nears.push(node) - 1
  return {
    sql: `m.row IN (SELECT rowid FROM texts WHERE texts MATCH ?) AND near_holds(${number}, m.row)`,
    values: [nearExpression(node)],
  }
}

function rangeCondition(field: string, from: string | number | undefined, to: string | number | undefined): Condition {
  const parts: string[] = []
  const values: number[] = []
  if (field === 'level')
    throw new Error('the index does not know levels: turn level: into the stories of such events first')
  if (field === 'reach') {
    parts.push('m.reach >= 0')
    if (from !== undefined) parts.push('m.reach >= ?')
    if (to !== undefined) parts.push('m.reach <= ?')
    for (const bound of [from, to]) if (bound !== undefined) values.push(Number(bound))
  } else {
    if (from !== undefined) parts.push('m.ms >= ?')
    if (to !== undefined) parts.push('m.ms < ?')
    for (const bound of [from, to]) if (bound !== undefined) values.push(instant(bound))
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values }
}
