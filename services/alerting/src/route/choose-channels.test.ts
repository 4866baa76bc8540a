import { expect, test } from 'vitest'
import type { Channel } from '@groundswell/contracts'
import { chooseChannels } from './choose-channels.ts'

function channel(id: string, over: Partial<Channel> = {}): Channel {
  const kind = 'webhook' as const
  const times = { version: 1, updatedAt: '2026-03-02T00:00:00.000Z' }
  return {
    id,
    name: id,
    kind,
    url: 'https://example.invalid/',
    secret: 'whsec_',
    drills: false,
    enabled: true,
    ...times,
    ...over,
  }
}

const channels = [
  channel('duty'),
  channel('training', { drills: true }),
  channel('off', { enabled: false, drills: true }),
]

test('what is real goes to every enabled channel', () => {
  expect(chooseChannels({ drill: false }, channels).map(({ id }) => id)).toEqual(['duty', 'training'])
})

test('a drill goes to enabled drill channels only', () => {
  expect(chooseChannels({ drill: true }, channels).map(({ id }) => id)).toEqual(['training'])
})
