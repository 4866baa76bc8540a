import { expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

it('an export ends at the pace so far, once there is one', () => {
  expect(timeLeft({ written: 0, total: 100 }, 9_000)).toBeUndefined()
  expect(timeLeft({ written: 50, total: 100 }, 900)).toBeUndefined()
  expect(timeLeft({ written: 25, total: 100 }, 10_000)).toBe(30_000)
  expect(timeLeft({ written: 120, total: 100 }, 10_000)).toBe(0)
})
