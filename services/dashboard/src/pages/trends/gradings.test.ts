import type { GradedAlert } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { gradingsOf, ledgerAddress, marksOf } from './gradings.ts'
import type { TrendPoint } from './trend-points.ts'

const point = (from: string, to: string) => ({ bounds: { from, to } }) as TrendPoint
const points = [
  point('2026-11-24T10:00:00.000Z', '2026-11-24T11:00:00.000Z'),
  point('2026-11-24T11:00:00.000Z', '2026-11-24T12:00:00.000Z'),
]
const alert = (id: string, at: string, level: number, change = 'opened') => ({ id, at, level, change }) as GradedAlert

describe('the gradings above the volume', () => {
  it('stand in the bucket they fell in, the most severe first and warnings last', () => {
    const marks = marksOf(
      [
        alert('d', '2026-11-24T12:30:00.000Z', 1),
        alert('c', '2026-11-24T11:40:00.000Z', 1, 'approaching'),
        alert('b', '2026-11-24T11:20:00.000Z', 3),
        alert('a', '2026-11-24T11:10:00.000Z', 2, 'raised'),
      ],
      points,
    )
    expect(marks.map(({ place, alerts }) => [place, alerts.map(({ id }) => id)])).toEqual([[1, ['a', 'b', 'c']]])
  })

  it('open the ledger with the same changes, period, subject and drills', () => {
    const bounds = { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T11:00:00.000Z' }
    const address = ledgerAddress(gradingsOf({ ...bounds, drill: 'exclude', subject: 'yunling' }), 'ev-1')
    expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]))).toEqual({
      change: 'opened,raised,approaching',
      ...bounds,
      drill: 'exclude',
      subject: 'yunling',
      open: 'ev-1',
    })
    expect(ledgerAddress(gradingsOf({ ...bounds, drill: 'include', subject: undefined }))).not.toContain('drill')
  })
})
