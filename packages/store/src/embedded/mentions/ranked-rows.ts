import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { ReaderSearch } from './mention-calls.ts'
import type { RowSource } from './mention-reads.ts'
import type { RowPlan } from './row-condition.ts'
import { newestFirst, secondOfRow } from './row-order.ts'
import { RowRanking, type RankedRow } from './row-ranking.ts'

interface Ranked {
  readonly row: number
  readonly ms: number
  readonly id: string
  readonly key: number
}

/** So many orders are remembered, together at most this many rows: 16 bytes each. */
const mostSnapshots = 16
const mostRows = 2_000_000

/**
 * Best match first, ties newest first, then by id. Scores move while mentions arrive, so the first page remembers those of
 * all rows and the following ones walk them; where they were forgotten meanwhile, the walk goes on from the place in new ones.
 */
export function rankedRows(
  database: DatabaseSync,
  source: RowSource,
): (plan: RowPlan, search: ReaderSearch, wanted: number) => { readonly found: Ranked[]; readonly snapshot: string } {
  const snapshots = new Map<string, RowRanking>()
  const lookUp = source.statement('SELECT row, ms, id FROM mentions WHERE row = ?')

  // A call a row from inside SQLite costs a third of sorting there and reading the rows from outside.
  let rows: number[] = []
  let keys: number[] = []
  database.aggregate('take_scored', {
    start: 0,
    step: (_, row, key) => {
      rows.push(row as number)
      keys.push(key as number)
      return 0
    },
  })

  const take = (plan: RowPlan): RowRanking => {
    const { sql, values, match } = source.from(plan, { columns: false })
    rows = []
    keys = []
    // The limit keeps the two apart: a match is scored where the index is walked, and nowhere else.
    source
      .statement(`SELECT take_scored(row, match) FROM (SELECT m.row AS row, ${match} AS match ${sql} LIMIT -1)`)
      .get(...values)
    const ranking = new RowRanking(rows, keys)
    rows = []
    keys = []
    return ranking
  }

  const keep = (snapshot: RowRanking): string => {
    const name = randomUUID()
    snapshots.set(name, snapshot)
    let kept = 0
    for (const each of snapshots.values()) kept += each.size
    for (const [oldest, each] of snapshots) {
      if (snapshots.size <= 1 || (snapshots.size <= mostSnapshots && kept <= mostRows)) break
      snapshots.delete(oldest)
      kept -= each.size
    }
    return name
  }

  /** Rows of one score and one second in the order of milliseconds and ids; those removed or renumbered since are not there any more. */
  const inOrder = (group: readonly RankedRow[]): Ranked[] =>
    group
      .flatMap(({ row, key }) => {
        const there = lookUp.get(row) as Omit<Ranked, 'key'> | undefined
        return there === undefined ? [] : [{ ...there, key }]
      })
      .toSorted(newestFirst)

  return (plan, { after }, wanted) => {
    let name = after?.snapshot ?? ''
    let snapshot = snapshots.get(name)
    if (snapshot === undefined) {
      snapshot = take(plan)
      name = snapshot.size > wanted ? keep(snapshot) : ''
    } else {
      snapshots.delete(name)
      snapshots.set(name, snapshot)
    }
    const found: Ranked[] = []
    let group: RankedRow[] = []
    const finish = (): void => {
      for (const each of inOrder(group))
        if (
          after === undefined ||
          each.key !== after.key ||
          newestFirst(each, { ms: after.publishedAt, id: after.id }) > 0
        )
          found.push(each)
      group = []
    }
    for (const each of snapshot.from(after?.key, wanted)) {
      const [first] = group
      if (first !== undefined && (first.key !== each.key || secondOfRow(first.row) !== secondOfRow(each.row))) {
        finish()
        if (found.length >= wanted) break
      }
      group.push(each)
    }
    finish()
    return { found: found.slice(0, wanted), snapshot: name }
  }
}
