import { existsSync } from 'node:fs'
import { maximumTextLength, sourceInput, type SourceDraft } from '@groundswell/contracts'
import { systemClock } from '@groundswell/runtime'
import { trySource } from '@groundswell/settings'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCrawler, serve, type RunningCrawler, type Site } from './testing/running-crawler.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let crawler: RunningCrawler
let site: Site

beforeAll(async () => {
  site = await serve()
  crawler = await runCrawler()
})
afterAll(async () => {
  await crawler.close()
  await site.close()
})

const soon = { timeout: 15_000, interval: 50 }
const rss = (items: string): string => `<rss version="2.0"><channel><title>晚报</title>${items}</channel></rss>`
const entry = (number: number, text: string): string =>
  `<item><title>第${number}条</title><link>${site.url}/a/${number}</link><pubDate>${new Date().toUTCString()}</pubDate><description>${text}</description></item>`
const feedSource = (id: string, over: Partial<Extract<SourceDraft, { kind: 'rss' }>> = {}): SourceDraft => ({
  kind: 'rss',
  id,
  name: '江州晚报',
  platform: 'news',
  url: `${site.url}/${id}.xml`,
  interval: 0.3,
  ...over,
})

test('a source added while it runs is read within a second and goes on being read', async () => {
  site.pages.set('/added.xml', rss(entry(1, '云岭速运延误')))
  await crawler.add(feedSource('added', { followers: 320_000, drill: true }))
  await vi.waitFor(async () => expect(await crawler.mentions('added')).toHaveLength(1), soon)
  site.pages.set('/added.xml', rss(entry(1, '云岭速运延误') + entry(2, '云岭速运致歉')))
  await vi.waitFor(async () => expect(await crawler.mentions('added')).toHaveLength(2), soon)
  expect((await crawler.mentions('added'))[0]).toMatchObject({
    platform: 'news',
    source: { id: 'added', name: '江州晚报', kind: 'rss' },
    author: { followers: 320_000 },
    drill: true,
    backfill: false,
  })
  expect(await crawler.health('added')).toMatchObject({ state: 'healthy', accepted: 2, error: null })
})

test('who we are is said, and what did not change is not sent again', async () => {
  site.pages.set('/polite.xml', (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"1"', 'content-type': 'application/rss+xml' }).end(rss(entry(3, '一')))
  })
  await crawler.add(feedSource('polite'))
  const asked = (): Site['requests'] => site.requests.filter((request) => request.path === '/polite.xml')
  await vi.waitFor(() => expect(asked().length).toBeGreaterThan(2), soon)
  expect(asked()[0]?.headers['user-agent']).toContain('Groundswell')
  expect(asked().map((request) => request.headers['if-none-match'])).toEqual([
    undefined,
    ...Array(asked().length - 1).fill('"1"'),
  ])
  expect(await crawler.mentions('polite')).toHaveLength(1)
})

test('what was read before a restart is not asked for again', async () => {
  site.pages.set('/board', '<ul><li><a href="/b/1">一</a></li></ul>')
  site.pages.set('/b/1', '<article><h1>积压</h1><p class="t">包裹积压，电话不通，等了三天。</p></article>')
  await crawler.add({
    kind: 'page',
    id: 'board',
    name: '官网',
    platform: 'site',
    url: `${site.url}/board`,
    interval: 0.3,
    selectors: { text: '.t' },
  })
  await vi.waitFor(async () => expect(await crawler.mentions('board')).toHaveLength(1), soon)
  await vi.waitFor(async () => expect(await crawler.health('board')).toMatchObject({ state: 'healthy' }), soon)
  const looks = (path: string): number => site.requests.filter((request) => request.path === path).length
  const before = looks('/board')
  await crawler.restart()
  await vi.waitFor(() => expect(looks('/board')).toBeGreaterThan(before + 1), soon)
  expect(looks('/b/1')).toBe(1)
  expect(await crawler.mentions('board')).toMatchObject([{ title: '积压', url: `${site.url}/b/1` }])
  expect(await crawler.health('board')).toMatchObject({ accepted: 1 })
})

test('the whole article behind an entry is read once, and again when the feed says something else of it', async () => {
  const page = (text: string): string =>
    `<html><body><article><p>${text}</p><p>记者在现场看到，包裹露天堆放，多辆货车排队等候。</p></article></body></html>`
  site.pages.set('/a/20', page('截至发稿，已有超过100名客户投诉。'))
  site.pages.set('/whole.xml', rss(entry(20, '摘要')))
  await crawler.add(feedSource('whole', { readArticles: true }))
  const texts = async (): Promise<string[]> =>
    (await crawler.mentions('whole')).map((one) => `${one.version} ${one.text.split('\n')[0] ?? ''}`)
  await vi.waitFor(async () => expect(await texts()).toEqual(['1 截至发稿，已有超过100名客户投诉。']), soon)
  site.pages.set('/a/20', page('更正：截至发稿，已有超过120名客户投诉。'))
  site.pages.set('/whole.xml', rss(entry(20, '摘要（更正）')))
  await vi.waitFor(
    async () =>
      expect(await texts()).toEqual([
        '1 截至发稿，已有超过100名客户投诉。',
        '2 更正：截至发稿，已有超过120名客户投诉。',
      ]),
    soon,
  )
  expect(site.requests.filter((request) => request.path === '/a/20')).toHaveLength(2)
})

test('a malformed feed is said in plain words, and the source recovers by itself', async () => {
  site.pages.set('/broken.xml', '<rss><channel><item>')
  await crawler.add(feedSource('broken'))
  await vi.waitFor(async () => expect(await crawler.health('broken')).toMatchObject({ state: 'failing' }), soon)
  expect((await crawler.health('broken'))?.error).toMatchObject({
    message: expect.stringContaining(`${site.url}/broken.xml is not a readable RSS or Atom feed`),
    fix: expect.stringContaining('feed validator'),
  })
  site.pages.set('/broken.xml', rss(entry(4, '好了')))
  await vi.waitFor(
    async () => expect(await crawler.health('broken')).toMatchObject({ state: 'healthy', error: null }),
    soon,
  )
})

