import { beforeEach, expect, test } from 'vitest'
import type { Clock, Logger } from '@groundswell/runtime'
import { Availability } from './availability.ts'

let said: string[]
let passTime: () => Promise<void>
let time: number
let availability: Availability
beforeEach(() => {
  said = []
  time = 0
  let wake: () => void = () => undefined
  const clock: Clock = {
    now: () => new Date(time),
    sleep: (_, signal) =>
      new Promise((resolve) => {
        wake = resolve
        signal?.addEventListener('abort', () => resolve())
      }),
  }
  passTime = async () => {
    wake()
    await Promise.resolve()
  }
  const say = (_fields: unknown, message: string): void => void said.push(message)
  availability = new Availability(['kafka:9092'], { warn: say, info: say } as unknown as Logger, clock)
})

test('trouble that passes at once is not said', async () => {
  availability.failed('publish', 'no leader yet')
  availability.worked('publish')
  await passTime()
  expect(said).toEqual([])
})

test('trouble that lasts is said once for all parts, and its end when the last part works again', async () => {
  availability.failed('publish', 'connection refused')
  availability.failed('group scoring', 'connection refused')
  await passTime()
  availability.failed('publish', 'connection refused')
  availability.worked('publish')
  expect(said).toHaveLength(1)
  availability.worked('group scoring')
  availability.worked('admin')
  expect(said).toEqual([expect.stringContaining('waiting for it'), 'Kafka is back.'])
})

test('the next outage is said again', async () => {
  for (let round = 0; round < 2; round += 1) {
    availability.failed('publish', 'connection refused')
    await passTime()
    availability.worked('publish')
  }
  expect(said).toHaveLength(4)
})

test('a part that stopped trying does not keep the brokers in bad repute', async () => {
  availability.failed('admin', 'connection refused')
  availability.failed('group scoring', 'connection refused')
  await passTime()
  availability.worked('group scoring')
  expect(said).toHaveLength(1)
  time += 16_000
  availability.worked('group scoring')
  expect(said.at(-1)).toBe('Kafka is back.')
})
