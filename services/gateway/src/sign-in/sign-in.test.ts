import type { Role } from '@groundswell/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FakeClock } from '@groundswell/testkit'
import { startTestGateway, testToken, type Answer, type TestGateway } from '../start-test-gateway.ts'
import { accountDocuments } from '@groundswell/settings'
import { sessionDocuments, signInLinkDocuments } from './documents.ts'
import { digestOf } from './secrets.ts'
import { expire } from './expire.ts'

const clock = new FakeClock()
let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway({}, { clock })
})
afterAll(() => server[Symbol.asyncDispose]())

const password = '江州的雨下了一整夜'

/** Jumps: what happens on the way does not matter here. */
function later(milliseconds: number): void {
  clock.set(new Date(clock.now().getTime() + milliseconds).toISOString())
}

let accounts = 0

/** A new account of the role with the path of its link. */
async function newAccount(role: Role): Promise<{ name: string; id: string; link: string }> {
  accounts += 1
  const made = await server.ask('POST', '/api/v1/accounts', { body: { name: `值班员${accounts}`, role } })
  const { name, id, signInLink } = made.json<{ name: string; id: string; signInLink: string }>()
  return { name, id: encodeURIComponent(id), link: signInLink }
}

/** A new account with the password. */
async function newMember(role: Role): Promise<{ name: string; id: string }> {
  accounts += 1
  const made = await server.ask('POST', '/api/v1/accounts', { body: { name: `组员${accounts}`, role, password } })
  const { name, id } = made.json<{ name: string; id: string }>()
  return { name, id: encodeURIComponent(id) }
}

const useLink = (link: string): Promise<Answer> => server.ask('GET', link, { token: null })

function cookieOf(answer: Answer): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function signIn(name: string, secret: string): Promise<Answer> {
  return server.ask('POST', '/api/v1/session', { token: null, body: { name, password: secret } })
}

const who = (cookie: string): Promise<Answer> =>
  server.ask('GET', '/api/v1/session', { token: null, headers: { cookie } })

