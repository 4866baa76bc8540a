import { role, type Role } from '@groundswell/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, testToken, type TestGateway } from '../start-test-gateway.ts'
import { accessTable } from './table.ts'

let server: TestGateway
const tokens = new Map<Role, string>()

beforeAll(async () => {
  server = await startTestGateway()
  for (const name of role.options) {
    const made = await server.ask('POST', '/api/v1/tokens', { body: { name, role: name } })
    tokens.set(name, made.json<{ token: string }>().token)
  }
})
afterAll(() => server[Symbol.asyncDispose]())

/** The status alone, so that a stream that never ends is no trouble. */
async function statusOf(route: string, token: string | null): Promise<number> {
  const [method = '', path = ''] = route.split(' ')
  const leaving = new AbortController()
  const response = await fetch(`${server.gateway.url}${path.replaceAll(/:\w+/g, 'none')}`, {
    method,
    redirect: 'manual',
    signal: leaving.signal,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{"unknown":true}' }),
  })
  leaving.abort()
  return response.status
}

describe('the access table', () => {
  test('is walked by every role over every route: refused exactly where the table says so', async () => {
    const wrong: string[] = []
    for (const [route, access] of Object.entries(accessTable)) {
      for (const [name, token] of tokens) {
        const status = await statusOf(route, token)
        const refused = status === 401 || status === 403
        const may = access === 'public' || access.includes(name)
        if (route !== 'POST /api/v1/session' && refused === may) wrong.push(`${name} ${route} gave ${status}`)
        if (status >= 500) wrong.push(`${name} ${route} gave ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('without credentials, or with ones that do not hold, everything but what is public is 401', async () => {
    const open: string[] = []
    for (const [route, access] of Object.entries(accessTable)) {
      if (access === 'public') continue
      for (const token of [null, 'gs_not-a-token-of-ours', `${testToken}x`])
        if ((await statusOf(route, token)) !== 401) open.push(route)
    }
    expect(open).toEqual([])
  })

  test('what everybody may use is no more than health, the contract, signing in and feeds, which have a token of their own', () => {
    const open = Object.entries(accessTable).flatMap(([route, access]) => (access === 'public' ? [route] : []))
    expect(open.toSorted()).toEqual([
      'GET /feeds/:file',
      'GET /livez',
      'GET /metrics',
      'GET /openapi.json',
      'GET /readyz',
      'GET /sign-in',
      'POST /api/v1/session',
    ])
  })

  test('a revoked token no longer holds', async () => {
    const made = await server.ask('POST', '/api/v1/tokens', { body: { name: 'short', role: 'admin' } })
    const { token, id } = made.json<{ token: string; id: string }>()
    expect((await server.ask('GET', '/api/v1/session', { token })).status).toBe(200)
    expect((await server.ask('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204)
    expect((await server.ask('GET', '/api/v1/session', { token })).status).toBe(401)
  })
})
