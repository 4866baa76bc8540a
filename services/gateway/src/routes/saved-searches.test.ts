import type { SavedSearch } from '@groundswell/contracts'
import { tellingDocuments } from '@groundswell/settings'
import { buildMention, FakeClock } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type Answer, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
const tokens = { wang: '', li: '' }
const clock = new FakeClock('2026-03-10T00:00:00.000Z')

beforeAll(async () => {
  server = await startTestGateway({}, { clock })
  for (const name of ['wang', 'li'] as const) {
    const made = await server.ask('POST', '/api/v1/tokens', { body: { name, role: 'analyst' } })
    tokens[name] = made.json<{ token: string }>().token
  }
  await server.store.mentions.upsert([
    buildMention({ id: 'old', text: '云岭速运延误', publishedAt: '2026-02-01T00:00:00.000Z' }),
    buildMention({
      id: 'new',
      text: '云岭速运 <b>丢件</b> & 不赔 ]]> \u0008',
      url: 'https://forum.jiangpan.invalid/t?a=1&b=2',
      publishedAt: '2026-03-09T00:00:00.000Z',
    }),
    buildMention({ id: 'odd', title: '云岭速运', url: 'javascript:alert(1)', publishedAt: '2026-03-08T00:00:00.000Z' }),
  ])
})
afterAll(() => server[Symbol.asyncDispose]())

type Who = keyof typeof tokens
const ask = (who: Who, method: string, path: string, body?: object, match?: number): Promise<Answer> =>
  server.ask(method, `/api/v1/saved-searches${path}`, {
    token: tokens[who],
    ...(body === undefined ? {} : { body }),
    ...(match === undefined ? {} : { headers: { 'if-match': `"${match}"` } }),
  })
const keep = async (who: Who, body: object): Promise<SavedSearch> => {
  const answer = await ask(who, 'POST', '', body)
  expect(answer.status).toBe(201)
  return answer.json()
}
const names = async (who: Who, whose: string): Promise<string[]> =>
  (await ask(who, 'GET', `?whose=${whose}`)).json<{ items: SavedSearch[] }>().items.map(({ name }) => name)

