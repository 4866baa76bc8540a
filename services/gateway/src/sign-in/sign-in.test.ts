import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock } from '@groundswell/testkit'
import { startTestGateway, testToken, type Answer, type TestGateway } from '../start-test-gateway.ts'
import { accountDocuments, sessionDocuments, signInLinkDocuments } from './documents.ts'
import { digestOf } from './secrets.ts'
import { expire } from './expire.ts'

const clock = new FakeClock()
let server: TestGateway
const start = async (): Promise<void> => {
  clock.set('2026-03-02T08:00:00.000Z')
  server = await startTestGateway({}, { clock })
}
const stop = (): Promise<void> => Promise.resolve(server[Symbol.asyncDispose]())

const password = '江州的雨下了一整夜'

function linkPath(): string {
  const { adminLink, url } = server.gateway
  return (adminLink ?? '').replace(url, '')
}

function cookieOf(answer: Answer): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function signIn(name: string, secret: string): Promise<Answer> {
  return server.ask('POST', '/api/v1/session', { token: null, body: { name, password: secret } })
}

const who = (cookie: string): Promise<Answer> =>
  server.ask('GET', '/api/v1/session', { token: null, headers: { cookie } })

describe('the first sign-in', () => {
  beforeEach(start)
  afterEach(stop)

  test('the link signs the administrator in once, and sends them to the dashboard', async () => {
    const used = await server.ask('GET', linkPath(), { token: null })
    expect(used.status).toBe(303)
    expect(used.headers.get('location')).toBe('/')
    expect(used.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect((await who(cookieOf(used))).json()).toEqual({
      name: 'admin',
      role: 'admin',
      via: 'session',
      passwordSet: false,
    })
    const again = await server.ask('GET', linkPath(), { token: null })
    expect(again.headers.get('location')).toBe('/sign-in?expired=1')
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  test('of two who use the link at once one is let in', async () => {
    const both = await Promise.all([1, 2].map(() => server.ask('GET', linkPath(), { token: null })))
    expect(both.filter((one) => one.headers.get('location') === '/')).toHaveLength(1)
  })

  test('the link is good for 24 hours', async () => {
    clock.set('2026-03-03T08:00:01.000Z')
    expect((await server.ask('GET', linkPath(), { token: null })).headers.get('location')).toBe('/sign-in?expired=1')
  })

  test('the token of the link may be handed in as well', async () => {
    const token = new URL(server.gateway.adminLink ?? '').searchParams.get('token')
    const answer = await server.ask('POST', '/api/v1/session', { token: null, body: { token } })
    expect(answer.status).toBe(201)
    expect(cookieOf(answer)).toContain('groundswell_session=')
  })
})

describe('passwords', () => {
  beforeEach(start)
  afterEach(stop)

  test('the administrator sets one, and signs in by it from then on', async () => {
    const cookie = cookieOf(await server.ask('GET', linkPath(), { token: null }))
    const set = { token: null, headers: { cookie } }
    expect((await server.ask('PUT', '/api/v1/session/password', { ...set, body: { password: 'short' } })).status).toBe(
      400,
    )
    expect((await server.ask('PUT', '/api/v1/session/password', { ...set, body: { password } })).status).toBe(204)
    expect((await signIn('admin', 'not the password')).status).toBe(401)
    const signedIn = await signIn('ADMIN', password)
    expect(signedIn.status).toBe(201)
    const change = { current: 'not the password', password: `${password}停了` }
    const second = { token: null, headers: { cookie: cookieOf(signedIn) } }
    expect((await server.ask('PUT', '/api/v1/session/password', { ...second, body: change })).status).toBe(403)
    const right = { ...change, current: password }
    expect((await server.ask('PUT', '/api/v1/session/password', { ...second, body: right })).status).toBe(204)
    expect((await who(cookie)).status).toBe(401)
    expect((await who(cookieOf(signedIn))).status).toBe(200)
  })

  test('neither password, session, link nor token stands in any document', async () => {
    const cookie = cookieOf(await server.ask('GET', linkPath(), { token: null }))
    await server.ask('PUT', '/api/v1/session/password', { token: null, headers: { cookie }, body: { password } })
    const kept = JSON.stringify([
      await server.store.documents.list(accountDocuments, { size: 10 }),
      await server.store.documents.list(sessionDocuments, { size: 10 }),
      await server.store.documents.list(signInLinkDocuments, { size: 10 }),
    ])
    expect(kept).not.toContain(password)
    expect(kept).not.toContain(cookie.split('=')[1])
    expect(kept).toContain(digestOf(cookie.split('=')[1] ?? ''))
    const account = (await server.store.documents.get(accountDocuments, 'admin'))?.body
    expect(account?.password).toMatchObject({ algorithm: 'scrypt', cost: 4096, blockSize: 8, parallelization: 1 })
  })

  test('wrong passwords make the next try wait longer each time, the right one after that is let in', async () => {
    await server.ask('POST', '/api/v1/accounts', { body: { name: '林晓', role: 'brand', password } })
    for (let tries = 0; tries < 3; tries += 1) expect((await signIn('林晓', 'wrong')).status).toBe(401)
    const waits: (string | null)[] = []
    for (const seconds of [1, 2, 4]) {
      const refused = await signIn('林晓', password)
      expect(refused.status).toBe(429)
      waits.push(refused.headers.get('retry-after'))
      clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString())
      expect((await signIn('林晓', 'wrong')).status).toBe(401)
    }
    expect(waits).toEqual(['1', '2', '4'])
    clock.set(new Date(clock.now().getTime() + 8000).toISOString())
    expect((await signIn('林晓', password)).status).toBe(201)
    expect((await signIn('林晓', 'wrong')).status).toBe(401)
  })

  test('a name that is not there is answered like a wrong password', async () => {
    const [absent, wrong] = [await signIn('nobody', password), await signIn('admin', password)]
    expect(absent.status).toBe(401)
    expect(absent.text).toBe(wrong.text)
  })
})

describe('sessions', () => {
  beforeAll(start)
  afterAll(stop)

  test('end at sign-out, at their time, and when the account is changed', async () => {
    await server.ask('POST', '/api/v1/accounts', { body: { name: 'lin', role: 'commander', password } })
    const first = cookieOf(await signIn('lin', password))
    expect((await who(first)).json()).toMatchObject({ name: 'lin', role: 'commander', passwordSet: true })
    expect((await server.ask('DELETE', '/api/v1/session', { token: null, headers: { cookie: first } })).status).toBe(
      204,
    )
    expect((await who(first)).status).toBe(401)

    const second = cookieOf(await signIn('lin', password))
    const change = { body: { role: 'legal', enabled: true }, headers: { 'if-match': '"1"' } }
    expect((await server.ask('PUT', '/api/v1/accounts/lin', change)).status).toBe(200)
    await expect.poll(async () => (await who(second)).status).toBe(401)

    const third = cookieOf(await signIn('lin', password))
    clock.set('2026-03-10T08:00:00.000Z')
    expect((await who(third)).status).toBe(401)
    await expire({ documents: server.store.documents, clock })
    expect(await server.store.documents.get(sessionDocuments, digestOf(third.split('=')[1] ?? ''))).toBeUndefined()
  })

  test('a disabled account is let in neither by password nor by a session it had', async () => {
    await server.ask('POST', '/api/v1/accounts', { body: { name: 'he', role: 'brand', password } })
    const cookie = cookieOf(await signIn('he', password))
    const change = { body: { role: 'brand', enabled: false }, headers: { 'if-match': '"1"' } }
    await server.ask('PUT', '/api/v1/accounts/he', change)
    expect((await who(cookie)).status).toBe(401)
    expect((await signIn('he', password)).status).toBe(401)
  })

  test('an account made without a password gets a link of its own', async () => {
    const made = await server.ask('POST', '/api/v1/accounts', { body: { name: '周宁', role: 'incident' } })
    const { signInLink, id } = made.json<{ signInLink: string; id: string }>()
    const used = await server.ask('GET', signInLink, { token: null })
    expect((await who(cookieOf(used))).json()).toMatchObject({ name: '周宁', role: 'incident', passwordSet: false })
    expect((await server.ask('GET', `/api/v1/accounts/${encodeURIComponent(id)}`)).json()).not.toHaveProperty(
      'password',
    )
  })

  test('the built-in administrator can neither be removed nor lose the role', async () => {
    const match = { 'if-match': '"1"' }
    expect((await server.ask('DELETE', '/api/v1/accounts/admin', { headers: match })).status).toBe(409)
    const body = { role: 'brand', enabled: true }
    expect((await server.ask('PUT', '/api/v1/accounts/admin', { headers: match, body })).status).toBe(409)
  })
})

describe('requests from other sites', () => {
  beforeAll(start)
  afterAll(stop)

  test.each([
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 400],
    [{}, 400],
  ])('a change by cookie with %j is answered %d', async (headers, status) => {
    const made = await server.ask('POST', '/api/v1/accounts', {
      body: { name: `b${Object.values(headers).join('')}`.replaceAll(/\W/g, ''), role: 'brand' },
    })
    const { signInLink } = made.json<{ signInLink: string }>()
    const cookie = cookieOf(await server.ask('GET', signInLink, { token: null }))
    const answer = await server.ask('POST', '/api/v1/subjects', {
      token: null,
      headers: { cookie, ...headers },
      body: {},
    })
    expect(answer.status).toBe(status)
  })

  test('a program with a token is not a browser', async () => {
    const headers = { origin: 'https://elsewhere.example' }
    expect((await server.ask('POST', '/api/v1/subjects', { headers, token: testToken, body: {} })).status).toBe(400)
  })
})