describe('the first sign-in', () => {
  test('the link signs the administrator in once, and sends them to the dashboard', async () => {
    const path = (server.gateway.adminLink ?? '').replace(server.gateway.url, '')
    const used = await useLink(path)
    expect(used.status).toBe(303)
    expect(used.headers.get('location')).toBe('/')
    expect(used.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect((await who(cookieOf(used))).json()).toEqual({
      name: 'admin',
      role: 'admin',
      via: 'session',
      passwordSet: false,
      drillDefault: 'exclude',
    })
    const again = await useLink(path)
    expect(again.headers.get('location')).toBe('/sign-in?expired=1')
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  test('of two who use a link at once one is let in', async () => {
    const { link } = await newAccount('brand')
    const both = await Promise.all([useLink(link), useLink(link)])
    expect(both.filter((one) => one.headers.get('location') === '/')).toHaveLength(1)
  })

  test('a link is good for 24 hours', async () => {
    const { link } = await newAccount('brand')
    later(24 * 3_600_000)
    expect((await useLink(link)).headers.get('location')).toBe('/sign-in?expired=1')
  })

  test('the token of a link may be handed in as well', async () => {
    const { link } = await newAccount('brand')
    const token = link.split('token=')[1]
    const answer = await server.ask('POST', '/api/v1/session', { token: null, body: { token } })
    expect(answer.status).toBe(201)
    expect(cookieOf(answer)).toContain('groundswell_session=')
  })

  test('an account made without a password signs in by its link, and its password is never shown', async () => {
    const { name, id, link } = await newAccount('incident')
    expect((await who(cookieOf(await useLink(link)))).json()).toMatchObject({
      name,
      role: 'incident',
      passwordSet: false,
    })
    expect((await server.ask('GET', `/api/v1/accounts/${id}`)).json()).not.toHaveProperty('password')
  })
})

describe('passwords', () => {
  test('one is set, signs in from then on whatever the case of the name, and ends other sessions when it changes', async () => {
    accounts += 1
    const made = await server.ask('POST', '/api/v1/accounts', { body: { name: 'Zhou Ning', role: 'legal' } })
    const first = cookieOf(await useLink(made.json<{ signInLink: string }>().signInLink))
    const set = (cookie: string, body: object): Promise<Answer> =>
      server.ask('PUT', '/api/v1/session/password', { token: null, headers: { cookie }, body })
    expect((await set(first, { password: 'short' })).status).toBe(400)
    later(1000)
    const replaced = await set(first, { password })
    expect(replaced.status).toBe(204)
    expect((await who(first)).status).toBe(401)
    expect((await who(cookieOf(replaced))).status).toBe(200)

    expect((await signIn('zhou ning', 'not the password')).status).toBe(401)
    const second = cookieOf(await signIn('ZHOU NING', password))
    expect((await set(second, { current: 'not the password', password: `${password}停了` })).status).toBe(403)
    later(1000)
    const third = cookieOf(await set(second, { current: password, password: `${password}停了` }))
    const standing = await Promise.all(
      [cookieOf(replaced), second, third].map(async (cookie) => (await who(cookie)).status),
    )
    expect(standing).toEqual([401, 401, 200])
  })

  test('neither password, session nor link stands in any document', async () => {
    const { id, link } = await newAccount('brand')
    const cookie = cookieOf(await useLink(link))
    const secret = cookie.split('=')[1] ?? ''
    await server.ask('PUT', '/api/v1/session/password', { token: null, headers: { cookie }, body: { password } })
    expect(await server.store.documents.get(sessionDocuments, digestOf(secret))).toBeDefined()
    const size = 1000
    const kept = JSON.stringify([
      await server.store.documents.list(accountDocuments, { size }),
      await server.store.documents.list(sessionDocuments, { size }),
      await server.store.documents.list(signInLinkDocuments, { size }),
    ])
    for (const never of [password, secret, link.split('token=')[1] ?? '']) expect(kept).not.toContain(never)
    const account = await server.store.documents.get(accountDocuments, decodeURIComponent(id))
    expect(account?.body.password).toMatchObject({ algorithm: 'scrypt', cost: 4096, blockSize: 8, parallelization: 1 })
  })

  test('wrong passwords make the next try wait longer each time, the right one after that is let in', async () => {
    const { name } = await newMember('brand')
    for (let tries = 0; tries < 3; tries += 1) expect((await signIn(name, 'wrong')).status).toBe(401)
    const waits: (string | null)[] = []
    for (const seconds of [1, 2, 4]) {
      const refused = await signIn(name, password)
      expect(refused.status).toBe(429)
      waits.push(refused.headers.get('retry-after'))
      later(seconds * 1000)
      expect((await signIn(name, 'wrong')).status).toBe(401)
    }
    expect(waits).toEqual(['1', '2', '4'])
    later(8000)
    expect((await signIn(name, password)).status).toBe(201)
    expect((await signIn(name, 'wrong')).status).toBe(401)
  })

  test('a name that is not there is answered like a wrong password', async () => {
    const [absent, wrong] = [await signIn('nobody', password), await signIn('admin', password)]
    expect(absent.status).toBe(401)
    expect(absent.text).toBe(wrong.text)
  })
})

describe('sessions', () => {
  test('end at sign-out, at their time, and when the account is changed', async () => {
    const { name, id } = await newMember('commander')
    const first = cookieOf(await signIn(name, password))
    expect((await who(first)).json()).toMatchObject({ name, role: 'commander', passwordSet: true })
    const out = await server.ask('DELETE', '/api/v1/session', { token: null, headers: { cookie: first } })
    expect(out.status).toBe(204)
    expect((await who(first)).status).toBe(401)

    const second = cookieOf(await signIn(name, password))
    later(1000)
    const change = { body: { role: 'legal', enabled: true }, headers: { 'if-match': '"1"' } }
    expect((await server.ask('PUT', `/api/v1/accounts/${id}`, change)).status).toBe(200)
    expect((await who(second)).status).toBe(401)

    const third = cookieOf(await signIn(name, password))
    expect((await who(third)).json()).toMatchObject({ role: 'legal' })
    later(7 * 24 * 3_600_000)
    expect((await who(third)).status).toBe(401)
    await expire({ documents: server.store.documents, clock })
    expect(await server.store.documents.get(sessionDocuments, digestOf(third.split('=')[1] ?? ''))).toBeUndefined()
  })

  test('a disabled or removed account is let in neither by password nor by a session it had', async () => {
    const { name, id } = await newMember('brand')
    const cookie = cookieOf(await signIn(name, password))
    const change = { body: { role: 'brand', enabled: false }, headers: { 'if-match': '"1"' } }
    await server.ask('PUT', `/api/v1/accounts/${id}`, change)
    expect((await who(cookie)).status).toBe(401)
    expect((await signIn(name, password)).status).toBe(401)
    expect((await server.ask('DELETE', `/api/v1/accounts/${id}`, { headers: { 'if-match': '"2"' } })).status).toBe(204)
    expect((await signIn(name, password)).status).toBe(401)
  })

  test('the built-in administrator can neither be removed nor lose the role', async () => {
    const match = { 'if-match': '"1"' }
    expect((await server.ask('DELETE', '/api/v1/accounts/admin', { headers: match })).status).toBe(409)
    const body = { role: 'brand', enabled: true }
    expect((await server.ask('PUT', '/api/v1/accounts/admin', { headers: match, body })).status).toBe(409)
  })
})

describe('requests from other sites', () => {
  test.each([
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 400],
    [{}, 400],
  ])('a change by cookie with %j is answered %d', async (headers, status) => {
    const cookie = cookieOf(await useLink((await newAccount('brand')).link))
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
