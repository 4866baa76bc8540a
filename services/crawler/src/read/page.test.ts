import { load } from 'cheerio'
import { expect, test, vi } from 'vitest'
import { readArticle, type ReadingRules } from './article.ts'
import { readLinks } from './links.ts'
import type { LoadedPage } from './page.ts'
import { readPosts } from './posts.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const page = (html: string, url = 'http://site.example/board'): LoadedPage => ({
  status: 'ok',
  url,
  html,
  $: load(html),
  bytes: new TextEncoder().encode(html),
  mediaType: 'text/html',
  validators: {},
})
const rules = (selectors: ReadingRules['selectors'] = {}): ReadingRules => ({
  selectors,
  now: new Date('2026-11-23T10:00:00.000Z'),
  timeZone: 'Asia/Shanghai',
})

const article = `<html><head><title>包裹积压 - 江州晚报</title></head><body><nav><a href="/">首页</a><a href="/b">体育</a></nav>
<div class="paper"><h1>云岭速运包裹积压</h1><div class="meta"><time datetime="2026-11-23T07:20:00Z">下午</time> 记者 周明</div>
<article><p>连日来，云岭速运南湖分拣中心大量包裹积压，物流信息多日不更新，客服电话难以接通，许多市民表示不满。</p><p>记者在现场看到，院内包裹露天堆放，多辆货车排队等候卸货，一位司机说已经等了九个小时。</p></article></div>
<footer>版权所有</footer></body></html>`

test('an article is found without selectors: heading, text, time', () => {
  const found = readArticle(page(article), rules())
  expect(found.title).toBe('云岭速运包裹积压')
  expect(found.text).toMatch(/^连日来.*不满。\n记者在现场看到.*小时。$/s)
  expect(found.publishedAt).toBe('2026-11-23T07:20:00.000Z')
})

test('selectors of the source go before guessing', () => {
  const found = readArticle(page(article), rules({ title: 'title', text: 'article p', author: '.meta', date: 'time' }))
  expect(found).toMatchObject({ title: '包裹积压 - 江州晚报', author: { name: '下午 记者 周明' } })
  expect(found.text).toContain('连日来')
})

test('a page with no article says so, and what to correct', () => {
  expect(() => readArticle(page('<html><body><nav>菜单</nav></body></html>'), rules())).toThrow(
    'http://site.example/board has no article: nothing on it reads like an article',
  )
  expect(() => readArticle(page(article), rules({ text: '.missing' }))).toThrow(
    'nothing there for the selector ".missing"',
  )
})

test('a page of five megabytes is read within seconds', () => {
  const long = '<p>包裹还没有到，物流信息一直没有更新。</p>'.repeat(90_000)
  const started = performance.now()
  const found = readArticle(page(`<html><body><article><h1>长文</h1>${long}</article></body></html>`), rules())
  expect(found.text.length).toBeGreaterThan(1_500_000)
  expect(performance.now() - started).toBeLessThan(20_000)
})

test('links of a list are absolute, each once, in order', () => {
  const list = page(
    '<ul><li><a href="/a/1">一</a></li><li><a href="a/2#top">二</a></li><li><a href="/a/1">一</a></li><li><a href="mailto:x@y">信</a></li></ul>',
  )
  expect(readLinks(list, 'li a')).toEqual(['http://site.example/a/1', 'http://site.example/a/2'])
  expect(() => readLinks(list, '.none')).toThrow(
    'http://site.example/board links to no article by the selector ".none"',
  )
})

test('posts of one page are items of their own by their anchors; one without text is named and left out', () => {
  const thread = page(
    '<div class="post" id="p1"><b>甲</b><time datetime="2026-11-23T01:00:00Z"></time><p>第一楼</p></div><div class="post" id="p2"><b>乙</b><p></p></div><div class="post"><b>丙</b><time>2026-11-23 10:30</time><p>第三楼</p></div>',
  )
  const { items, problems } = readPosts(thread, rules({ item: '.post', text: 'p', author: 'b' }))
  expect(items).toMatchObject([
    {
      url: 'http://site.example/board',
      anchor: 'p1',
      text: '第一楼',
      author: { name: '甲' },
      publishedAt: '2026-11-23T01:00:00.000Z',
    },
    { text: '第三楼', author: { name: '丙' }, publishedAt: '2026-11-23T02:30:00.000Z' },
  ])
  expect(items[1]?.url).toBeUndefined()
  expect(problems).toMatchObject([{ message: 'post 2 of http://site.example/board has no text and was left out' }])
  expect(() => readPosts(thread, rules({ item: '.none' }))).toThrow('holds no post by the selector ".none"')
})
