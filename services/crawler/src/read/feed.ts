import { DetectError, MalformedError, ParseError, parseFeed } from 'feedsmith'
import { decodePage } from '../fetch/decode-page.ts'
import type { Fetched } from '../fetch/polite-fetch.ts'
import { SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from './found-item.ts'
import { htmlToText, tidy } from './html-text.ts'
import { publishedTime } from './published-time.ts'

export interface FeedReading {
  /** In the order of the feed. */
  readonly items: readonly FoundItem[]
  readonly problems: readonly ItemProblem[]
}

interface Entry {
  readonly id: string | undefined
  readonly link: string | undefined
  readonly title: string | undefined
  readonly html: string | undefined
  readonly author: string | undefined
  readonly published: string | undefined
}

/** Items of an RSS, Atom, RDF or JSON feed. Throws `SourceProblem` where it is none; a bad entry is a problem of its own. */
export function readFeed(fetched: Pick<Fetched, 'url' | 'bytes' | 'mediaType' | 'charset'>, now: Date): FeedReading {
  const text = decodePage(fetched.bytes, fetched.charset)
  const raw = { bytes: fetched.bytes, mediaType: fetched.mediaType }
  const items: FoundItem[] = []
  const problems: ItemProblem[] = []
  for (const [at, entry] of entriesOf(text, fetched).entries()) {
    const body = entry.html === undefined ? '' : htmlToText(entry.html)
    const title = entry.title === undefined ? '' : tidy(htmlToText(entry.title)).replaceAll('\n', ' ')
    if (body === '' && title === '') {
      problems.push({ message: `entry ${at + 1} of ${fetched.url} has neither title nor text and was left out` })
      continue
    }
    const link = linkOf(entry.link, fetched.url)
    const publishedAt = publishedTime(entry.published, now, 'UTC')
    if (entry.published !== undefined && publishedAt === undefined)
      problems.push({
        message: `entry ${at + 1} of ${fetched.url} has a date that is none (${entry.published.slice(0, 60)}); the time of collection holds`,
      })
    items.push({
      ...(link === undefined ? {} : { url: link }),
      ...(entry.id === undefined ? {} : { nativeId: entry.id }),
      title,
      text: body === '' ? title : body,
      ...(entry.author === undefined ? {} : { author: { name: entry.author } }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      raw,
    })
  }
  return { items, problems }
}

function entriesOf(text: string, { url, mediaType }: Pick<Fetched, 'url' | 'mediaType'>): Entry[] {
  try {
    const parsed = parseFeed(text)
    switch (parsed.format) {
      case 'rss':
        return (parsed.feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          html: item.content?.encoded ?? item.description,
          author: item.dc?.creators?.[0] ?? nameOf(item.authors?.[0]),
          published: item.pubDate ?? item.dc?.dates?.[0],
        }))
      case 'atom':
        return (parsed.feed.entries ?? []).map((entry) => ({
          id: entry.id,
          link: (entry.links?.find((link) => link.rel === 'alternate' || link.rel === undefined) ?? entry.links?.[0])
            ?.href,
          title: entry.title?.value,
          html: entry.content?.value ?? entry.summary?.value,
          author: nameOf(entry.authors?.[0]),
          published: entry.published ?? entry.updated,
        }))
      case 'rdf':
        return (parsed.feed.items ?? []).map((item) => ({
          id: undefined,
          link: item.link,
          title: item.title,
          html: item.content?.encoded ?? item.description,
          author: item.dc?.creators?.[0],
          published: item.dc?.dates?.[0],
        }))
      case 'json':
        return (parsed.feed.items ?? []).map((item) => ({
          id: item.id,
          link: item.url ?? item.external_url,
          title: item.title,
          html: item.content_html ?? item.content_text ?? item.summary,
          author: item.authors?.[0]?.name,
          published: item.date_published ?? item.date_modified,
        }))
      default:
        return []
    }
  } catch (error) {
    if (!(error instanceof DetectError || error instanceof MalformedError || error instanceof ParseError)) throw error
    if (mediaType === 'text/html' || /^\s*(?:<!doctype html|<html)/i.test(text))
      throw new SourceProblem(
        `${url} is an HTML page, not a feed`,
        'give the address of its feed (<link rel="alternate"> in the page), or add it as kind "page"',
      )
    throw new SourceProblem(
      `${url} is not a readable RSS or Atom feed: ${error.message}`,
      'open it in a feed validator and tell its owner; it is read again at the next look',
    )
  }
}

function nameOf(
  person: { readonly name?: string | undefined; readonly email?: string | undefined } | string | undefined,
): string | undefined {
  return typeof person === 'string' ? person : (person?.name ?? person?.email)
}

function linkOf(link: string | undefined, base: string): string | undefined {
  if (link === undefined || !URL.canParse(link, base)) return undefined
  const { href, protocol } = new URL(link, base)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
