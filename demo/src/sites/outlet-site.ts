import type { Said } from '../script/course.ts'
import { escape, page, shownTime } from './html.ts'

export interface Outlet {
  readonly name: string
  readonly slogan: string
  readonly colour: string
}

/** A news outlet: a front page, a page for each article, and its feed of summaries. */
export function outletPage(outlet: Outlet, path: string, said: readonly Said[]): string | undefined {
  const frame = (title: string, body: string): string =>
    page({
      title,
      style: styleOf(outlet),
      head: `<link rel="alternate" type="application/rss+xml" title="${escape(outlet.name)}" href="/rss.xml">`,
      body: `<header><div class="wrap"><b>${escape(outlet.name)}</b><span>${escape(outlet.slogan)}</span></div></header><div class="wrap">${body}</div><footer><div class="wrap">${escape(outlet.name)} · 虚构媒体</div></footer>`,
    })
  if (path === '/') {
    const rows = said
      .toReversed()
      .map(
        (item) =>
          `<section><h2><a href="/a/${item.number}.html">${escape(item.title)}</a></h2><p>${escape(summaryOf(item))}</p><time>${shownTime(item.publishedAt)}</time></section>`,
      )
    return frame(outlet.name, rows.join('\n'))
  }
  const number = /^\/a\/(\d+)\.html$/.exec(path)?.[1]
  const one = said.find((item) => item.number === Number(number))
  if (one === undefined) return undefined
  const paragraphs = paragraphsOf(one.text).map((paragraph) => `<p>${escape(paragraph)}</p>`)
  return frame(
    `${one.title} - ${outlet.name}`,
    `<div class="paper"><div class="head"><h1>${escape(one.title)}</h1><div class="meta"><time datetime="${one.publishedAt.toISOString()}">${shownTime(one.publishedAt)}</time> 来源：${escape(outlet.name)} <span class="author">${escape(one.author)}</span></div></div><article>${paragraphs.join('\n')}</article></div>`,
  )
}

export function outletFeed(outlet: Outlet, base: string, said: readonly Said[]): string {
  const items = said
    .toReversed()
    .map(
      (item) =>
        `<item><title>${escape(item.title)}</title><link>${base}/a/${item.number}.html</link><guid isPermaLink="true">${base}/a/${item.number}.html</guid><pubDate>${item.publishedAt.toUTCString()}</pubDate><dc:creator>${escape(item.author)}</dc:creator><description>${escape(summaryOf(item))}</description></item>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escape(outlet.name)}</title><link>${base}/</link><description>${escape(outlet.slogan)}（演练 DRILL，虚构内容）</description><language>zh-cn</language>
${items.join('\n')}
</channel></rss>
`
}

function summaryOf(item: Said): string {
  return item.text.length > 60 ? `${item.text.slice(0, 58)}……` : item.text
}

/** A few sentences to a paragraph, as papers set them. */
function paragraphsOf(text: string): string[] {
  const sentences = text.match(/[^。！？]+[。！？]?/g) ?? [text]
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; at += 2) paragraphs.push(sentences.slice(at, at + 2).join(''))
  return paragraphs
}

function styleOf(outlet: Outlet): string {
  return `
header{background:#fff;border-top:6px solid ${outlet.colour};border-bottom:1px solid #ddd}header .wrap{display:flex;align-items:baseline;gap:18px;padding:18px 16px}
header b{font:700 30px/1 "Noto Serif CJK SC",serif;color:${outlet.colour};letter-spacing:4px}header span{color:#888}
section,.paper{background:#fff;padding:20px 28px;margin:18px 0;border-radius:4px}section h2{margin:0 0 6px;font-size:20px}
h1{font-size:26px;line-height:1.4}.meta,section time{color:#999;font-size:14px}article p{text-indent:2em}
footer{color:#999;font-size:13px;padding:20px 0}`
}
