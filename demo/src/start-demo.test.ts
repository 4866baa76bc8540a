import { createServer, type Server } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceInput, subjectInput } from '@groundswell/contracts'
import { silentLogger, systemClock, UserError } from '@groundswell/runtime'
import { temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDemo, type Demo } from './start-demo.ts'

let folder: TemporaryFolder
let demo: Demo | undefined
const soon = { timeout: 15_000, interval: 30 }
const start = async (): Promise<Demo> => {
  demo = await startDemo({ folder: folder.path, log: silentLogger, clock: systemClock, speed: 200_000 })
  return demo
}
const get = async (url: string): Promise<string> => (await fetch(url, { headers: { connection: 'close' } })).text()

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  await demo?.stop()
  demo = undefined
  folder[Symbol.dispose]()
})

test('its sources are what a person could write, all of them drills', async () => {
  const { config } = await start()
  const sources = config.sources.map((source) => sourceInput.parse(source))
  expect(sources.map((source) => source.kind).toSorted()).toEqual(['page', 'page', 'rss', 'rss', 'smtp'])
  expect(sources.every((source) => source.drill)).toBe(true)
  for (const subject of config.subjects) expect(subjectInput.parse(subject)).toEqual(subject)
})

test('the world is served as pages and feeds, says that it is a drill, and goes on as it plays', async () => {
  const world = await start()
  const { urls } = world
  expect(await get(urls.site)).toContain('演练 DRILL')
  expect(await get(`${urls.site}board`)).toContain('关于冬季营业时间的公告')
  expect(await get(`${urls.forum}t/express`)).toContain('id="p1"')
  expect((await fetch(`${urls.site}board/99.html`)).status).toBe(404)
  world.play()
  await vi.waitFor(async () => expect(await get(`${urls.paper}rss.xml`)).toContain('已致1人死亡3人受伤'), soon)
  await vi.waitFor(async () => expect(await get(urls.national)).toContain('监管部门立案调查'), soon)
  expect(await get(`${urls.paper}a/1.html`)).toContain('<article>')
})

test('a page that did not change is not sent again', async () => {
  const { urls } = await start()
  const etag = (await fetch(`${urls.forum}t/express`)).headers.get('etag') ?? ''
  expect((await fetch(`${urls.forum}t/express`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('stopped and started again it goes on with the same showing on the same addresses', async () => {
  const first = await start()
  first.play()
  await vi.waitFor(async () => expect(await get(`${first.urls.paper}rss.xml`)).toContain('已致1人死亡'), soon)
  const feed = await get(`${first.urls.paper}rss.xml`)
  await first.stop()
  const second = await start()
  expect(second.urls).toEqual(first.urls)
  second.play()
  expect(await get(`${second.urls.paper}rss.xml`)).toContain(
    feed.slice(feed.indexOf('<item>'), feed.indexOf('</channel>')).trim(),
  )
})

test('mails are sent over SMTP once the mailbox listens, each until it was taken', async () => {
  const world = await start()
  const port = world.config.sources.flatMap((source) => (source.kind === 'smtp' ? [source.port] : []))[0] ?? 0
  world.play()
  const heard: string[] = []
  const mailbox = await listen(port, heard)
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(3), soon)
  expect(heard[0]).toContain('Message-ID: <drill-')
  const remembered = (): number =>
    (JSON.parse(readFileSync(join(folder.path, 'world.json'), 'utf8')) as { mailsSent: number }).mailsSent
  await vi.waitFor(() => expect(remembered()).toBeGreaterThanOrEqual(3), soon)
  await demo?.stop()
  await new Promise((resolve) => mailbox.close(resolve))
})

test('a port of an earlier showing that is taken is named', async () => {
  const first = await start()
  await first.stop()
  const port = Number(new URL(first.urls.forum).port)
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve))
  await expect(start()).rejects.toThrow(UserError)
  await expect(start()).rejects.toThrow(`port ${port}, on which the demo shows 江畔论坛, is in use`)
  await new Promise((resolve) => taken.close(resolve))
})

/** The least of a mail server: says yes to everything and keeps what it was told. */
function listen(port: number, heard: string[]): Promise<Server> {
  const server = createServer((socket) => {
    let data: string | undefined
    socket.on('error', () => socket.destroy())
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (data !== undefined) {
        data += text
        if (!data.endsWith('\r\n.\r\n')) return
        heard.push(data)
        data = undefined
        socket.write('250 taken\r\n')
      } else if (/^DATA/im.test(text)) {
        data = ''
        socket.write('354 go on\r\n')
      } else if (/^QUIT/im.test(text)) socket.end('221 bye\r\n')
      else socket.write('250 yes\r\n')
    })
  })
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}
