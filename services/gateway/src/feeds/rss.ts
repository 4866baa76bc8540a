import type { Mention } from '@groundswell/contracts'
import { beginning } from '@groundswell/text'
import { xmlText } from '../export/xlsx.ts'

const longestText = 2_000

export interface Channel {
  readonly title: string
  readonly description: string
  /** The search in the dashboard. */
  readonly link: string
  /** Where the feed is, without its token. */
  readonly self: string
  readonly language: string
  readonly at: Date
}

/** RSS 2.0 (rssboard.org/rss-specification), with the Atom and Dublin Core elements readers look for. */
export function rssDocument(channel: Channel, mentions: readonly Mention[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${xmlText(channel.title)}</title>
<link>${xmlText(channel.link)}</link>
<description>${xmlText(channel.description)}</description>
<language>${channel.language}</language>
<lastBuildDate>${channel.at.toUTCString()}</lastBuildDate>
<generator>Groundswell</generator>
<ttl>5</ttl>
<atom:link href="${xmlText(channel.self)}" rel="self" type="application/rss+xml"/>
${mentions.map(rssItem).join('')}</channel></rss>
`
}

function rssItem(mention: Mention): string {
  const { author, url } = mention
  const link = url !== undefined && /^https?:\/\//i.test(url) ? `<link>${xmlText(url)}</link>` : ''
  const creator = author?.name === undefined ? '' : `<dc:creator>${xmlText(author.name)}</dc:creator>`
  // A description is HTML inside XML, so its text is escaped for both.
  return `<item><title>${xmlText(titleOf(mention))}</title>${link}<guid isPermaLink="false">${xmlText(mention.id)}</guid><pubDate>${new Date(mention.publishedAt).toUTCString()}</pubDate>${creator}<category>${xmlText(mention.platform)}</category><description>${xmlText(xmlText(cut(mention.text.replaceAll('\r', ''), longestText)))}</description></item>\n`
}

function titleOf({ title, text }: Mention): string {
  return title.trim() === '' ? cut(text.trim().replaceAll(/\s+/g, ' '), 80) : title
}

function cut(text: string, length: number): string {
  return text.length > length ? `${beginning(text, length - 1)}…` : text
}
