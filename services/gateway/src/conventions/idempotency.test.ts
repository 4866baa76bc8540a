import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Subject } from '@groundswell/contracts'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

const key = (value: string): { 'idempotency-key': string } => ({ 'idempotency-key': value })

async function collected(): Promise<number> {
  let count = 0
  for (let partition = 0; partition < (await server.bus.partitions('mentions.raw')); partition += 1)
    count += (await server.bus.read('mentions.raw', partition, 0, 1000)).length
  return count
}

describe('Idempotency-Key', () => {
  test('the same body gets the first answer again, another body 422', async () => {
    const body = { source: 'hotline', text: '云岭速运江州网点电话一直打不通' }
    const before = await collected()
    const first = await server.ask('POST', '/api/v1/intake', { body, headers: key('call-1') })
    const second = await server.ask('POST', '/api/v1/intake', { body, headers: key('call-1') })
    expect([first.status, second.status]).toEqual([202, 202])
    expect(second.text).toBe(first.text)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await collected()).toBe(before + 1)
    const other = await server.ask('POST', '/api/v1/intake', {
      body: { ...body, text: '别的' },
      headers: key('call-1'),
    })
    expect(other.status).toBe(422)
  })

  test('of requests at once one does the work; the others get its answer or 409', async () => {
    const body = { id: 'at-once', name: '并发', query: '并发' }
    const all = await Promise.all(
      Array.from({ length: 12 }, () => server.ask('POST', '/api/v1/subjects', { body, headers: key('at-once') })),
    )
    const created = all.filter((one) => one.status === 201)
    expect(created.length).toBeGreaterThanOrEqual(1)
    expect(created.filter((one) => one.headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(all.every((one) => one.status === 201 || one.status === 409)).toBe(true)
    expect(created.every((one) => one.json<Subject>().version === 1)).toBe(true)
  })

  test('a refusal is kept like any first answer', async () => {
    const body = { id: 'twice', name: '重复', query: '重复' }
    await server.ask('POST', '/api/v1/subjects', { body })
    const first = await server.ask('POST', '/api/v1/subjects', { body, headers: key('refused') })
    expect(first.status).toBe(409)
    await server.ask('DELETE', '/api/v1/subjects/twice', { headers: { 'if-match': '"1"' } })
    const second = await server.ask('POST', '/api/v1/subjects', { body, headers: key('refused') })
    expect(second.status).toBe(409)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
  })

  test('input that fails its schema takes no key', async () => {
    const wrong = await server.ask('POST', '/api/v1/subjects', { body: { id: 'mended' }, headers: key('mended') })
    expect(wrong.status).toBe(400)
    const body = { id: 'mended', name: '改好', query: '改好' }
    expect((await server.ask('POST', '/api/v1/subjects', { body, headers: key('mended') })).status).toBe(201)
  })

  test('a key of one program is not the key of another', async () => {
    const made = await server.ask('POST', '/api/v1/tokens', { body: { name: 'ticketing', role: 'brand' } })
    const { token } = made.json<{ token: string }>()
    const body = { source: 'tickets', text: '工单：包裹破损' }
    const mine = await server.ask('POST', '/api/v1/intake', { body, headers: key('shared') })
    const theirs = await server.ask('POST', '/api/v1/intake', { body, headers: key('shared'), token })
    expect(theirs.status).toBe(202)
    expect(theirs.json()['id']).not.toBe(mine.json()['id'])
  })

  test('a token is shown once: its replay leaves it out', async () => {
    const body = { name: 'exporter', role: 'analyst' }
    const first = await server.ask('POST', '/api/v1/tokens', { body, headers: key('token') })
    const second = await server.ask('POST', '/api/v1/tokens', { body, headers: key('token') })
    expect(first.json()['token']).toMatch(/^gs_/)
    expect(second.json()).toEqual({ ...first.json(), token: null })
  })

  test('a key that is no key is refused', async () => {
    const body = { source: 'hotline', text: '测试' }
    expect((await server.ask('POST', '/api/v1/intake', { body, headers: key('x'.repeat(256)) })).status).toBe(400)
  })
})
