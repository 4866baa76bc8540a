import { expect, test } from 'vitest'
import { RowRanking, type RankedRow } from './row-ranking.ts'

/** Every key many times, in no order. */
const rows = Array.from({ length: 500 }, (_, at): RankedRow => ({ row: (at * 7919) % 10_007, key: -((at * 31) % 17) }))
const inOrder = rows.toSorted((a, b) => a.key - b.key || b.row - a.row)
const ranking = (): RowRanking =>
  new RowRanking(
    rows.map(({ row }) => row),
    rows.map(({ key }) => key),
  )

test.each([1, 40, 500, 900])('the first %i come in order, and all others behind them', (most) => {
  expect([...ranking().from(undefined, most)]).toEqual(inOrder)
})

test('from a key on, whatever was asked before', () => {
  const ranked = ranking()
  const later = inOrder.filter(({ key }) => key >= -9)
  expect([...ranked.from(-9, 10)]).toEqual(later)
  expect([...ranked.from(undefined, 10)]).toEqual(inOrder)
  expect([...ranked.from(-9.5, 10)]).toEqual(later)
  expect([...ranked.from(1, 10)]).toEqual([])
})
