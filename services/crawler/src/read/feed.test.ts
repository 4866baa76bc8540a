import { expect, test } from 'vitest'
import { SourceProblem } from '../fetch/source-problem.ts'
import { readFeed } from './feed.ts'

const now = new Date('2026-11-23T10:00:00.000Z')
const feed = (text: string, mediaType = 'application/rss+xml'): Parameters<typeof readFeed>[0] => ({
  url: 'http://news.example/rss.xml',
  bytes: new TextEncoder().encode(text),
  mediaType,
  charset: undefined,
})
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>江州晚报</title><link>http://news.example/</link><description>.</description>${items}</channel></rss>`

test('an RSS item gives title, text without tags, author, time, address and native id', () => {
  const { items, problems } = readFeed(
    feed(
      rss(
        '<item><title>包裹积压</title><link>/a/1</link><guid isPermaLink="false">g1</guid><pubDate>Mon, 23 Nov 2026 08:00:00 +0800</pubDate><dc:creator>周明</dc:creator><description>摘要</description><content:encoded><![CDATA[<p>第一段 &amp; 其他</p><script>x()</script><p>第二段</p>]]></content:encoded></item>',
      ),
    ),
    now,
  )
  expect(problems).toEqual([])
  expect(items).toMatchObject([
    {
      url: 'http://news.example/a/1',
      nativeId: 'g1',
      title: '包裹积压',
      text: '第一段 & 其他\n第二段',
      author: { name: '周明' },
      publishedAt: '2026-11-23T00:00:00.000Z',
    },
  ])
})

test('an Atom entry gives the same', () => {
  const { items } = readFeed(
    feed(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id><updated>2026-11-23T01:00:00Z</updated><entry><title>延误</title><id>urn:1</id><link href="http://news.example/a/2"/><updated>2026-11-23T01:00:00Z</updated><author><name>吴晓</name></author><summary>三天没动</summary></entry></feed>',
    ),
    now,
  )
  expect(items).toMatchObject([
    {
      url: 'http://news.example/a/2',
      nativeId: 'urn:1',
      title: '延误',
      text: '三天没动',
      author: { name: '吴晓' },
      publishedAt: '2026-11-23T01:00:00.000Z',
    },
  ])
})

test('a bad entry is left out and named, and the others stay', () => {
  const { items, problems } = readFeed(
    feed(rss('<item><link>/a/1</link></item><item><title>好的</title><pubDate>gestern</pubDate></item>')),
    now,
  )
  expect(items).toMatchObject([{ title: '好的', text: '好的' }])
  expect(problems.map((problem) => problem.message)).toEqual([
    expect.stringContaining('entry 1 of http://news.example/rss.xml has neither title nor text'),
    expect.stringContaining('entry 2 of http://news.example/rss.xml has a date that is none (gestern)'),
  ])
})

test.each(['', 'not a feed', '<rss><channel><item><title>broken', rss('<item><title>x').slice(0, 200)])(
  'a malformed feed says what and where: %s',
  (text) => {
    expect(() => readFeed(feed(text), now)).toThrow(SourceProblem)
    expect(() => readFeed(feed(text), now)).toThrow(
      /http:\/\/news\.example\/rss\.xml is not a readable RSS or Atom feed/,
    )
  },
)

test('an HTML page in place of a feed is named as such', () => {
  expect(() => readFeed(feed('<html><body>hi</body></html>', 'text/html'), now)).toThrow('is an HTML page, not a feed')
})

test('a feed in GBK is read by its declaration', () => {
  const gbk = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="gbk"?><rss version="2.0"><channel><title>t</title><item><title>'),
    Buffer.from([0xbf, 0xec, 0xb5, 0xdd]),
    Buffer.from('</title></item></channel></rss>'),
  ])
  expect(
    readFeed({ url: 'http://n.example/', bytes: gbk, mediaType: 'text/xml', charset: undefined }, now).items[0]?.title,
  ).toBe('快递')
})
