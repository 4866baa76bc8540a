import type { Mention } from '@groundswell/contracts'
import type { NearNode } from '@groundswell/query'
import { createRequire } from 'node:module'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { facetReader } from './facet-reader.ts'
import type { MentionReaderCalls, ReaderScope } from './mention-calls.ts'
import { OverdueError } from '../../overdue.ts'
import { pageReader } from './page-reader.ts'
import { balanced, planRows, type RowPlan, type StoryRows } from './row-condition.ts'
import { summaryReader } from './summary-reader.ts'
import { sumsReader } from './sums-reader.ts'
import type { WordNumber } from './text-expression.ts'

/** What the readers of pages, facets and sums share. */
export interface RowSource {
  readonly statement: (sql: string) => StatementSync
  readonly plan: (scope: ReaderScope) => RowPlan
  readonly word: (facet: string, value: string) => number | undefined
  readonly value: (word: number) => string
  /**
   * `FROM … WHERE …` of a plan. Rows are `m.row`; where neither `columns` nor conditions ask for more, the table `mentions`
   * is left out and they come from the full-text index alone. `join` begins with a space. `match` is the score of a row by
   * its text, where the plan has one: the less, the better.
   */
  readonly from: (
    plan: RowPlan,
    needs: { readonly columns: boolean; readonly join?: string },
  ) => { readonly sql: string; readonly values: (string | number | bigint)[]; readonly match: string }
}

const statementsKept = 300

/** Title counts five times the text; flags are no text. */
const match = 'bm25(texts, 5.0, 1.0, 1.0, 0.0)'

/** Loaded with the first NEAR only: a thread that never meets one starts in half the time. */
const require = createRequire(import.meta.url)
const queryPackage = (): typeof import('@groundswell/query') =>
  require('@groundswell/query') as typeof import('@groundswell/query')

/** Pages of the file that a reading connection keeps in memory. */
export const readerCacheMegabytes = 32

/**
 * How long one call may look into texts, milliseconds. The engine cannot be interrupted from outside, but all that is not
 * walked in the index itself goes through `near_holds`, which can refuse to go on; other readers wait behind this one.
 */
const patience = 20_000

/** What a reading connection answers. A call that takes longer than `allowed` milliseconds fails with an `OverdueError`. */
export function mentionReads(database: DatabaseSync, allowed: number = patience): MentionReaderCalls {
  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    let found = prepared.get(sql)
    if (found === undefined) {
      if (prepared.size >= statementsKept) prepared.clear()
      found = database.prepare(sql)
      prepared.set(sql, found)
    }
    return found
  }
  const findWord = database.prepare('SELECT number FROM words WHERE facet = ? AND value = ?')
  const findValue = database.prepare('SELECT value FROM words WHERE number = ?')
  const readBody = database.prepare('SELECT json FROM bodies WHERE row = ?')
  const readById = database.prepare('SELECT b.json FROM mentions m JOIN bodies b ON b.row = m.row WHERE m.id = ?')

  const word: RowSource['word'] = (facet, value) => {
    const found = findWord.get(facet, value.toWellFormed())
    return found === undefined ? undefined : Number(found['number'])
  }
  const facetWord: WordNumber = (field, value) => word(field === 'sentiment' ? 'polarity' : field, value)

  const findStory = database.prepare('SELECT min(row) AS low, max(row) AS high FROM subjects WHERE story = ?')
  const storyRows: StoryRows = (story) => {
    const { low, high } = findStory.get(story) ?? {}
    return typeof low === 'number' && typeof high === 'number' ? { low, high } : undefined
  }

  let nears: RowPlan['nears'] = []
  // A call walks the same rows several times; its query, and what was found out about it, goes when it ends.
  const held = new WeakMap<NearNode, Map<number, 0 | 1>>()
  let deadline = Number.POSITIVE_INFINITY
  database.function('near_holds', { deterministic: false, varargs: false }, (number, row) => {
    if (performance.now() > deadline) throw new OverdueError()
    const node = nears[Number(number)]
    if (node === undefined) return 0
    let known = held.get(node)
    if (known === undefined) held.set(node, (known = new Map()))
    let answer = known.get(Number(row))
    if (answer === undefined) {
      const mention = JSON.parse(String(readBody.get(Number(row))?.['json'])) as Mention
      answer = queryPackage().matches({ text: '', root: node }, mention) ? 1 : 0
      known.set(Number(row), answer)
    }
    return answer
  })

  const source: RowSource = {
    statement,
    word,
    plan: (scope) => {
      const plan = planRows(scope, facetWord, storyRows)
      ;({ nears } = plan)
      return plan
    },
    value: (number) => String(findValue.get(number)?.['value']),
    from: (plan, { columns, join = '' }) => {
      const all = plan.conditions.map((condition) => `(${condition.sql})`)
      const conditions = all.length === 0 ? '' : ` AND (${balanced(all, ' AND ')})`
      const values = plan.conditions.flatMap((condition) => condition.values)
      const span = [BigInt(plan.low), BigInt(plan.high)]
      if (plan.text === undefined)
        return {
          sql: `FROM mentions m${join} WHERE m.row BETWEEN ? AND ?${conditions}`,
          values: [...span, ...values],
          match: '0',
        }
      if (!columns && !plan.conditions.some((condition) => condition.columns))
        return {
          // The plus keeps the engine from looking each row of a condition up in the full-text index by itself.
          sql: `FROM (SELECT +rowid AS row, ${match} AS match FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ?) m${join} WHERE 1${conditions}`,
          values: [plan.text, ...span, ...values],
          match: 'm.match',
        }
      return {
        sql: `FROM texts CROSS JOIN mentions m ON m.row = texts.rowid${join} WHERE texts MATCH ? AND texts.rowid BETWEEN ? AND ?${conditions}`,
        values: [plan.text, ...span, ...values],
        match,
      }
    },
  }

  const sums = sumsReader(source)
  const pages = pageReader(database, source, sums.count)
  const facets = facetReader(database, source)
  const consistent =
    <A, R>(read: (argument: A) => R) =>
    (argument: A): R => {
      deadline = performance.now() + allowed
      database.exec('BEGIN')
      try {
        return read(argument)
      } finally {
        database.exec('COMMIT')
      }
    }

  return {
    get: consistent((ids) => ids.map((id) => readById.get(id)?.['json'] as string | undefined)),
    search: consistent(pages),
    count: consistent(sums.count),
    facets: consistent((argument) =>
      facets({ ...argument, weighed: false }).map((counts) => counts.map(({ key, count }) => ({ key, count }))),
    ),
    sums: consistent(sums.slots),
    summary: consistent(summaryReader(database, source, sums, facets)),
  }
}
