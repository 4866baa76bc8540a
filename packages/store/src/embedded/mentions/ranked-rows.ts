import { randomUUID } from 'node:crypto'
import type { ReaderSearch } from './mention-calls.ts'
import type { RowSource } from './mention-reads.ts'
import type { RowPlan } from './row-condition.ts'

interface Ranked {
  readonly row: number
  readonly ms: number
  readonly id: string
  readonly key: number
}

interface Snapshot {
  readonly rows: Float64Array
  readonly keys: Float64Array
}

/** So many orders are remembered, together at most this many rows: 16 bytes each. */
const mostSnapshots = 16
const mostRows = 2_000_000

/** Title counts five times the text; flags are no text. */
const score = 'bm25(texts, 5.0, 1.0, 1.0, 0.0)'

/**
 * Best match first, ties newest first, then by id. Scores move while mentions arrive, so the first page remembers the
 * whole order and the following ones walk it; where it was forgotten meanwhile, the walk goes on from the place in a new one.
 */
export function rankedRows(
  source: RowSource,
): (plan: RowPlan, search: ReaderSearch, wanted: number) => { readonly found: Ranked[]; readonly snapshot: string } {
  const snapshots = new Map<string, Snapshot>()
  const lookUp = source.statement('SELECT row, ms, id FROM mentions WHERE row = ?')

  const take = (plan: RowPlan): Snapshot => {
    const from = source.from(plan, { columns: true })
    const found = source
      .statement(`SELECT m.row AS row, ${score} AS key ${from.sql} ORDER BY key, m.ms DESC, m.id`)
      .iterate(...from.values) as Iterable<unknown> as Iterable<{ readonly row: number; readonly key: number }>
    // Row by row, so that a hundred thousand of them never stand in memory as objects.
    const rows: number[] = []
    const keys: number[] = []
    for (const each of found) {
      rows.push(each.row)
      keys.push(each.key)
    }
    return { rows: Float64Array.from(rows), keys: Float64Array.from(keys) }
  }

  const keep = (snapshot: Snapshot): string => {
    const name = randomUUID()
    snapshots.set(name, snapshot)
    let rows = 0
    for (const each of snapshots.values()) rows += each.rows.length
    for (const [oldest, each] of snapshots) {
      if (snapshots.size <= 1 || (snapshots.size <= mostSnapshots && rows <= mostRows)) break
      snapshots.delete(oldest)
      rows -= each.rows.length
    }
    return name
  }

  return (plan, { after }, wanted) => {
    let name = after?.snapshot ?? ''
    let snapshot = snapshots.get(name)
    if (snapshot === undefined) {
      snapshot = take(plan)
      name = snapshot.rows.length > wanted ? keep(snapshot) : ''
    } else {
      snapshots.delete(name)
      snapshots.set(name, snapshot)
    }
    const found: Ranked[] = []
    for (let at = after === undefined ? 0 : placeOf(snapshot, after.key); at < snapshot.rows.length; at += 1) {
      if (found.length >= wanted) break
      const key = snapshot.keys[at] ?? 0
      // A mention removed or renumbered since is not there any more.
      const row = lookUp.get(snapshot.rows[at] ?? 0) as Omit<Ranked, 'key'> | undefined
      if (row === undefined) continue
      if (after !== undefined && key === after.key && !isAfter(row, after)) continue
      found.push({ ...row, key })
    }
    return { found, snapshot: name }
  }
}

/** The first row that is not better than `key` (bm25: less is better). */
function placeOf(snapshot: Snapshot, key: number): number {
  let low = 0
  let high = snapshot.keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((snapshot.keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function isAfter(
  row: { readonly ms: number; readonly id: string },
  place: { publishedAt: number; id: string },
): boolean {
  if (row.ms !== place.publishedAt) return row.ms < place.publishedAt
  return Buffer.compare(Buffer.from(row.id), Buffer.from(place.id)) > 0
}
