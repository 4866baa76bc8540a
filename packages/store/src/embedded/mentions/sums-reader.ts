import type { Facet } from '../../mention-index.ts'
import type { MentionReaderCalls, ReaderScope } from './mention-calls.ts'
import { facetColumns } from './facet-columns.ts'
import type { RowSource } from './mention-reads.ts'
import { isRolled, rolledDrill, rolledFacet, rollupSpan, type RollupSpan } from './rollup-span.ts'
import { hourLength } from './rollup.ts'
import { scoreUnit } from './schema.ts'

interface SumsRow {
  readonly key: string | null
  readonly slot: number
  readonly count: number
  readonly negative: number
  readonly score: number
}

export interface SumsReader {
  readonly count: (scope: ReaderScope) => number
  readonly slots: MentionReaderCalls['sums']
}

/** Counts and histograms: from the hourly roll-ups for the whole hours of a scope they hold, from the rows for the rest. */
export function sumsReader(source: RowSource): SumsReader {
  const rowCount = (scope: ReaderScope): number => {
    const from = source.from(source.plan(scope), { columns: false })
    return Number(source.statement(`SELECT count(*) AS n ${from.sql}`).get(...from.values)?.['n'])
  }

  const rolledCount = (span: RollupSpan, facet: number, scope: ReaderScope): number => {
    const sql = `SELECT coalesce(sum(count), 0) AS n FROM rollups WHERE facet = ? AND hour BETWEEN ? AND ?${rolledDrill(scope)}`
    return Number(source.statement(sql).get(facet, span.firstHour, span.lastHour)?.['n'])
  }

  const rowSlots = (scope: ReaderScope, facet: Facet | undefined, base: number, length: number): SumsRow[] => {
    const { join, value } = facet === undefined ? { join: '', value: 'NULL' } : facetColumns(facet)
    const from = source.from(source.plan(scope), { columns: true, join })
    const sql = `SELECT ${value} AS word, (m.ms - ?) / ? AS slot, count(*) AS count, sum(m.negative) AS negative, sum(m.score) AS score
      ${from.sql} GROUP BY 1, 2`
    return source
      .statement(
        `SELECT w.value AS key, slot, count, negative, score FROM (${sql}) LEFT JOIN words w ON w.number = word`,
      )
      .all(BigInt(base), BigInt(length), ...from.values) as unknown as SumsRow[]
  }

  const rolledSlots = (
    span: RollupSpan,
    scope: ReaderScope,
    facet: Facet | undefined,
    whole: number,
    base: number,
    length: number,
  ): SumsRow[] => {
    const drill = rolledDrill(scope)
    const sums = `(r.hour * ${hourLength} - ?) / ? AS slot, sum(r.count) AS count, sum(r.negative) AS negative, sum(r.score) AS score`
    const hours = `r.hour BETWEEN ? AND ?${drill}`
    const sql =
      facet === undefined
        ? `SELECT NULL AS key, ${sums} FROM rollups r WHERE r.facet = ? AND ${hours} GROUP BY slot`
        : `SELECT w.value AS key, ${sums} FROM words w CROSS JOIN rollups r ON r.facet = w.number WHERE w.facet = ? AND ${hours} GROUP BY w.number, slot`
    const values = [BigInt(base), BigInt(length), facet ?? whole, BigInt(span.firstHour), BigInt(span.lastHour)]
    return source.statement(sql).all(...values) as unknown as SumsRow[]
  }

  return {
    count: (scope) => {
      const facet = rolledFacet(scope, source.word)
      const span = facet === undefined ? undefined : rollupSpan(scope)
      if (facet === undefined || span === undefined) return rowCount(scope)
      return rolledCount(span, facet, scope) + span.edges.reduce((sum, edge) => sum + rowCount(edge), 0)
    },
    slots: ({ scope, facet, base, length }) => {
      const whole = facet === undefined ? rolledFacet(scope, source.word) : scope.query === undefined ? 0 : undefined
      const rolled =
        whole === undefined ||
        (facet !== undefined && !isRolled(facet)) ||
        length % hourLength !== 0 ||
        base % hourLength !== 0
      const span = rolled ? undefined : rollupSpan(scope)
      const rows =
        span === undefined || whole === undefined
          ? rowSlots(scope, facet, base, length)
          : [
              ...rolledSlots(span, scope, facet, whole, base, length),
              ...span.edges.flatMap((edge) => rowSlots(edge, facet, base, length)),
            ]
      return rows.map((row) => ({
        key: row.key ?? undefined,
        at: base + row.slot * length,
        count: row.count,
        negative: row.negative,
        polaritySum: row.score / scoreUnit,
      }))
    },
  }
}
