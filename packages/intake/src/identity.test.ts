import { expect, test } from 'vitest'
import type { CollectedItem } from './collected-item.ts'
import { canonicalUrl, derivedId } from './identity.ts'

const item = (over: Partial<CollectedItem>): CollectedItem => ({
  source: { id: 's1', name: '江畔论坛', kind: 'page' },
  platform: 'forum',
  text: '包裹三天没动',
  raw: { bytes: new Uint8Array(), mediaType: 'text/plain' },
  drill: false,
  backfill: false,
  ...over,
})

test('one page has one spelling, however a reader came to it', () => {
  const page = canonicalUrl('HTTPS://News.Example.COM:443/a?b=2&a=1#top')
  expect(page).toBe('https://news.example.com/a?a=1&b=2')
  expect(canonicalUrl('https://news.example.com/a?utm_source=x&a=1&spm=9.8&b=2&from=timeline')).toBe(page)
  expect(canonicalUrl('http://example.com:80/')).toBe('http://example.com/')
  expect(canonicalUrl('http://example.com:8080/?')).toBe('http://example.com:8080/')
})

test('only an anchor that was given counts', () => {
  expect(canonicalUrl('http://f.example/t#p1')).toBe('http://f.example/t')
  expect(canonicalUrl('http://f.example/t', 'p1')).toBe('http://f.example/t#p1')
})

test('what is no web address has no canonical form', () => {
  expect(canonicalUrl('mailto:a@b.example')).toBeUndefined()
  expect(canonicalUrl('not an address')).toBeUndefined()
})

test('a page and its feed entry are one', () => {
  const page = item({ url: 'http://news.example/a/1' })
  const entry = item({
    source: { id: 's2', name: '订阅', kind: 'rss' },
    url: 'http://news.example/a/1?utm_medium=rss',
    nativeId: 'guid-1',
  })
  expect(derivedId(page)).toBe(derivedId(entry))
})

test('identity goes from the address to the native id to the key to who said what when', () => {
  const ids = [
    item({ url: 'http://n.example/1', nativeId: '1' }),
    item({ nativeId: '1', idempotencyKey: 'k' }),
    item({ idempotencyKey: 'k', author: { name: '甲' }, publishedAt: '2026-03-01T00:00:00Z' }),
    item({ author: { name: '甲' }, publishedAt: '2026-03-01T00:00:00Z' }),
  ].map(derivedId)
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[\w-]{32}$/)
  expect(derivedId(item({ nativeId: '1', text: '改过的' }))).toBe(ids[1])
})

test('the same words without a time or a name are never taken for one', () => {
  expect(derivedId(item({}))).toBeUndefined()
  expect(derivedId(item({ author: { name: '甲' } }))).toBeUndefined()
})
