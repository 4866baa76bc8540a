import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel } from '@groundswell/contracts'
import { channelTestDocuments } from '@groundswell/incident'
import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { FakeClock, temporaryFolder } from '@groundswell/testkit'
import { answerChannelTests } from './channel-tests.ts'

const folder = temporaryFolder()
const clock = new FakeClock()
const received: string[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push(Buffer.concat(chunks).toString())
    response.writeHead(request.url === '/yes' ? 204 : 403).end()
  })
})
let store: Store
let base = ''

beforeAll(async () => {
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await store.close()
  folder[Symbol.dispose]()
})

async function ask(id: string, channelId: string, url?: string): Promise<unknown> {
  const requestedAt = clock.now().toISOString()
  const body = { channelId, requestedBy: '管理员', requestedAt, state: 'waiting' as const }
  await store.documents.put(channelTestDocuments, { id, body, expected: 'absent' })
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const times = { version: 1, updatedAt: requestedAt }
  const channel = (to: string): Channel => ({
    id: channelId,
    name: '值班',
    kind: 'webhook',
    url: to,
    secret,
    drills: false,
    enabled: false,
    ...times,
  })
  const channels = new Map(url === undefined ? [] : [[channelId, channel(url)]])
  await expect
    .poll(async () => {
      await answerChannelTests({ documents: store.documents, clock, channels: () => channels })
      return (await store.documents.get(channelTestDocuments, id))?.body.state
    })
    .toBe('done')
  return (await store.documents.get(channelTestDocuments, id))?.body
}

test('a test message says that it is one, is sent once, and the answer is written down', async () => {
  expect(await ask('t1', 'duty', `${base}/yes`)).toMatchObject({ ok: true, status: 204 })
  expect(received).toHaveLength(1)
  expect(received[0]).toContain('演练 DRILL')
  expect(received[0]).toContain('测试消息')
})

test('a refusal, a receiver that is not there and an unknown channel are told as they are', async () => {
  expect(await ask('t2', 'duty', `${base}/no`)).toMatchObject({ ok: false, status: 403, error: 'answered 403' })
  expect(await ask('t3', 'duty', 'http://127.0.0.1:9/')).toMatchObject({
    ok: false,
    error: expect.stringContaining(''),
  })
  expect(await ask('t4', 'nobody')).toMatchObject({ ok: false, error: 'there is no such channel' })
})
