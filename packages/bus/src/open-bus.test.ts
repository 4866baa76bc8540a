import { expect, test } from 'vitest'
import { busConfig } from './open-bus.ts'

test('the embedded bus needs no settings', () => {
  expect(busConfig.parse({ kind: 'embedded' })).toEqual({ kind: 'embedded' })
})

test('Kafka needs a broker, written as host:port', () => {
  expect(busConfig.parse({ kind: 'kafka', brokers: ['kafka:9092'] })).toMatchObject({ clientId: 'groundswell' })
  expect(busConfig.safeParse({ kind: 'kafka', brokers: [] }).success).toBe(false)
  expect(busConfig.safeParse({ kind: 'kafka', brokers: ['kafka'] }).error?.issues[0]?.message).toBe('host:port')
})

test('a key that belongs to the other engine is refused', () => {
  expect(busConfig.safeParse({ kind: 'embedded', brokers: ['kafka:9092'] }).success).toBe(false)
})
