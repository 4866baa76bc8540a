import { Readability } from '@mozilla/readability'
import type { PageSelectors } from '@groundswell/contracts'
import { load } from 'cheerio'
import { parseHTML } from 'linkedom'
import { SourceProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from './found-item.ts'
import { htmlToText, pageText, tidy } from './html-text.ts'
import type { LoadedPage } from './page.ts'
import { publishedTime } from './published-time.ts'

/** Readability walks the tree many times: a page above this size gives its plain text instead. */
const readabilityLimit = 1_500_000
/** An article has at least so many characters; less is a menu or an error page. */
const shortestArticle = 10

const dateSelectors = [
  'meta[property="article:published_time"]',
  'meta[name="publishdate"]',
  'meta[name="pubdate"]',
  'meta[itemprop="datePublished"]',
  'time[datetime]',
  'time',
  '[class*="pub"][class*="time"]',
  '[class*="date"]',
]

export interface ReadingRules {
  readonly selectors: PageSelectors
  readonly now: Date
  readonly timeZone: string
}

/** The article of a page, by the source's selectors where given, else by readability. Throws where there is none. */
export function readArticle(page: LoadedPage, rules: ReadingRules): FoundItem {
  const { $, url } = page
  const { selectors } = rules
  const guessed = selectors.text === undefined ? guess(page) : undefined
  const publishedAt = publishedTime(dateOf($, selectors.date), rules.now, rules.timeZone)
  const heading = $('h1').length === 1 ? lineOf($, 'h1') : undefined
  const title = selectors.title === undefined ? (heading ?? guessed?.title ?? titleOf($)) : lineOf($, selectors.title)
  const author = selectors.author === undefined ? guessed?.author : lineOf($, selectors.author)
  const text =
    selectors.text === undefined
      ? (guessed?.text ?? '')
      : $(selectors.text).length === 0
        ? ''
        : pageText($, selectors.text)
  if (text.length < shortestArticle) {
    const how =
      selectors.text === undefined
        ? 'nothing on it reads like an article'
        : `nothing there for the selector "${selectors.text}"`
    throw new SourceProblem(
      `${url} has no article: ${how}`,
      'check that the link selector finds articles only, or correct selectors.text',
    )
  }
  return {
    url,
    title: title ?? '',
    text: title !== undefined && text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text,
    ...(author === undefined || author === '' ? {} : { author: { name: author } }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    raw: { bytes: page.bytes, mediaType: page.mediaType },
  }
}

function guess(page: LoadedPage): { title: string | undefined; author: string | undefined; text: string } {
  if (page.html.length > readabilityLimit) {
    const main = ['article', 'main', 'body'].find((selector) => page.$(selector).length > 0)
    return { title: undefined, author: undefined, text: pageText(page.$, main ?? 'body') }
  }
  // linkedom makes no document of a page that leaves out its html and body tags, as HTML allows; parse5 puts them in.
  const { document } = parseHTML(/<body[\s>]/i.test(page.html) ? page.html : load(page.html).html())
  const found = new Readability(document, {
    charThreshold: 30,
  }).parse()
  const title = found?.title?.trim()
  const author = found?.byline?.trim()
  return {
    title: title === undefined || title === '' ? undefined : title,
    author:
      author === undefined || author.length > 60 ? undefined : author.replace(/^(?:作者|记者|来源|by)[:：\s]+/i, ''),
    text: found?.content == null ? '' : htmlToText(found.content),
  }
}

function titleOf($: CheerioAPI): string | undefined {
  return lineOf($, 'h1') ?? $('meta[property="og:title"]').attr('content')?.trim() ?? lineOf($, 'title')
}

function dateOf($: CheerioAPI, selector: string | undefined): string | undefined {
  for (const one of selector === undefined ? dateSelectors : [selector]) {
    const found = $(one).first()
    const written = found.attr('datetime') ?? found.attr('content') ?? found.text()
    if (/\d/.test(written)) return written
  }
  return undefined
}

function lineOf($: CheerioAPI, selector: string): string | undefined {
  const line = tidy($(selector).first().text()).replaceAll('\n', ' ')
  return line === '' ? undefined : line
}

type CheerioAPI = LoadedPage['$']
