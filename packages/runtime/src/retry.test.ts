import { describe, expect, it } from 'vitest'
import { FakeClock } from '@groundswell/testkit'
import { TransientError } from './errors.ts'
import { silentLogger } from './logging.ts'
import { retryTransient } from './retry.ts'

describe('retrying', () => {
  it('waits for trouble that passes and returns what then came', async () => {
    const clock = new FakeClock()
    let calls = 0
    const work = retryTransient(
      async () => {
        calls += 1
        if (calls < 3) throw new TransientError('away')
        return 'there'
      },
      { what: 'engine', log: silentLogger, clock },
    )
    for (let turn = 0; turn < 5; turn += 1) await clock.advance(10_000)
    expect(await work).toBe('there')
    expect(calls).toBe(3)
  })

  it('throws anything else at once', async () => {
    const failing = retryTransient(() => Promise.reject(new Error('bug')), { what: 'engine', log: silentLogger })
    await expect(failing).rejects.toThrow('bug')
  })
})
