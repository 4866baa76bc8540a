import { workerData } from 'node:worker_threads'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { EngineFilter, EngineList, FieldValue } from '../../document-fields.ts'
import { serveThread } from '../serve-thread.ts'
import {
  columnOf,
  tableOf,
  type DocumentReaderCalls,
  type RowPage,
  type StoredRow,
  type Table,
} from './document-calls.ts'

type Bound = string | number
interface Condition {
  readonly sql: string
  readonly values: readonly Bound[]
}

/** Reads the last committed state: whatever a resolved write wrote is seen by the next call. */
function prepare(database: DatabaseSync): DocumentReaderCalls {
  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    let found = prepared.get(sql)
    if (found === undefined) {
      if (prepared.size >= 200) prepared.clear()
      found = database.prepare(sql)
      prepared.set(sql, found)
    }
    return found
  }

  const rows = (table: Table, list: EngineList, conditions: readonly Condition[], order: string, size: number) => {
    const sorted = list.sort === undefined ? 'NULL' : columnOf(list.sort.field)
    const where = joined(conditions)
    const sql = `SELECT id, body, revision, ${sorted} AS sorted FROM ${tableOf(table.name)} ${where.sql} ORDER BY ${order} LIMIT ?`
    return statement(sql).all(...where.values, size) as unknown as (StoredRow & { sorted: FieldValue })[]
  }

  const page = (table: Table, list: EngineList): RowPage => {
    const filters = list.filters.map(condition)
    const where = joined(filters)
    const counted = statement(`SELECT count(*) AS n FROM ${tableOf(table.name)} ${where.sql}`).get(...where.values)
    const total = Number(counted?.['n'])
    const wanted = list.size + 1
    if (list.sort === undefined) {
      const after = list.after === undefined ? [] : [{ sql: 'id > ?', values: [list.after.id] }]
      return { rows: rows(table, list, [...filters, ...after], 'id', wanted), total }
    }
    return { rows: sortedRows(table, list, filters, list.sort, wanted), total }
  }

  /** Those that have the sort field, in its order, then those that do not, by id: two plain walks of the field's index. */
  const sortedRows = (
    table: Table,
    list: EngineList,
    filters: readonly Condition[],
    sort: { readonly field: string; readonly descending: boolean },
    wanted: number,
  ): RowPage['rows'] => {
    const column = columnOf(sort.field)
    const { after } = list
    const found: (StoredRow & { readonly sorted: FieldValue })[] = []
    if (after === undefined || after.value !== null) {
      const beyond = sort.descending ? '<' : '>'
      const reached: Condition =
        after === undefined || after.value === null
          ? { sql: `${column} IS NOT NULL`, values: [] }
          : {
              sql: `${column} ${beyond}= ? AND (${column} ${beyond} ? OR id > ?)`,
              values: [after.value, after.value, after.id],
            }
      const order = `${column} ${sort.descending ? 'DESC' : 'ASC'}, id`
      found.push(...rows(table, list, [...filters, reached], order, wanted))
    }
    if (found.length < wanted) {
      const without: Condition[] = [{ sql: `${column} IS NULL`, values: [] }]
      if (after !== undefined && after.value === null) without.push({ sql: 'id > ?', values: [after.id] })
      found.push(...rows(table, list, [...filters, ...without], 'id', wanted - found.length))
    }
    return found
  }

  return {
    get: ({ table, ids }) => {
      const get = statement(`SELECT id, body, revision FROM ${tableOf(table.name)} WHERE id = ?`)
      return ids.map((id) => get.get(id) as unknown as StoredRow | undefined)
    },
    list: ({ table, list }) => {
      database.exec('BEGIN')
      try {
        return page(table, list)
      } finally {
        database.exec('COMMIT')
      }
    },
  }
}

const operators = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function condition(filter: EngineFilter): Condition {
  const column = columnOf(filter.field)
  switch (filter.op) {
    case 'exists':
      return { sql: `${column} IS NOT NULL`, values: [] }
    case 'missing':
      return { sql: `${column} IS NULL`, values: [] }
    case 'in':
      return { sql: `${column} IN (${filter.values.map(() => '?').join(', ')})`, values: filter.values }
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return { sql: `${column} ${operators[filter.op]} ?`, values: filter.values }
  }
}

function joined(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '', values: [] }
  return {
    sql: `WHERE ${conditions.map((each) => `(${each.sql})`).join(' AND ')}`,
    values: conditions.flatMap((each) => each.values),
  }
}

const { file } = workerData as { readonly file: string }
serveThread<DocumentReaderCalls>({ file, mode: 'read', cacheMegabytes: 16, prepare })
