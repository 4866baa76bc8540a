import { FakeClock } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { SignInThrottle } from './throttle.ts'

const name = { by: 'name', value: 'admin' } as const
const address = { by: 'address', value: '127.0.0.1' } as const

test('the wait doubles with each wrong try up to five minutes, and is forgotten after an hour of quiet', () => {
  const clock = new FakeClock()
  const throttle = new SignInThrottle(clock.now)
  const waits = Array.from({ length: 14 }, () => {
    throttle.failed([name])
    return throttle.waitSeconds([name])
  })
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  clock.set('2026-03-02T09:00:00.001Z')
  expect(throttle.waitSeconds([name])).toBe(0)
  throttle.failed([name])
  expect(throttle.waitSeconds([name])).toBe(0)
})

test('an address that many people share is slowed later than a name', () => {
  const throttle = new SignInThrottle(new FakeClock().now)
  for (let tries = 0; tries < 29; tries += 1) throttle.failed([{ by: 'name', value: `n${tries}` }, address])
  expect(throttle.waitSeconds([{ by: 'name', value: 'another' }, address])).toBe(0)
  throttle.failed([address])
  expect(throttle.waitSeconds([{ by: 'name', value: 'another' }, address])).toBe(1)
})

test('what is remembered is bounded', () => {
  const throttle = new SignInThrottle(new FakeClock().now)
  for (let tries = 0; tries < 3; tries += 1) throttle.failed([name])
  for (let others = 0; others < 10_000; others += 1) throttle.failed([{ by: 'name', value: `n${others}` }])
  expect(throttle.waitSeconds([name])).toBe(0)
})
