import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem, Subject } from '@groundswell/contracts'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

const zh = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' }

describe('errors', () => {
  test.each([
    ['GET', '/api/v1/nothing-here', undefined, 404],
    ['GET', '/nothing-here', undefined, 404],
    ['PATCH', '/api/v1/subjects', {}, 404],
    ['GET', '/api/v1/mentions/none', undefined, 404],
    ['GET', '/api/v1/mentions/none/evidence', undefined, 404],
    ['GET', '/api/v1/events/none', undefined, 404],
    ['GET', '/api/v1/alerts/none', undefined, 404],
    ['GET', '/api/v1/stories/none', undefined, 404],
    ['GET', '/api/v1/incidents/none', undefined, 404],
    ['GET', '/api/v1/sources/none', undefined, 404],
    ['GET', '/api/v1/channels/none', undefined, 404],
    ['POST', '/api/v1/incidents/none/acknowledge', undefined, 404],
    ['POST', '/api/v1/subjects', '{"id": ', 400],
    ['POST', '/api/v1/subjects', '', 400],
    ['POST', '/api/v1/subjects', '[]', 400],
    ['POST', '/api/v1/subjects', { id: 'a', name: 'a', query: 'a', colour: 'red' }, 400],
    ['GET', '/api/v1/mentions?size=1001', undefined, 400],
    ['GET', '/api/v1/mentions?size=0', undefined, 400],
    ['GET', '/api/v1/mentions?size=5&size=6', undefined, 400],
    ['GET', '/api/v1/mentions?from=yesterday', undefined, 400],
    ['GET', '/api/v1/mentions?colour=red', undefined, 400],
    ['GET', '/api/v1/mentions?cursor=not-ours', undefined, 400],
    ['GET', '/api/v1/events?cursor=not-ours', undefined, 400],
    ['GET', '/api/v1/subjects?cursor=not-ours', undefined, 400],
    ['GET', '/api/v1/events?level=4', undefined, 400],
    ['GET', '/api/v1/mentions/histogram?interval=minute&from=2020-01-01T00:00:00Z', undefined, 400],
    ['GET', '/api/v1/mentions/histogram?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', undefined, 400],
    ['GET', '/api/v1/mentions/histogram?timeZone=Moon/Crater', undefined, 400],
    ['GET', '/api/v1/live?kinds=gossip', undefined, 400],
    ['GET', '/api/v1/system?colour=red', undefined, 400],
    ['GET', '/api/v1/subjects/none?colour=red', undefined, 400],
    ['POST', '/api/v1/subjects', '{"__proto__": {}}', 400],
    ['POST', '/api/v1/subjects', { id: 'a', name: 'x'.repeat(1_100_000), query: 'a' }, 413],
    ['GET', '/api/v1/mentions/%E0%A4%A', undefined, 400],
  ])('%s %s is answered by a problem document', async (method, path, body, status) => {
    const answer = await server.ask(method, path, { body })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ type: expect.any(String), title: expect.any(String), status })
    expect(answer.json<Problem>().detail.length).toBeGreaterThan(0)
    expect(answer.text).not.toContain('node_modules')
  })

  test.each([
    '/api/v1/mentions',
    '/api/v1/mentions/facets',
    '/api/v1/mentions/by-story',
    '/api/v1/mentions/export',
    '/api/v1/mentions/histogram',
    '/api/v1/trends',
    '/api/v1/trends/terms',
    '/api/v1/events',
    '/api/v1/alerts',
    '/api/v1/corrections',
    '/api/v1/corrections/agreement',
    '/api/v1/corrections/export',
  ])('%s refuses a period that ends before it begins', async (path) => {
    const answer = await server.ask('GET', `${path}?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`)
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: 'from' }] })
  })

  test('a saved search is refused such a period too, whichever way it is written', async () => {
    for (const period of [
      { from: 'P1D', to: 'P7D' },
      { from: '2026-01-02T00:00:00Z', to: 'P900D' },
    ]) {
      const body = { name: '丢件', query: '丢件', ...period }
      const answer = await server.ask('POST', '/api/v1/saved-searches', { body })
      expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: 'from' }] })
    }
  })

  test('a path that cannot be decoded says so in the language of the reader', async () => {
    const answer = await server.ask('GET', '/api/v1/mentions/%E0%A4%A', { headers: zh })
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ message: '路径中的百分号编码有误' }] })
  })

  test('another media type is 415, with what is taken', async () => {
    const answer = await server.ask('POST', '/api/v1/intake', {
      body: 'text',
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.status).toBe(415)
    expect(answer.json<Problem>().detail).toContain('application/x-ndjson')
  })

  test('every bad key is reported at once, with its path, in the language asked for', async () => {
    const body = { id: 'Upper Case', name: '', query: '云岭', colour: 'red' }
    const english = (await server.ask('POST', '/api/v1/subjects', { body })).json<Problem>()
    expect(english.errors?.map((error) => error.path).toSorted()).toEqual(['colour', 'id', 'name'])
    const chinese = (await server.ask('POST', '/api/v1/subjects', { body, headers: zh })).json<Problem>()
    expect(chinese.title).toBe('输入有误')
    expect(chinese.errors?.find((error) => error.path === 'colour')?.message).toBe('未知的键 "colour"')
  })

  test('a reader of Chinese gets no message of a schema in English', async () => {
    const body = { id: 'Bad Id', name: '', query: '', kind: 'rumour' }
    const words = [
      ...((await server.ask('POST', '/api/v1/subjects', { body, headers: zh })).json<Problem>().errors ?? []),
      ...((await server.ask('POST', '/api/v1/subjects', { body: '{"id":', headers: zh })).json<Problem>().errors ?? []),
      ...((await server.ask('POST', '/api/v1/tokens', { body: {}, headers: zh })).json<Problem>().errors ?? []),
      ...((await server.ask('GET', '/api/v1/events?level=9', { headers: zh })).json<Problem>().errors ?? []),
    ].map((error) => error.message)
    expect(words.length).toBeGreaterThan(6)
    expect(words.filter((message) => !/[\u4e00-\u9fff]/.test(message))).toEqual([])
  })

  test('a bad query names every place in its text', async () => {
    const answer = await server.ask('GET', `/api/v1/mentions?q=${encodeURIComponent('云岭 AND (')}`, { headers: zh })
    expect(answer.status).toBe(400)
    const [error] = answer.json<Problem>().errors ?? []
    expect(error).toMatchObject({ path: 'q', start: expect.any(Number), end: expect.any(Number) })
    expect(error?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  test('a body that is not UTF-8 is refused as such', async () => {
    const response = await fetch(`${server.gateway.url}/api/v1/subjects`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-the-test-environment', 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ type: expect.stringContaining('bad-body') })
  })
})

describe('changes', () => {
  test('a subject is created, read with its ETag, changed on it and removed', async () => {
    const input = { id: 'yunling', name: '云岭速运', query: '云岭速运 OR 云岭快递' }
    const created = await server.ask('POST', '/api/v1/subjects', { body: input })
    expect(created.status).toBe(201)
    expect(created.headers.get('location')).toBe('/api/v1/subjects/yunling')
    expect(created.headers.get('etag')).toBe('"1"')
    expect(created.json<Subject>()).toMatchObject({ ...input, kind: 'brand', version: 1 })

    const again = await server.ask('POST', '/api/v1/subjects', { body: input })
    expect(again.status).toBe(409)
    expect(again.json<Problem>().current).toMatchObject({ id: 'yunling', version: 1 })

    const change = { name: '云岭速运', query: '云岭速运' }
    const path = '/api/v1/subjects/yunling'
    expect((await server.ask('PUT', path, { body: change })).status).toBe(428)
    expect((await server.ask('PUT', path, { body: change, headers: { 'if-match': '3' } })).status).toBe(400)
    const stale = await server.ask('PUT', path, { body: change, headers: { 'if-match': '"9"' } })
    expect(stale.status).toBe(409)
    expect(stale.json<Problem>().current).toMatchObject({ version: 1, query: input.query })
    const other = await server.ask('PUT', path, { body: { ...change, id: 'other' }, headers: { 'if-match': '"1"' } })
    expect(other.status).toBe(400)
    const changed = await server.ask('PUT', path, { body: change, headers: { 'if-match': '"1"' } })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).toBe('"2"')

    expect((await server.ask('DELETE', path)).status).toBe(428)
    expect((await server.ask('DELETE', path, { headers: { 'if-match': '"1"' } })).status).toBe(409)
    expect((await server.ask('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(204)
    expect((await server.ask('GET', path)).status).toBe(404)
    expect((await server.ask('PUT', path, { body: change, headers: { 'if-match': '"2"' } })).status).toBe(404)
  })

  test('a subject with an empty or bad query is refused with the place', async () => {
    for (const query of ['', '   ', '(云岭', '/云.*/', 'level:<=2']) {
      const answer = await server.ask('POST', '/api/v1/subjects', { body: { id: 'bad', name: 'bad', query } })
      expect({ query, status: answer.status, path: answer.json<Problem>().errors?.[0]?.path }).toEqual({
        query,
        status: 400,
        path: 'query',
      })
    }
    expect((await server.ask('GET', '/api/v1/subjects/bad')).status).toBe(404)
  })

  test('of several changes on one version exactly one wins', async () => {
    await server.ask('POST', '/api/v1/subjects', { body: { id: 'raced', name: '竞争', query: '竞争' } })
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        server.ask('PUT', '/api/v1/subjects/raced', {
          body: { name: `竞争${at}`, query: '竞争' },
          headers: { 'if-match': '"1"' },
        }),
      ),
    )
    const count = (status: number): number => tries.filter((one) => one.status === status).length
    expect([count(200), count(409)]).toEqual([1, 7])
  })
})

describe('lists', () => {
  test('pages by cursor to the end, every item once', async () => {
    for (let at = 0; at < 7; at += 1)
      await server.ask('POST', '/api/v1/subjects', { body: { id: `page-${at}`, name: '分页', query: '分页' } })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
      const page = (await server.ask('GET', `/api/v1/subjects?size=3${cursor}`)).json<{
        items: Subject[]
        next: string | null
        total: number
      }>()
      seen.push(...page.items.map((item) => item.id))
      expect(page.total).toBeGreaterThanOrEqual(7)
      next = page.next
    }
    expect(seen.filter((id) => id.startsWith('page-'))).toHaveLength(7)
    expect(new Set(seen).size).toBe(seen.length)
  })
})
