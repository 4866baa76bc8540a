import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveClient } from './live-client.ts'
import type { LiveEvent } from './live-event.ts'

const bufferBytes = 64 * 1024
const wish = { kinds: new Set(['mention', 'alert'] as const), drill: 'exclude', who: 'wang' } as const
const event = (kind: 'mention' | 'alert'): LiveEvent => ({
  kind,
  drill: false,
  data: JSON.stringify({ text: '慢'.repeat(1300) }),
})

const server = createServer()
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** A watcher whose reading the test holds back, and what the server has of it. */
async function watch(): Promise<{ client: LiveClient; heard: IncomingMessage; response: ServerResponse }> {
  const asked = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }).end()
  const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('\n\n')
  const [heard] = (await once(asked, 'response')) as [IncomingMessage]
  heard.pause()
  return { client: new LiveClient(response, wish, bufferBytes), heard, response }
}

test('mentions are left out and counted for a watcher that reads too slowly, and come again once it has caught up', async () => {
  const { client, heard, response } = await watch()
  let sent = 0
  while (response.writableLength <= bufferBytes / 4) {
    for (let many = 0; many < 5; many += 1) client.send(`x-${(sent += 1)}`, event('mention'))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(response.writableLength).toBeLessThan(bufferBytes)
  for (let many = 0; many < 100; many += 1) expect(client.send(`x-${(sent += 1)}`, event('mention'))).toBe(true)
  expect(client.send('alert-1', event('alert'))).toBe(true)
  let text = ''
  heard.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  heard.resume()
  await expect.poll(() => text, { timeout: 10_000 }).toContain('id: alert-1\n')
  await expect.poll(() => response.writableLength).toBe(0)
  client.send('last', event('mention'))
  await expect.poll(() => text).toContain('id: last\n')
  const skipped = [...text.matchAll(/event: skipped\ndata: \{"mentions":(\d+)\}/g)].reduce(
    (sum, one) => sum + Number(one[1]),
    0,
  )
  const heardMentions = [...text.matchAll(/event: mention\n/g)].length
  expect(skipped).toBeGreaterThanOrEqual(100)
  expect(heardMentions + skipped).toBe(sent + 1)
  response.destroy()
})

test('a watcher that does not even take what is never left out is dropped, with the reason', async () => {
  const { client, heard, response } = await watch()
  let going = true
  for (let many = 0; many < 200_000 && going; many += 1) {
    going = client.send(`y-${many}`, event('alert'))
    if (many % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  expect(going).toBe(false)
  expect(response.writableLength).toBeLessThan(2 * bufferBytes)
  let text = ''
  heard.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  heard.resume()
  await expect.poll(() => text, { timeout: 10_000 }).toContain('event: bye\ndata: {"reason":"too-slow"}')
  expect(client.send('after', event('alert'))).toBe(false)
})
