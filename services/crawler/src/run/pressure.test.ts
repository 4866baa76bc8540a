import type { EventBus, GroupLag } from '@groundswell/bus'
import { silentLogger } from '@groundswell/runtime'
import { FakeClock } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { createPressure } from './pressure.ts'

const behind = (count: number): GroupLag[] => [
  { topic: 'mentions.raw', partition: 0, committed: 100, end: 100 + count },
  { topic: 'mentions.raw', partition: 1, committed: 7, end: 7 },
]

/** The part of a bus that is asked here. */
const busOf = (lag: () => Promise<GroupLag[]>): EventBus => ({ lag }) as unknown as EventBus

test('sources wait while scoring is too far behind, and go on once it keeps up', async () => {
  const clock = new FakeClock()
  let count = 6000
  const pressure = createPressure(
    busOf(async () => behind(count)),
    5000,
    clock,
    silentLogger,
  )
  let eased = false
  const waiting = pressure.ease(new AbortController().signal).then(() => (eased = true))
  await clock.advance(5000)
  expect(eased).toBe(false)
  count = 4000
  await clock.advance(2000)
  await waiting
  expect(eased).toBe(true)
})

test('a source that is stopped stops waiting', async () => {
  const clock = new FakeClock()
  const pressure = createPressure(
    busOf(async () => behind(6000)),
    5000,
    clock,
    silentLogger,
  )
  const controller = new AbortController()
  const waiting = pressure.ease(controller.signal)
  await clock.advance(10)
  controller.abort()
  await clock.advance(2000)
  await expect(waiting).resolves.toBeUndefined()
})

test('a lag nobody can tell stops nothing', async () => {
  const pressure = createPressure(
    busOf(() => Promise.reject(new Error('away'))),
    5000,
    new FakeClock(),
    silentLogger,
  )
  await expect(pressure.ease(new AbortController().signal)).resolves.toBeUndefined()
})
