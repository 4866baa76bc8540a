import type { DatabaseSync } from 'node:sqlite'
import type { Facet } from '../../mention-index.ts'
import { facetColumns, hasColumn } from './facet-columns.ts'
import type { FacetReader } from './facet-reader.ts'
import type { ReaderSummary, ReaderSummaryRequest, SlotSums, Slots } from './mention-calls.ts'
import type { RowSource } from './mention-reads.ts'
import { hourLength } from './rollup.ts'
import { scoreUnit } from './schema.ts'
import type { SumsReader } from './sums-reader.ts'
import { ValueCounts } from './value-counts.ts'

/**
 * Everything a page of trends says of a scope. Without a query from the roll-ups, as far as they reach; with one by a
 * single walk over the rows found, then one over each table of its own, since finding a row again is what costs most.
 */
export function summaryReader(
  database: DatabaseSync,
  source: RowSource,
  sums: SumsReader,
  facetCounts: FacetReader,
): (request: ReaderSummaryRequest) => ReaderSummary {
  let step: (numbers: readonly unknown[]) => void = () => undefined
  database.aggregate('each_row', {
    start: 0,
    varargs: true,
    step: (_, ...numbers) => {
      step(numbers)
      return 0
    },
  })

  const fromRollups = ({ scope, whole, parts, facets, size }: ReaderSummaryRequest): ReaderSummary => ({
    whole: sums.slots({ scope, facet: undefined, ...whole }),
    subjects: sums.slots({ scope, facet: 'subject', ...parts }),
    facets: facetCounts({ scope, facets, size, weighed: true }),
  })

  const fromRows = ({ scope, whole, parts, facets, size }: ReaderSummaryRequest): ReaderSummary => {
    const plan = source.plan(scope)
    const counts = facets.map(() => new ValueCounts())
    const own = facets.filter(hasColumn)
    const ownCounts = counts.filter((_, at) => own.includes(facets[at] ?? 'story'))
    const found = new FoundRows()
    const wholeSums = new SlotTable(whole)
    step = (values) => {
      const [row, ms, negative, score] = values as [number, number, number, number]
      found.add(row, ms, negative, score)
      wholeSums.add(ms, negative, score)
      for (let at = 0; at < ownCounts.length; at += 1) {
        const value = values[at + 4]
        if (typeof value === 'number') ownCounts[at]?.add(value, 1, negative)
      }
    }
    const columns = ['row', 'ms', 'negative', 'score', ...own].map((name) => `m.${name}`).join(', ')
    const from = source.from(plan, { columns: true })
    source.statement(`SELECT each_row(${columns}) ${from.sql}`).get(...from.values)

    /** The values of a facet with a table of its own, beside the row each belongs to. */
    const eachValue = (facet: Facet, take: (value: number, at: number) => void): void => {
      const { join, value } = facetColumns(facet)
      const walk = source.from(plan, { columns: false, join })
      const placeOf = found.places()
      step = ([row, number]) => take(number as number, placeOf(row as number))
      source.statement(`SELECT each_row(m.row, ${value}) ${walk.sql}`).get(...walk.values)
    }
    const subjectSums = new Map<number, SlotTable>()
    const subjectCounts = counts[facets.indexOf('subject')]
    eachValue('subject', (subject, at) => {
      let table = subjectSums.get(subject)
      if (table === undefined) subjectSums.set(subject, (table = new SlotTable(parts)))
      table.add(found.ms[at] ?? 0, found.negative[at] ?? 0, found.score[at] ?? 0)
      subjectCounts?.add(subject, 1, found.negative[at] ?? 0)
    })
    for (const [at, facet] of facets.entries())
      if (!hasColumn(facet) && facet !== 'subject')
        eachValue(facet, (value, place) => counts[at]?.add(value, 1, found.negative[place] ?? 0))

    return {
      whole: wholeSums.sums(undefined),
      subjects: [...subjectSums].flatMap(([subject, table]) => table.sums(source.value(subject))),
      facets: counts.map((each) => each.commonest(size, source.value)),
    }
  }

  return (request) => {
    const isHourly = ({ base, length }: Slots): boolean => base % hourLength === 0 && length % hourLength === 0
    const rolled = request.scope.query === undefined && isHourly(request.whole) && isHourly(request.parts)
    return rolled ? fromRollups(request) : fromRows(request)
  }
}

/** What a walk met, row after row. */
class FoundRows {
  readonly row: number[] = []
  readonly ms: number[] = []
  readonly negative: number[] = []
  readonly score: number[] = []

  add(row: number, ms: number, negative: number, score: number): void {
    this.row.push(row)
    this.ms.push(ms)
    this.negative.push(negative)
    this.score.push(score)
  }

  /** Tells the place of a row, when asked in the same order again. */
  places(): (row: number) => number {
    let at = 0
    return (row) => {
      while (at < this.row.length && this.row[at] !== row) at += 1
      if (at === this.row.length) throw new Error(`row ${row} came in another order than before`)
      return at
    }
  }
}

interface SlotSum {
  readonly at: number
  count: number
  negative: number
  score: number
}

class SlotTable {
  readonly #slots: Slots
  readonly #sums = new Map<number, SlotSum>()
  /** Rows come in the order of time: the next one mostly belongs where the last one did. */
  #last: SlotSum = { at: Number.NEGATIVE_INFINITY, count: 0, negative: 0, score: 0 }

  constructor(slots: Slots) {
    this.#slots = slots
  }

  add(ms: number, negative: number, score: number): void {
    if (ms < this.#last.at || ms >= this.#last.at + this.#slots.length) this.#last = this.#slotOf(ms)
    this.#last.count += 1
    this.#last.negative += negative
    this.#last.score += score
  }

  sums(key: string | undefined): SlotSums[] {
    return Array.from(this.#sums.values(), ({ score, ...sum }) => ({ ...sum, key, polaritySum: score / scoreUnit }))
  }

  #slotOf(ms: number): SlotSum {
    const { base, length } = this.#slots
    const at = base + Math.floor((ms - base) / length) * length
    let sum = this.#sums.get(at)
    if (sum === undefined) this.#sums.set(at, (sum = { at, count: 0, negative: 0, score: 0 }))
    return sum
  }
}
