import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { sourceInput, type RawMention } from '@groundswell/contracts'
import { crawlerConfig, startCrawler } from '@groundswell/crawler'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { Settings, sourceHealthDocuments, sourceSettings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'

/** Needs a Chromium in the PATH (Debian: apt install chromium). */
let folder: TemporaryFolder
let site: Server
let base: string
let bus: EventBus
let store: Store
let crawler: RunningService
const agents: string[] = []

const soon = { timeout: 60_000, interval: 200 }

/** A list and articles that are empty until their script has run. */
const pages: Readonly<Record<string, string>> = {
  '/board': `<ul id="list"></ul><script>setTimeout(() => { list.innerHTML = '<li><a href="/a/1">一</a></li><li><a href="/a/2">二</a></li>' }, 200)</script>`,
  '/a/1': articleOf('包裹积压', '云岭速运的包裹积压了三天，客服电话一直打不通。'),
  '/a/2': articleOf('运费退款', '云岭速运已经把运费退了，速度比想象的快。'),
}

function articleOf(title: string, text: string): string {
  return `<h1>${title}</h1><div id="body"></div><script>setTimeout(() => { body.innerHTML = '<p class="text">${text}</p>' }, 100)</script>`
}

beforeAll(async () => {
  folder = temporaryFolder()
  site = createServer((request, response) => {
    const body = pages[request.url ?? '']
    if (body !== undefined) agents.push(request.headers['user-agent'] ?? '')
    response
      .writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html><body>${body ?? ''}</body></html>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const address = site.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  bus = await openEmbeddedBus({ folder: join(folder.path, 'bus'), log: silentLogger })
  store = await openEmbeddedStore({ folder: join(folder.path, 'store'), log: silentLogger })
  crawler = await startCrawler(crawlerConfig.parse({}), {
    bus,
    store,
    log: silentLogger,
    metrics: new Metrics(),
    clock: systemClock,
  })
})

afterAll(async () => {
  await crawler.stop()
  await bus.close()
  await store.close()
  site.closeAllConnections()
  site.close()
  folder[Symbol.dispose]()
})

test('a page that is filled in by script is read through Chromium, with the rendered page as evidence', async () => {
  const settings = new Settings(store.documents, sourceSettings, systemClock)
  await settings.save(
    sourceInput.parse({
      kind: 'browser',
      id: 'rendered',
      name: '官网',
      platform: 'site',
      url: `${base}/board`,
      interval: 2,
      waitFor: '#list li',
      selectors: { link: '#list a', text: '.text' },
    }),
    'absent',
  )
  const mentions = async (): Promise<RawMention[]> => {
    const found: RawMention[] = []
    for (let partition = 0; partition < (await bus.partitions('mentions.raw')); partition += 1)
      for (const record of await bus.read('mentions.raw', partition, 0, 1000))
        found.push(JSON.parse(record.value) as RawMention)
    return found
  }
  await vi.waitFor(
    async () => expect((await mentions()).map((one) => one.title).toSorted()).toEqual(['包裹积压', '运费退款']),
    soon,
  )
  const [mention] = await mentions()
  const evidence = Buffer.from((await store.blobs.get(mention?.evidence?.sha256 ?? '')) ?? []).toString()
  expect(evidence).toContain(mention?.text)
  expect(agents.every((agent) => agent.includes('Groundswell'))).toBe(true)
  await vi.waitFor(
    async () =>
      expect((await store.documents.get(sourceHealthDocuments, 'rendered'))?.body).toMatchObject({
        state: 'healthy',
        accepted: 2,
        error: null,
      }),
    soon,
  )
})

test('what never shows up on the page is named', async () => {
  const settings = new Settings(store.documents, sourceSettings, systemClock)
  await settings.save(
    sourceInput.parse({
      kind: 'browser',
      id: 'never',
      name: '官网',
      platform: 'site',
      url: `${base}/a/1`,
      interval: 60,
      waitFor: '.never',
    }),
    'absent',
  )
  await vi.waitFor(
    async () =>
      expect((await store.documents.get(sourceHealthDocuments, 'never'))?.body).toMatchObject({
        state: 'failing',
        error: { message: expect.stringContaining('never showed ".never"'), fix: 'correct waitFor of this source' },
      }),
    soon,
  )
})
