import type { Batch, GroupLag } from '@groundswell/bus'
import { FakeClock } from '@groundswell/testkit'
import { expect, test, vi } from 'vitest'
import { createYieldToLiveStep } from './yield-to-live.ts'

function laggingBus(behind: { now: number }) {
  const lag = async (): Promise<GroupLag[]> => [
    { topic: 'mentions.scored', partition: 0, committed: 0, end: behind.now },
  ]
  return { lag: vi.fn<typeof lag>(lag) }
}

test('history waits while live mentions are behind, keeps its place in the group, and goes on afterwards', async () => {
  const clock = new FakeClock()
  const behind = { now: 5_000 }
  const bus = laggingBus(behind)
  const heartbeat = vi.fn<() => Promise<void>>(async () => undefined)
  const step = createYieldToLiveStep({
    bus: bus as never,
    clock,
    group: 'indexer',
    topic: 'mentions.scored',
    yieldsAt: 10,
  })
  let done = false
  const batch = { signal: new AbortController().signal, heartbeat } as unknown as Batch
  const waiting = step(batch).then(() => (done = true))
  await clock.advance(0)
  await clock.advance(3_500)
  expect(done).toBe(false)
  expect(heartbeat.mock.calls.length).toBeGreaterThanOrEqual(3)
  behind.now = 3
  await clock.advance(1_500)
  await waiting
  expect(done).toBe(true)
})

test('history that is told to stop while it waits gives the batch back', async () => {
  const clock = new FakeClock()
  const controller = new AbortController()
  const step = createYieldToLiveStep({
    bus: laggingBus({ now: 99 }) as never,
    clock,
    group: 'indexer',
    topic: 'mentions.scored',
    yieldsAt: 10,
  })
  const batch = { signal: controller.signal, heartbeat: async () => undefined } as unknown as Batch
  const reason = step(batch).catch((error: unknown) => error)
  await clock.advance(0)
  controller.abort(new Error('closing'))
  expect(await reason).toEqual(new Error('closing'))
})
