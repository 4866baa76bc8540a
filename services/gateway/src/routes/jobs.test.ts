import type { Job } from '@groundswell/contracts'
import { FakeClock } from '@groundswell/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestGateway, type Answer, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
const clock = new FakeClock('2026-03-10T00:00:00.000Z')

beforeAll(async () => {
  server = await startTestGateway({}, { clock })
  for (const id of ['yunling', 'jiangzhou'])
    await server.ask('POST', '/api/v1/subjects', { body: { id, name: `名 ${id}`, query: '云岭速运' } })
})
afterAll(() => server[Symbol.asyncDispose]())

const ask = (method: string, path: string, body?: object, key?: string): Promise<Answer> =>
  server.ask(method, `/api/v1${path}`, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })

test('a subject is applied again by a job, of which there is one at a time', async () => {
  const body = { from: '2026-03-01T08:00:00+08:00', to: '2026-03-09T00:00:00Z' }
  const asked = await ask('POST', '/subjects/yunling/retro-match', body, 'one')
  const job = asked.json<Job>()
  expect([asked.status, asked.headers.get('location')]).toEqual([202, `/api/v1/jobs/${job.id}`])
  expect(job).toMatchObject({ kind: 'retro-match', state: 'queued', subject: { id: 'yunling', name: '名 yunling' } })
  expect([job.from, job.to]).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-09T00:00:00.000Z'])
  expect(job).toMatchObject({ done: 0, added: 0, removed: 0, requestedAt: '2026-03-10T00:00:00.000Z' })
  expect((await ask('POST', '/subjects/yunling/retro-match', body, 'one')).json<Job>().id).toBe(job.id)
  expect((await ask('POST', '/subjects/yunling/retro-match')).json()).toMatchObject({ status: 409, current: job })
  expect((await ask('GET', `/jobs/${job.id}`)).json()).toEqual(job)

  clock.set('2026-03-10T00:01:00.000Z')
  const other = (await ask('POST', '/subjects/jiangzhou/retro-match', {})).json<Job>()
  const ids = async (query: string): Promise<string[]> =>
    (await ask('GET', `/jobs${query}`)).json<{ items: Job[] }>().items.map(({ id }) => id)
  expect(await ids('')).toEqual([other.id, job.id])
  expect(await ids('?subject=yunling')).toEqual([job.id])
  expect((await ask('GET', '/jobs?size=1')).json()).toMatchObject({ total: 2, next: expect.any(String) })

  expect((await ask('POST', `/jobs/${job.id}/cancel`)).json()).toMatchObject({ state: 'cancelled', version: 2 })
  expect(await ids('?state=cancelled')).toEqual([job.id])
  expect((await ask('POST', `/jobs/${job.id}/cancel`, {})).status).toBe(200)
  expect((await ask('POST', '/subjects/yunling/retro-match')).status).toBe(202)
})

test('what cannot be asked for is refused with the reason', async () => {
  expect((await ask('POST', '/subjects/nobody/retro-match')).status).toBe(404)
  expect((await ask('GET', '/jobs/none')).status).toBe(404)
  expect((await ask('POST', '/jobs/none/cancel')).status).toBe(404)
  const turned = { from: '2026-03-09T00:00:00Z', to: '2026-03-01T00:00:00Z' }
  expect((await ask('POST', '/subjects/jiangzhou/retro-match', turned)).json()).toMatchObject({
    errors: [{ path: 'to', message: 'it must be later than from' }],
  })
  expect((await ask('POST', '/subjects/jiangzhou/retro-match', { from: 'P7D' })).json()).toMatchObject({
    errors: [{ path: 'from' }],
  })
})
