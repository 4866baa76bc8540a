import { platformNames, type Mention } from '@groundswell/contracts'
import { beginning } from '@groundswell/text'
import { xmlText } from '../export/xlsx.ts'
import type { Language } from '../problems/words.ts'

const longestText = 2_000
const drillMark = '演练 DRILL'
const tags = { zh: 'zh-CN', en: 'en' } as const

export interface Channel {
  readonly title: string
  readonly description: string
  /** The search in the dashboard. */
  readonly link: string
  /** A mention in the dashboard, for those that stand nowhere else. */
  readonly linkOf: (mentionId: string) => string
  /** Where the feed is, without its token. */
  readonly self: string
  readonly language: Language
  readonly at: Date
}

/** RSS 2.0 (rssboard.org/rss-specification), with the Atom and Dublin Core elements readers look for. */
export function rssDocument(channel: Channel, mentions: readonly Mention[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${xmlText(channel.title)}</title>
<link>${xmlText(channel.link)}</link>
<description>${xmlText(channel.description)}</description>
<language>${tags[channel.language]}</language>
<lastBuildDate>${channel.at.toUTCString()}</lastBuildDate>
<generator>Groundswell</generator>
<ttl>5</ttl>
<atom:link href="${xmlText(channel.self)}" rel="self" type="application/rss+xml"/>
${mentions.map((mention) => rssItem(mention, channel)).join('')}</channel></rss>
`
}

function rssItem(mention: Mention, { language, linkOf }: Channel): string {
  const { author, url, drill, platform } = mention
  const link = url !== undefined && /^https?:\/\//i.test(url) ? url : linkOf(mention.id)
  const title = `${drill ? `【${drillMark}】` : ''}${titleOf(mention)}`
  const creator = author?.name === undefined ? '' : `<dc:creator>${xmlText(author.name)}</dc:creator>`
  const categories = [platformNames[platform]?.[language] ?? platform, ...(drill ? [drillMark] : [])]
  const filed = categories.map((each) => `<category>${xmlText(each)}</category>`).join('')
  // A description is HTML inside XML, so its text is escaped for both.
  return `<item><title>${xmlText(title)}</title><link>${xmlText(link)}</link><guid isPermaLink="false">${xmlText(mention.id)}</guid><pubDate>${new Date(mention.publishedAt).toUTCString()}</pubDate>${creator}${filed}<description>${xmlText(xmlText(cut(mention.text.replaceAll('\r', ''), longestText)))}</description></item>\n`
}

function titleOf({ title, text }: Mention): string {
  return title.trim() === '' ? cut(text.trim().replaceAll(/\s+/g, ' '), 80) : title
}

function cut(text: string, length: number): string {
  return text.length > length ? `${beginning(text, length - 1)}…` : text
}
