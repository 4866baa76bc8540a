import type { DatabaseSync } from 'node:sqlite'
import type { SearchPlace } from '../../search-cursor.ts'
import type { ReaderPage, ReaderScope, ReaderSearch } from './mention-calls.ts'
import type { RowSource } from './mention-reads.ts'
import { rankedRows } from './ranked-rows.ts'
import { firstRow, lastRow, newestFirst, oldestFirst, secondOfRow } from './row-order.ts'
import type { RowPlan } from './row-condition.ts'

interface Found {
  readonly row: number
  readonly ms: number
  readonly id: string
  readonly key: number
}

/** Pages of mentions in each of the sort orders. */
export function pageReader(
  database: DatabaseSync,
  source: RowSource,
  count: (scope: ReaderScope) => number,
): (search: ReaderSearch) => ReaderPage {
  const body = source.statement('SELECT json FROM bodies WHERE row = ?')
  const ranked = rankedRows(database, source)
  return (search) => {
    const total = count(search.scope)
    const plan = source.plan(search.scope)
    const wanted = search.size + 1
    const { sort } = search
    const { found, snapshot } =
      sort === 'relevance' && plan.text !== undefined
        ? ranked(plan, search, wanted)
        : {
            found: sort === 'reach' ? byReach(source, plan, search, wanted) : byTime(source, plan, search, wanted),
            snapshot: '',
          }
    const page = found.slice(0, search.size)
    const last = page.at(-1)
    return {
      bodies: page.map(({ row }) => String(body.get(row)?.['json'])),
      total,
      end:
        found.length > search.size && last !== undefined
          ? { key: last.key, publishedAt: last.ms, id: last.id, snapshot }
          : undefined,
    }
  }
}

/** Rows come in the order of their seconds; within a second they are put in the order of milliseconds and ids here. */
function byTime(source: RowSource, plan: RowPlan, search: ReaderSearch, wanted: number): Found[] {
  const up = search.sort === 'oldest'
  const { after } = search
  const span =
    after === undefined
      ? plan
      : up
        ? { ...plan, low: Math.max(plan.low, firstRow(after.publishedAt)) }
        : { ...plan, high: Math.min(plan.high, lastRow(after.publishedAt)) }
  const from = source.from(span, { columns: true })
  const rows = source
    .statement(
      `SELECT m.row, m.ms, m.id, 0 AS key ${from.sql} ORDER BY ${plan.text === undefined ? 'm.row' : 'texts.rowid'} ${up ? 'ASC' : 'DESC'}`,
    )
    .iterate(...from.values) as Iterable<unknown> as Iterable<Found>
  const found: Found[] = []
  let second: Found[] = []
  const finish = (): void => {
    second.sort(up ? oldestFirst : newestFirst)
    for (const each of second) if (after === undefined || isAfter(each, after, up)) found.push(each)
    second = []
  }
  for (const row of rows) {
    const first = second[0]
    if (first !== undefined && secondOfRow(first.row) !== secondOfRow(row.row)) {
      finish()
      if (found.length >= wanted) break
    }
    second.push(row)
  }
  finish()
  return found.slice(0, wanted)
}

function byReach(source: RowSource, plan: RowPlan, search: ReaderSearch, wanted: number): Found[] {
  const { after } = search
  const beyond =
    after === undefined
      ? plan
      : {
          ...plan,
          conditions: [
            ...plan.conditions,
            {
              sql: '(-m.reach, -m.ms, m.id) > (?, ?, ?)',
              columns: true,
              values: [-after.key, -after.publishedAt, after.id],
            },
          ],
        }
  const from = source.from(beyond, { columns: true })
  return source
    .statement(`SELECT m.row, m.ms, m.id, m.reach AS key ${from.sql} ORDER BY m.reach DESC, m.ms DESC, m.id LIMIT ?`)
    .all(...from.values, wanted) as unknown as Found[]
}

function isAfter(each: Found, place: SearchPlace, up: boolean): boolean {
  return (up ? oldestFirst : newestFirst)(each, { ms: place.publishedAt, id: place.id }) > 0
}