test('a bad article is named and never stops the others', async () => {
  site.pages.set(
    '/mixed',
    '<ul><li><a href="/m/1">一</a></li><li><a href="/m/2">二</a></li><li><a href="/m/3">三</a></li></ul>',
  )
  site.pages.set('/m/1', '<nav>没有正文</nav>')
  site.pages.set('/m/3', '<article><h1>三</h1><p>这一篇是好的，应该被收到，内容也足够长。</p></article>')
  await crawler.add({
    kind: 'page',
    id: 'mixed',
    name: '官网',
    platform: 'site',
    url: `${site.url}/mixed`,
    interval: 0.3,
  })
  await vi.waitFor(async () => expect(await crawler.mentions('mixed')).toMatchObject([{ title: '三' }]), soon)
  await vi.waitFor(
    async () =>
      expect((await crawler.health('mixed'))?.error?.message).toMatch(/\/m\/[12] (has no article|answers 404)/),
    soon,
  )
  expect(await crawler.health('mixed')).toMatchObject({ state: 'healthy' })
})

test('an article of five megabytes is cut, marked, and kept whole as evidence', async () => {
  const html = `<article><h1>长文</h1>${'<p>包裹还没有到，物流信息一直没有更新。</p>'.repeat(80_000)}</article>`
  site.pages.set('/long', '<ul><li><a href="/l/1">长</a></li></ul>')
  site.pages.set('/l/1', html)
  await crawler.add({ kind: 'page', id: 'long', name: '官网', platform: 'site', url: `${site.url}/long`, interval: 60 })
  await vi.waitFor(async () => expect(await crawler.mentions('long')).toHaveLength(1), soon)
  const [mention] = await crawler.mentions('long')
  expect(mention?.truncated).toBe(true)
  expect(mention?.text).toHaveLength(maximumTextLength)
  expect(mention?.evidence?.bytes).toBe(Buffer.byteLength(html))
  expect(await crawler.store.blobs.get(mention?.evidence?.sha256 ?? '')).toHaveLength(Buffer.byteLength(html))
})

test('what robots.txt forbids is not read', async () => {
  const forbidding = await serve()
  forbidding.pages.set('/robots.txt', 'User-agent: *\nDisallow: /private')
  await crawler.add(feedSource('robots', { url: `${forbidding.url}/private.xml` }))
  await vi.waitFor(
    async () => expect((await crawler.health('robots'))?.error?.message).toContain('robots.txt forbids it'),
    soon,
  )
  expect(forbidding.requests.map((request) => request.path)).not.toContain('/private.xml')
  await crawler.remove('robots')
  await forbidding.close()
})

test('a site that is not there, and a page that needs a browser where there is none, say what to do', async () => {
  await crawler.add(feedSource('gone', { url: 'http://127.0.0.1:1/feed.xml' }))
  await crawler.add({
    kind: 'browser',
    id: 'rendered',
    name: '官网',
    platform: 'site',
    url: `${site.url}/board`,
    interval: 60,
  })
  await vi.waitFor(
    async () =>
      expect(await crawler.health('gone')).toMatchObject({
        state: 'failing',
        error: { message: expect.stringContaining('http://127.0.0.1:1/feed.xml') },
      }),
    soon,
  )
  await vi.waitFor(
    async () =>
      expect(await crawler.health('rendered')).toMatchObject({
        state: 'unavailable',
        error: { message: 'there is no browser at /nowhere/chromium', fix: 'correct crawler.browser.executable' },
      }),
    soon,
  )
})

test('old items are back-filled, so that history raises no alert', async () => {
  site.pages.set(
    '/old.xml',
    rss(
      `<item><title>旧闻</title><link>${site.url}/a/old</link><pubDate>Mon, 02 Mar 2020 08:00:00 GMT</pubDate></item>`,
    ),
  )
  await crawler.add(feedSource('old'))
  await vi.waitFor(
    async () => expect(await crawler.mentions('old')).toMatchObject([{ backfill: true, indexedUnder: '2020-03' }]),
    soon,
  )
})

test('a source that is switched off is not read; a removed one leaves no health behind', async () => {
  await crawler.add(feedSource('added', { enabled: false }))
  await vi.waitFor(
    async () => expect(await crawler.health('added')).toMatchObject({ state: 'stopped', accepted: 2 }),
    soon,
  )
  await crawler.remove('polite')
  await vi.waitFor(async () => expect(await crawler.health('polite')).toBeUndefined(), soon)
})

test('a source is tried without keeping anything', async () => {
  const parts = { documents: crawler.store.documents, clock: systemClock }
  site.pages.set('/tried.xml', rss(entry(9, '试一下')))
  const good = await trySource(parts, sourceInput.parse(feedSource('tried')))
  expect(good).toMatchObject({
    ok: true,
    found: 1,
    items: [{ title: '第9条', text: '试一下', url: `${site.url}/a/9` }],
    problems: [],
  })
  const bad = await trySource(parts, sourceInput.parse(feedSource('tried', { url: `${site.url}/board` })))
  expect(bad).toMatchObject({
    ok: false,
    found: 0,
    problems: [{ message: expect.stringContaining('is an HTML page, not a feed') }],
  })
  expect(await crawler.mentions('tried')).toEqual([])
  expect(await crawler.health('tried')).toBeUndefined()
})

test('crawlee leaves nothing on disk', () => {
  expect(existsSync('storage')).toBe(false)
})
