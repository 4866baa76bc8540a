import type { DatabaseSync } from 'node:sqlite'
import type { Facet, WeighedCount } from '../../mention-index.ts'
import { facetColumns, hasColumn } from './facet-columns.ts'
import type { ReaderScope } from './mention-calls.ts'
import type { RowSource } from './mention-reads.ts'
import { isRolled, rolledDrill, rollupSpan, type RollupSpan } from './rollup-span.ts'
import { ValueCounts } from './value-counts.ts'

/** `negative` is right with `weighed` only. */
export type FacetReader = (argument: {
  readonly scope: ReaderScope
  readonly facets: readonly Facet[]
  readonly size: number
  readonly weighed: boolean
}) => WeighedCount[][]

/** The commonest values of facets in a scope, commonest first, then by value; in the order the facets were asked in. */
export function facetReader(database: DatabaseSync, source: RowSource): FacetReader {
  // One call a row from inside SQLite costs a third of a GROUP BY a facet, and half of reading the rows from outside.
  // Every argument of it costs too, so that each value brings along whether it is of a negative mention.
  let tallied: readonly ValueCounts[] = []
  const tally = (take: (counts: ValueCounts | undefined, value: number) => void) => ({
    start: 0,
    varargs: true,
    step: (_: number, ...values: unknown[]): number => {
      for (let at = 0; at < values.length; at += 1) {
        const value = values[at]
        if (typeof value === 'number') take(tallied[at], value)
      }
      return 0
    },
  })
  database.aggregate(
    'tally',
    tally((counts, value) => counts?.add(value, 1, 0)),
  )
  database.aggregate(
    'tally_weighed',
    tally((counts, value) => counts?.add(value >>> 1, 1, value & 1)),
  )

  const fromColumns = (
    scope: ReaderScope,
    facets: readonly Facet[],
    counts: readonly ValueCounts[],
    weighed: boolean,
  ): void => {
    const from = source.from(source.plan(scope), { columns: true })
    tallied = counts
    const columns = facets.map((facet) => (weighed ? `2 * m.${facet} + m.negative` : `m.${facet}`)).join(', ')
    source.statement(`SELECT ${weighed ? 'tally_weighed' : 'tally'}(${columns}) ${from.sql}`).get(...from.values)
  }

  const fromTable = (scope: ReaderScope, facet: Facet, counts: ValueCounts, weighed: boolean): void => {
    const { join, value } = facetColumns(facet)
    const from = source.from(source.plan(scope), { columns: weighed, join })
    const negative = weighed ? 'sum(m.negative)' : '0'
    const sql = `SELECT ${value} AS number, count(*) AS count, ${negative} AS negative ${from.sql} GROUP BY 1`
    counts.addRows(source.statement(sql).all(...from.values))
  }

  const fromRollups = (span: RollupSpan, scope: ReaderScope, facet: Facet, counts: ValueCounts): void => {
    const sql = `SELECT w.number AS number, sum(r.count) AS count, sum(r.negative) AS negative
      FROM words w CROSS JOIN rollups r ON r.facet = w.number
      WHERE w.facet = ? AND r.hour BETWEEN ? AND ?${rolledDrill(scope)} GROUP BY w.number`
    counts.addRows(source.statement(sql).all(facet, span.firstHour, span.lastHour))
  }

  const fromRows = (
    scope: ReaderScope,
    facets: readonly Facet[],
    counts: readonly ValueCounts[],
    weighed: boolean,
  ): void => {
    const asked = facets.map((facet, at) => ({ facet, counts: counts[at] ?? new ValueCounts() }))
    const own = asked.filter(({ facet }) => hasColumn(facet))
    if (own.length > 0)
      fromColumns(
        scope,
        own.map((each) => each.facet),
        own.map((each) => each.counts),
        weighed,
      )
    for (const each of asked) if (!hasColumn(each.facet)) fromTable(scope, each.facet, each.counts, weighed)
  }

  const countAll = (scope: ReaderScope, facets: readonly Facet[], weighed: boolean): ValueCounts[] => {
    const counts = facets.map(() => new ValueCounts())
    const span = scope.query === undefined ? rollupSpan(scope) : undefined
    const rolled = facets.flatMap((facet, at) => (span !== undefined && isRolled(facet) ? [at] : []))
    const pick = <T>(items: readonly T[], wanted: boolean): T[] =>
      items.filter((_, at) => rolled.includes(at) === wanted)
    if (span !== undefined) {
      for (const at of rolled) fromRollups(span, scope, facets[at] ?? 'platform', counts[at] ?? new ValueCounts())
      for (const edge of span.edges) fromRows(edge, pick(facets, true), pick(counts, true), weighed)
    }
    fromRows(scope, pick(facets, false), pick(counts, false), weighed)
    return counts
  }

  return ({ scope, facets, size, weighed }) =>
    countAll(scope, facets, weighed).map((counts) => counts.commonest(size, source.value))
}
