import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Metrics, silentLogger, systemClock, UserError } from '@groundswell/runtime'
import { temporaryFolder } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatewayConfig } from './config.ts'
import { startGateway } from './service.ts'
import { startTestGateway, testToken, type TestGateway } from './start-test-gateway.ts'

const folder = temporaryFolder()
let server: TestGateway

beforeAll(async () => {
  mkdirSync(join(folder.path, 'assets'))
  writeFileSync(join(folder.path, 'index.html'), '<!doctype html><title>Groundswell</title>')
  writeFileSync(join(folder.path, 'assets', 'index-Dq3xZ91a.js'), 'export const n = 1\n')
  writeFileSync(join(folder.path, 'assets', 'index-Dq3xZ91a.js.br'), 'compressed')
  server = await startTestGateway({ dashboardFolder: folder.path })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  folder[Symbol.dispose]()
})

describe('the dashboard', () => {
  const get = (path: string, headers = {}): Promise<Response> => fetch(`${server.gateway.url}${path}`, { headers })

  test('hashed files may be kept for ever, and come compressed where they are', async () => {
    const plain = await get('/assets/index-Dq3xZ91a.js', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toContain('javascript')
    const head = await fetch(`${server.gateway.url}/assets/index-Dq3xZ91a.js`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'br' },
    })
    expect(head.headers.get('content-encoding')).toBe('br')
  })

  test.each(['/', '/incidents/in-1', '/search?q=%E4%BA%91%E5%B2%AD', '/sign-in', '/sign-in?expired=1'])(
    'the page %s is the application, under a policy that loads nothing from elsewhere',
    async (path) => {
      const page = await get(path)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<title>Groundswell</title>')
      expect(page.headers.get('cache-control')).toContain('no-')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    },
  )

  test('a file or route that is not there is 404, never the application', async () => {
    expect((await get('/assets/gone-12345678.js')).status).toBe(404)
    expect((await get('/api/v1/gone')).status).toBe(404)
    expect((await get('/..%2f..%2fetc/passwd')).status).not.toBe(200)
  })

  test('a folder without the built files is said with what to do', async () => {
    await expect(startTestGateway({ dashboardFolder: join(folder.path, 'assets') })).rejects.toThrow(/index\.html/)
  })
})

describe('starting and stopping', () => {
  test('a port in use is said with what to change', async () => {
    const port = Number(new URL(server.gateway.url).port)
    const starting = startGateway(
      { ...gatewayConfig.parse({}), port },
      { bus: server.bus, store: server.store, log: silentLogger, metrics: new Metrics(), clock: systemClock },
    )
    await expect(starting).rejects.toThrow(UserError)
    await expect(starting).rejects.toThrow(/GROUNDSWELL_PORT/)
  })

  test('each start gives a new link until the administrator has a password', async () => {
    const start = (): ReturnType<typeof startGateway> =>
      startGateway(
        { ...gatewayConfig.parse({}), port: 0, passwordCost: 2 ** 12 },
        { bus: server.bus, store: server.store, log: silentLogger, metrics: new Metrics(), clock: systemClock },
      )
    const first = await start()
    expect(first.adminLink).toMatch(/\/sign-in\?token=/)
    expect(first.adminLink).not.toBe(server.gateway.adminLink)
    const signedIn = await fetch(first.adminLink ?? '', { redirect: 'manual' })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(`${first.url}/api/v1/session/password`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ password: '江州的雨下了一整夜' }),
    })
    await first.stop()
    const second = await start()
    expect(second.adminLink).toBeUndefined()
    await second.stop()
    await second.ended
  })

  test('a request in flight is answered whole before the server is gone', async () => {
    await using other = await startTestGateway()
    const line = (n: number): string => `${JSON.stringify({ source: 's', nativeId: `n${n}`, text: '来电' })}\n`
    const asked = request(`${other.gateway.url}/api/v1/intake`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testToken}`, 'content-type': 'application/x-ndjson' },
    })
    asked.write(line(1))
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const stopped = other.gateway.stop()
    asked.end(line(2))
    const results = (await text(response)).trim().split('\n')
    expect(results.map((result) => (JSON.parse(result) as { status: number }).status)).toEqual([202, 202])
    await stopped
  })

  test('readiness names each part, those of the process it runs in too', async () => {
    const parts = { health: async () => [{ name: 'crawler', ready: false, detail: 'no source answers' }] }
    await using other = await startTestGateway({}, parts)
    const answer = await other.ask('GET', '/readyz', { token: null })
    expect(answer.status).toBe(503)
    expect(answer.json()).toEqual({
      ready: false,
      parts: [
        { name: 'crawler', ready: false, detail: 'no source answers' },
        { name: 'gateway', ready: true, detail: 'answers' },
      ],
    })
  })

  test('what the configuration lists is there from the start', async () => {
    const subjects = [{ id: 'yunling', name: '云岭速运', query: '云岭速运', kind: 'brand' as const }]
    await using other = await startTestGateway({}, { watched: { subjects, sources: [], channels: [] }, mode: 'demo' })
    expect((await other.ask('GET', '/api/v1/subjects/yunling')).status).toBe(200)
    expect((await other.ask('GET', '/api/v1/system')).json()).toMatchObject({ mode: 'demo', drillDefault: 'include' })
    expect((await other.ask('GET', '/api/v1/session')).json()).toMatchObject({ drillDefault: 'include' })
  })
})

describe('configuration', () => {
  test('the environment wins over the file, and a bad value is refused by name', () => {
    const before = { ...process.env }
    Object.assign(process.env, {
      GROUNDSWELL_PORT: '9001',
      GROUNDSWELL_HOST: '0.0.0.0',
      GROUNDSWELL_API_TOKEN: 'long-enough',
    })
    expect(gatewayConfig.parse({ port: 8081 })).toMatchObject({ port: 9001, host: '0.0.0.0', apiToken: 'long-enough' })
    process.env['GROUNDSWELL_PORT'] = 'http'
    expect(() => gatewayConfig.parse({})).toThrow(/GROUNDSWELL_PORT: a port is a number/)
    for (const name of ['GROUNDSWELL_PORT', 'GROUNDSWELL_HOST', 'GROUNDSWELL_API_TOKEN']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  })
})
