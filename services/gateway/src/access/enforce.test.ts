import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { enforceAccess } from './enforce.ts'

describe('enforcing the table', () => {
  test('a route that stands in no row fails when it is registered', () => {
    const app = Fastify() as unknown as App
    enforceAccess(app, { authenticate: () => Promise.resolve(null) })
    expect(() => app.get('/api/v1/secrets', () => 'open')).toThrow('GET /api/v1/secrets stands in no row')
  })

  test('a row without its route fails the start', () => {
    const app = Fastify() as unknown as App
    const check = enforceAccess(app, { authenticate: () => Promise.resolve(null) })
    expect(check).toThrow('GET /livez')
  })
})
