import { describe, expect, it } from 'vitest'
import { StopStack } from './lifecycle.ts'
import { silentLogger } from './logging.ts'

describe('stopping', () => {
  it('goes last in, first out, and on past a stop that fails', async () => {
    const order: string[] = []
    const stops = new StopStack(silentLogger)
    stops.add('engines', () => void order.push('engines'))
    stops.add('broken', () => Promise.reject(new Error('no')))
    stops.add('intake', () => void order.push('intake'))
    expect(await stops.stop()).toBe(false)
    expect(order).toEqual(['intake', 'engines'])
  })

  it('does it once', async () => {
    let stopped = 0
    const stops = new StopStack(silentLogger)
    stops.add('one', () => void (stopped += 1))
    expect(await Promise.all([stops.stop(), stops.stop()])).toEqual([true, true])
    expect(stopped).toBe(1)
  })
})
