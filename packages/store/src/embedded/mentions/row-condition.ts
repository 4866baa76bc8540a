import type { NearNode, QueryNode } from '@groundswell/query'
import type { DrillFilter } from '../../mention-index.ts'
import type { ReaderScope } from './mention-calls.ts'
import { rowSpan } from './row-order.ts'
import { flag } from './schema.ts'
import { nearExpression, textExpression, type WordNumber } from './text-expression.ts'

export interface Condition {
  readonly sql: string
  /** Whether it asks for columns of `m`, or for its row number alone. */
  readonly columns: boolean
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

/** The first and the last row of a story; undefined where it has none. */
export type StoryRows = (story: number) => { readonly low: number; readonly high: number } | undefined

export function planRows(scope: ReaderScope, word: WordNumber, storyRows: StoryRows): RowPlan {
  const items = scope.query === undefined ? [] : flattened(scope.query.root)
  const { from, to } = narrowed(scope, items)
  const span = rowSpan(from, to)
  const nears: NearNode[] = []
  const texts: string[] = []
  const conditions: Condition[] = []
  /** What has to be looked at in the text itself, which costs more than all else together. */
  const looked: string[] = []
  for (const item of items) {
    const text = textExpression(item, word)
    if (text !== undefined) texts.push(text)
    else if (item.kind === 'near') {
      texts.push(nearExpression(item))
      looked.push(`near_holds(${nears.push(item) - 1}, m.row)`)
    } else conditions.push(rowCondition(item, word, nears))
  }
  if (span.notBefore !== undefined) conditions.push({ sql: 'm.ms >= ?', columns: true, values: [span.notBefore] })
  if (span.before !== undefined) conditions.push({ sql: 'm.ms < ?', columns: true, values: [span.before] })
  if (looked.length > 0) conditions.splice(0, conditions.length, lastOfAll(conditions, looked))
  const { low, high } = narrowedToStories(span, items, word, storyRows)
  if (texts.length === 0)
    return { text: undefined, conditions: [...drillCondition(scope.drill), ...conditions], low, high, nears }
  return { text: drillExpression(texts.join(' AND '), scope.drill), conditions, low, high, nears }
}

/** The engine would ask functions before it looks into other tables. */
function lastOfAll(conditions: readonly Condition[], looked: readonly string[]): Condition {
  const before = conditions.length === 0 ? '1' : conditions.map(({ sql }) => `(${sql})`).join(' AND ')
  return {
    sql: `CASE WHEN ${before} THEN ${looked.join(' AND ')} ELSE 0 END`,
    columns: conditions.some(({ columns }) => columns),
    values: conditions.flatMap(({ values }) => values),
  }
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

/** A story, or one of several, that the whole query demands bounds the rows too: most of them are short. */
function narrowedToStories(
  span: Pick<RowPlan, 'low' | 'high'>,
  items: readonly QueryNode[],
  word: WordNumber,
  storyRows: StoryRows,
): Pick<RowPlan, 'low' | 'high'> {
  let { low, high } = span
  for (const item of items) {
    const stories = storiesOf(item)
    if (stories === undefined) continue
    const spans = stories.flatMap((story) => storyRows(word('story', story) ?? -1) ?? [])
    low = Math.max(
      low,
      spans.reduce((least, each) => Math.min(least, each.low), Infinity),
    )
    high = Math.min(
      high,
      spans.reduce((most, each) => Math.max(most, each.high), -Infinity),
    )
  }
  // Without a row there is no span: any empty one will do.
  return low <= high ? { low, high } : { low: span.low, high: span.low - 1 }
}

function storiesOf(node: QueryNode): string[] | undefined {
  if (node.kind === 'field') return node.field === 'story' ? [node.value] : undefined
  if (node.kind !== 'or') return undefined
  const each = node.items.map(storiesOf)
  return each.every((stories) => stories !== undefined) ? each.flat() : undefined
}

function instant(bound: string | number): number {
  return typeof bound === 'number' ? bound : Date.parse(bound)
}

function drillExpression(text: string, drill: DrillFilter): string {
  if (drill === 'include') return text
  return drill === 'exclude' ? `(${text}) NOT flags : ${flag.drill}` : `(${text}) AND flags : ${flag.drill}`
}

export function drillCondition(drill: DrillFilter): Condition[] {
  return drill === 'include' ? [] : [{ sql: `m.drill = ${drill === 'only' ? 1 : 0}`, columns: true, values: [] }]
}

/** Any query as a condition on `m`, always 0 or 1. */
function rowCondition(node: QueryNode, word: WordNumber, nears: NearNode[]): Condition {
  const text = textExpression(node, word)
  if (text !== undefined) return inText(text)
  switch (node.kind) {
    case 'and':
      return combined(node.items, ' AND ', '1', word, nears)
    case 'or':
      return combined(node.items, ' OR ', '0', word, nears)
    case 'not': {
      const inner = rowCondition(node.item, word, nears)
      return { ...inner, sql: `NOT (${inner.sql})` }
    }
    case 'at-least': {
      const sum = combined(node.items, ' + ', '0', word, nears)
      return { ...sum, sql: `(${sum.sql}) >= ${Math.floor(node.minimum)}` }
    }
    case 'near':
      return nearCondition(node, nears)
    case 'range':
      return rangeCondition(node.field, node.from, node.to)
    case 'field': {
      const number = word(node.field, node.value) ?? -1
      return { sql: 'm.row IN (SELECT row FROM subjects WHERE story = ?)', columns: false, values: [number] }
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
  if (parts.length === 0) return { sql: empty, columns: false, values: [] }
  return {
    sql: balanced(
      parts.map((part) => `(${part.sql})`),
      by,
    ),
    columns: parts.some((part) => part.columns),
    values: parts.flatMap((part) => part.values),
  }
}

function inText(expression: string): Condition {
  return { sql: 'm.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)', columns: false, values: [expression] }
}

/**
 * A list joined by an operator, as a tree as shallow as can be: the engine nests `a OR b OR c …` one level a part, and
 * refuses more than a thousand. https://sqlite.org/limits.html#max_expr_depth
 */
export function balanced(parts: readonly string[], by: string): string {
  if (parts.length <= 8) return parts.join(by)
  const half = parts.length >> 1
  return `(${balanced(parts.slice(0, half), by)})${by}(${balanced(parts.slice(half), by)})`
}

function nearCondition(node: NearNode, nears: NearNode[]): Condition {
  const number = nears.push(node) - 1
  return {
    sql: `m.row IN (SELECT rowid FROM texts WHERE texts MATCH ?) AND near_holds(${number}, m.row)`,
    columns: false,
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
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), columns: true, values }
}