describe('saved searches', () => {
  test('are private until shared, and changed by their owner alone', async () => {
    const mine = await keep('wang', { name: '延误', query: '云岭速运 延误', from: 'P7D' })
    expect(mine).toMatchObject({ owner: 'wang', version: 1, shared: false, from: 'P7D', to: null, alertOnNew: false })
    expect((await ask('li', 'GET', `/${mine.id}`)).status).toBe(404)
    expect((await ask('li', 'PUT', `/${mine.id}`, { name: 'x' }, 1)).status).toBe(404)
    const shared = await ask('wang', 'PUT', `/${mine.id}`, { name: '延误', query: '云岭速运 延误', shared: true }, 1)
    expect([shared.status, shared.headers.get('etag')]).toEqual([200, '"2"'])
    expect((await ask('li', 'GET', `/${mine.id}`)).json()).toMatchObject({ name: '延误', owner: 'wang' })
    expect((await ask('li', 'DELETE', `/${mine.id}`, undefined, 2)).status).toBe(403)
    expect(await names('li', 'shared')).toEqual(['延误'])
    expect(await names('li', 'mine')).toEqual([])
    expect(await names('wang', 'mine')).toEqual(['延误'])
  })

  test('are changed by the version that was read, and go', async () => {
    const { id } = await keep('li', { name: '丢件', query: '丢件' })
    expect((await ask('li', 'PUT', `/${id}`, { name: '丢件二' })).status).toBe(428)
    expect((await ask('li', 'PUT', `/${id}`, { name: '丢件二' }, 7)).json()).toMatchObject({
      status: 409,
      current: { name: '丢件', version: 1 },
    })
    expect((await ask('li', 'DELETE', `/${id}`, undefined, 1)).status).toBe(204)
    expect((await ask('li', 'GET', `/${id}`)).status).toBe(404)
  })

  test('alert on channels that are there, since they were switched on or changed in what they find', async () => {
    const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
    const desk = { id: 'desk', name: '值班台', kind: 'webhook', url: 'http://127.0.0.1:9/', secret }
    expect((await server.ask('POST', '/api/v1/channels', { body: desk })).status).toBe(201)
    // Without a channel it is told in the dashboard alone.
    const without = await keep('li', { name: 'here', query: '丢件', alertOnNew: true })
    expect(without).toMatchObject({ channels: [], alertingSince: '2026-03-10T00:00:00.000Z' })
    expect((await ask('li', 'DELETE', `/${without.id}`, undefined, 1)).status).toBe(204)
    const unknown = await ask('li', 'POST', '', { name: 'x', alertOnNew: true, channels: ['desk', 'none'] })
    expect(unknown.json()).toMatchObject({
      errors: [{ path: 'channels.1', message: expect.stringContaining('there is no such channel') as unknown }],
    })

    const chosen = await server.ask('GET', '/api/v1/channel-names', { token: tokens.li })
    expect(chosen.json()).toEqual({ items: [{ id: 'desk', name: '值班台' }], total: 1, next: null })
    expect((await server.ask('GET', '/api/v1/channels', { token: tokens.li })).status).toBe(403)

    const kept = await keep('li', { name: 'x', query: '丢件', alertOnNew: true, channels: ['desk'] })
    expect(kept).toMatchObject({ ownerKind: 'token', alertingSince: '2026-03-10T00:00:00.000Z', foundCount: 0 })
    const change = async (over: object, version: number): Promise<unknown> => {
      clock.set(`2026-03-10T00:00:0${version}.000Z`)
      const body = { name: 'x', query: '丢件', alertOnNew: true, channels: ['desk'], ...over }
      return (await ask('li', 'PUT', `/${kept.id}`, body, version)).json<SavedSearch>().alertingSince
    }
    expect(await change({ name: '另名' }, 1)).toBe('2026-03-10T00:00:00.000Z')
    expect(await change({ query: '延误' }, 2)).toBe('2026-03-10T00:00:02.000Z')
    expect(await change({ query: '延误', alertOnNew: false }, 3)).toBeUndefined()
    expect(await change({ query: '延误' }, 4)).toBe('2026-03-10T00:00:04.000Z')
    await server.store.documents.put(tellingDocuments, {
      id: kept.id,
      body: { seq: 1, lastMessageAt: null, foundCount: 3, lastFoundAt: '2026-03-10T00:00:03.000Z', pending: null },
      expected: 'absent',
    })
    const found = { foundCount: 3, lastFoundAt: '2026-03-10T00:00:03.000Z' }
    expect((await ask('li', 'GET', `/${kept.id}`)).json()).toMatchObject(found)
    expect((await ask('li', 'GET', '')).json()).toMatchObject({ items: [found] })
    expect((await ask('li', 'DELETE', `/${kept.id}`, undefined, 5)).status).toBe(204)
    clock.set('2026-03-10T00:00:00.000Z')
  })

  test('hold only what can be searched', async () => {
    const bad = await ask('li', 'POST', '', { name: 'x', query: '云岭 AND (' })
    expect(bad.json()).toMatchObject({ status: 400, errors: [{ path: 'query' }] })
    expect((await ask('li', 'POST', '', { name: 'x', from: 'yesterday' })).json()).toMatchObject({
      errors: [{ path: 'from' }],
    })
  })
})

