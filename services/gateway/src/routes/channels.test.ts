import type { Problem } from '@groundswell/contracts'
import { channelTestDocuments } from '@groundswell/incident'
import {
  channelSettings,
  sourceHealthDocuments,
  sourceSettings,
  Settings,
  trialRequests,
  answerTrial,
} from '@groundswell/settings'
import { systemClock } from '@groundswell/runtime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const other = `whsec_${Buffer.from('another one of the length').toString('base64')}`

describe('channels', () => {
  const channel = { id: 'duty-desk', name: '值班台', kind: 'webhook', url: 'http://127.0.0.1:9/hook', secret }

  test('take a secret and never give it out, whatever is asked', async () => {
    const created = await server.ask('POST', '/api/v1/channels', { body: channel, headers: { 'idempotency-key': 'c' } })
    expect(created.status).toBe(201)
    expect(created.json()).toMatchObject({
      id: 'duty-desk',
      secretEnds: secret.slice(-4),
      drills: false,
      enabled: true,
    })
    const told = [
      created,
      await server.ask('POST', '/api/v1/channels', { body: channel, headers: { 'idempotency-key': 'c' } }),
      await server.ask('POST', '/api/v1/channels', { body: channel }),
      await server.ask('GET', '/api/v1/channels'),
      await server.ask('GET', '/api/v1/channels/duty-desk'),
    ]
    expect(told.map((one) => one.status)).toEqual([201, 201, 409, 200, 200])
    expect(told.filter((one) => one.text.includes(secret.slice(6, 20)))).toEqual([])
  })

  test('keep their secret when a change leaves it out, and take a new one', async () => {
    const channels = new Settings(server.store.documents, channelSettings, systemClock)
    const { id: _, secret: __, ...rest } = channel
    const path = '/api/v1/channels/duty-desk'
    await server.ask('PUT', path, { body: { ...rest, drills: true }, headers: { 'if-match': '"1"' } })
    expect(await channels.get('duty-desk')).toMatchObject({ secret, drills: true, version: 2 })
    await server.ask('PUT', path, { body: { ...rest, secret: other }, headers: { 'if-match': '"2"' } })
    expect(await channels.get('duty-desk')).toMatchObject({ secret: other, version: 3 })
  })

  test.each([
    [{ secret: 'hunter2' }, 'secret'],
    [{ secret: 'whsec_c2hvcnQ=' }, 'secret'],
    [{ url: 'file:///etc/passwd' }, 'url'],
    [{ kind: 'pigeon' }, 'kind'],
  ])('with %j are refused', async (wrong, path) => {
    const answer = await server.ask('POST', '/api/v1/channels', { body: { ...channel, id: 'wrong', ...wrong } })
    expect(answer.status).toBe(400)
    expect(answer.json<Problem>().errors?.map((error) => error.path)).toContain(path)
  })

  test('are tested by whoever speaks to receivers, and the answer is handed on', async () => {
    const { documents } = server.store
    const asked = server.ask('POST', '/api/v1/channels/duty-desk/test', {})
    const waiting = await vi.waitFor(
      async () => {
        const filters = [{ field: 'state', op: 'eq', value: 'waiting' }] as const
        const [found] = (await documents.list(channelTestDocuments, { filters, size: 1 })).items
        if (found === undefined) throw new Error('nobody asked yet')
        return found
      },
      { timeout: 5000 },
    )
    expect(waiting.body).toMatchObject({ channelId: 'duty-desk', requestedBy: 'admin' })
    const body = { ...waiting.body, state: 'done', ok: false, status: 500, error: 'answered 500' } as const
    await documents.put(channelTestDocuments, { id: waiting.id, body, expected: { revision: waiting.revision } })
    expect((await asked).json()).toEqual({ ok: false, status: 500, error: 'answered 500' })
    expect(await documents.get(channelTestDocuments, waiting.id)).toBeUndefined()
    expect((await server.ask('POST', '/api/v1/channels/none/test', {})).status).toBe(404)
  })
})

describe('sources', () => {
  const mailbox = {
    kind: 'imap',
    id: 'complaints',
    name: '投诉邮箱',
    platform: 'mail',
    host: 'mail.example',
    user: 'complaints@yunling.example',
    password: '邮箱的口令',
    interval: 90,
  }

  test('hide their password, keep it when it comes back hidden, and show durations in ISO 8601', async () => {
    const created = await server.ask('POST', '/api/v1/sources', { body: mailbox })
    expect(created.status).toBe(201)
    expect(created.json()).toMatchObject({ password: '********', interval: 'PT90S', quietAfter: 'P1D', health: null })
    const sources = new Settings(server.store.documents, sourceSettings, systemClock)
    const { version: _, updatedAt: __, health: ___, ...shown } = created.json()
    const changed = await server.ask('PUT', '/api/v1/sources/complaints', {
      body: { ...shown, name: '客诉邮箱' },
      headers: { 'if-match': '"1"' },
    })
    expect(changed.status).toBe(200)
    expect(await sources.get('complaints')).toMatchObject({ name: '客诉邮箱', password: mailbox.password })
    expect((await server.ask('GET', '/api/v1/sources')).text).not.toContain(mailbox.password)
  })

  test('come with their health', async () => {
    await server.store.documents.put(sourceHealthDocuments, {
      id: 'complaints',
      expected: 'any',
      body: {
        id: 'complaints',
        name: '客诉邮箱',
        kind: 'imap',
        platform: 'mail',
        state: 'failing',
        checkedAt: '2026-03-02T08:00:00.000Z',
        lastItemAt: null,
        nextCheckAt: null,
        accepted: 0,
        error: { at: '2026-03-02T08:00:00.000Z', message: '登录被拒绝', fix: '检查口令' },
      },
    })
    const source = (await server.ask('GET', '/api/v1/sources/complaints')).json()
    expect(source).toMatchObject({ health: { state: 'failing', error: { fix: '检查口令' } } })
    const overview = (await server.ask('GET', '/api/v1/overview')).json()
    expect(overview).toMatchObject({ coverage: { healthy: 0, total: 1, sources: [{ id: 'complaints' }] } })
  })

  test('are tried by the crawler, and what it found is handed on', async () => {
    const { documents } = server.store
    const feed = { kind: 'rss', id: 'paper', name: '江州晚报', platform: 'news', url: 'http://127.0.0.1:9/rss.xml' }
    const asked = server.ask('POST', '/api/v1/sources/try', { body: feed })
    const wanted = await vi.waitFor(
      async () => {
        const [found] = (await trialRequests(documents, systemClock).list(1)).items
        if (found === undefined) throw new Error('nobody asked yet')
        return found.body
      },
      { timeout: 5000 },
    )
    expect(wanted.source).toMatchObject({ id: 'paper', kind: 'rss' })
    const problems = [{ message: '连接被拒绝', fix: '检查地址' }]
    await answerTrial(documents, wanted.id, { ok: false, found: 0, items: [], problems })
    expect((await asked).json()).toEqual({ ok: false, found: 0, items: [], problems })
  })

  test('whose password is hidden and kept nowhere are not tried', async () => {
    const body = { ...mailbox, id: 'new-mailbox', password: '********' }
    expect((await server.ask('POST', '/api/v1/sources/try', { body })).status).toBe(422)
  })
})
