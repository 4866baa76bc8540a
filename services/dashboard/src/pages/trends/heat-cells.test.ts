import { describe, expect, it } from 'vitest'
import { heatStep, neighbour, occurring } from './heat-cells.ts'

describe('the heat of a week', () => {
  it('has a step of its own for nothing, and the last for the most', () => {
    expect([0, 1, 20, 21, 99, 100].map((value) => heatStep(value, 100))).toEqual([0, 1, 1, 2, 5, 5])
    expect(heatStep(0, 0)).toBe(0)
  })

  it('tells hours that do not occur in the period from those without a mention', () => {
    // Wednesday 22:30 to Thursday 00:10 in Shanghai.
    const bounds = { from: '2026-11-25T14:30:00.000Z', to: '2026-11-25T16:10:00.000Z' }
    expect([...(occurring(bounds, 'Asia/Shanghai') ?? [])]).toEqual(['3-22', '3-23', '4-0'])
    expect(occurring({ from: '2026-11-18T16:00:00.000Z', to: '2026-11-25T16:00:00.000Z' }, 'UTC')).toBeUndefined()
  })

  it('is walked by the arrow keys, whichever way it lies, and ends at its edges', () => {
    const at = { day: 1, hour: 5 }
    expect(neighbour(at, 'ArrowRight', false)).toEqual({ day: 1, hour: 6 })
    expect(neighbour(at, 'ArrowRight', true)).toEqual({ day: 2, hour: 5 })
    expect(neighbour(at, 'ArrowUp', false)).toBeUndefined()
    expect(neighbour({ day: 7, hour: 23 }, 'ArrowRight', false)).toBeUndefined()
    expect(neighbour(at, 'a', false)).toBeUndefined()
  })
})