describe('feeds', () => {
  const read = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    server.ask('GET', path, { token: null, headers })
  const open = async (id: string, language = 'zh'): Promise<string> => {
    const made = await server.ask('POST', `/api/v1/saved-searches/${id}/feed`, {
      token: tokens.wang,
      body: {},
      headers: { 'accept-language': language },
    })
    return made.json<{ path: string }>().path
  }

  test('give what the search finds now as RSS, to whoever has the token', async () => {
    const { id } = await keep('wang', { name: '云岭 & 速运', query: '云岭速运', from: 'P7D' })
    const path = await open(id)
    const answer = await read(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    expect(answer.text).toContain('<title>云岭 &amp; 速运</title>')
    expect(answer.text).toContain('<description>已存检索：云岭速运</description>')
    expect(answer.text).not.toContain(path.split('token=')[1])
    const items = answer.text.match(/<item>.*<\/item>/g) ?? []
    expect(items).toHaveLength(2)
    expect(items[0]).toContain(
      '<link>https://forum.jiangpan.invalid/t?a=1&amp;b=2</link><guid isPermaLink="false">new</guid>',
    )
    expect(items[0]).toContain('<pubDate>Mon, 09 Mar 2026 00:00:00 GMT</pubDate>')
    expect(items[0]).toContain(
      '云岭速运 &amp;lt;b&amp;gt;丢件&amp;lt;/b&amp;gt; &amp;amp; 不赔 ]]&amp;gt; </description>',
    )
    expect(answer.text).toContain('<language>zh-CN</language>')
    expect(answer.text).toMatch(new RegExp(`<link>http://[^<]+/search\\?saved=${id}</link>`))
    // One that stands nowhere else is opened here.
    expect(items[1]).toMatch(new RegExp(`<link>http://[^<]+/search\\?saved=${id}&amp;mention=odd</link>`))
    expect(answer.text).not.toContain('javascript:')
    expect((await read(path, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('are written in the language of whoever made them, with drills marked', async () => {
    const { id } = await keep('wang', { name: 'drills', query: '演习', drill: 'include' })
    const drill = { id: 'drill', text: '演习一则', drill: true, platform: 'forum' }
    await server.store.mentions.upsert([buildMention({ ...drill, publishedAt: '2026-03-09T00:00:00.000Z' })])
    const english = await read(await open(id, 'en'), { 'accept-language': 'zh' })
    expect(english.text).toContain('<language>en</language>')
    expect(english.text).toContain('<description>Saved search: 演习</description>')
    expect(english.text).toContain('<item><title>【演练 DRILL】演习一则</title>')
    expect(english.text).toContain('<category>Forum</category><category>演练 DRILL</category>')
    const chinese = await read(await open(id), { 'if-none-match': english.headers.get('etag') ?? '' })
    expect(chinese.text).toContain('<category>论坛</category>')
  })

  test('are known to the search that has one, by the end of the token', async () => {
    const { id } = await keep('wang', { name: 'known', query: '云岭速运' })
    const feedOf = async (): Promise<unknown> => (await ask('wang', 'GET', `/${id}`)).json<{ feed: unknown }>().feed
    expect(await feedOf()).toBeNull()
    const path = await open(id)
    expect(await feedOf()).toEqual({ ends: path.slice(-4), createdAt: '2026-03-10T00:00:00.000Z' })
    await ask('wang', 'DELETE', `/${id}/feed`)
    expect(await feedOf()).toBeNull()
    await ask('wang', 'DELETE', `/${id}`, undefined, 1)
  })

  test('end with a new token, with revoking, and with the search', async () => {
    const { id } = await keep('wang', { name: '订阅', query: '云岭速运', shared: true })
    const first = await open(id)
    const second = await open(id)
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
    expect((await ask('li', 'POST', `/${id}/feed`, {})).status).toBe(403)
    expect((await ask('wang', 'DELETE', `/${id}/feed`)).status).toBe(204)
    expect((await read(second)).status).toBe(404)
    const third = await open(id)
    await ask('wang', 'DELETE', `/${id}`, undefined, 1)
    expect((await read(third)).status).toBe(404)
    expect((await read(`/feeds/${id}.xml`)).status).toBe(401)
    expect((await read(`/feeds/${id}.xml?token=`)).json()).toMatchObject({ status: 401 })
  })
})
