import { SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import type { ReadingRules } from './article.ts'
import type { FoundItem } from './found-item.ts'
import { htmlToText, tidy } from './html-text.ts'
import type { LoadedPage } from './page.ts'
import { publishedTime } from './published-time.ts'

export interface PostsReading {
  readonly items: readonly FoundItem[]
  readonly problems: readonly ItemProblem[]
}

/** The posts of a page that holds many, each with its anchor, so that each is a mention of its own. */
export function readPosts(page: LoadedPage, rules: ReadingRules): PostsReading {
  const { $, url } = page
  const { selectors } = rules
  const raw = { bytes: page.bytes, mediaType: page.mediaType }
  const itemSelector = selectors.item ?? 'article'
  const elements = $(itemSelector).toArray()
  if (elements.length === 0)
    throw new SourceProblem(
      `${url} holds no post by the selector "${itemSelector}"`,
      'correct selectors.item (try it with "Test" in Sources)',
    )
  const items: FoundItem[] = []
  const problems: ItemProblem[] = []
  for (const [at, element] of elements.entries()) {
    const post = $(element)
    const part = (selector: string | undefined): string | undefined => {
      if (selector === undefined) return undefined
      const line = tidy(post.find(selector).first().text()).replaceAll('\n', ' ')
      return line === '' ? undefined : line
    }
    const text = htmlToText(
      (selectors.text === undefined ? post.html() : post.find(selectors.text).first().html()) ?? '',
    )
    const title = part(selectors.title) ?? ''
    if (text === '' && title === '') {
      problems.push({ message: `post ${at + 1} of ${url} has no text and was left out`, fix: 'correct selectors.text' })
      continue
    }
    const marked = selectors.anchor === undefined ? post : post.find(selectors.anchor).first()
    const anchor = marked.attr('id') ?? marked.attr('name')
    const time = selectors.date === undefined ? post.find('time').first() : post.find(selectors.date).first()
    const publishedAt = publishedTime(time.attr('datetime') ?? time.text(), rules.now, rules.timeZone)
    const author = part(selectors.author)
    items.push({
      ...(anchor === undefined ? {} : { url, anchor }),
      title,
      text,
      ...(author === undefined ? {} : { author: { name: author } }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      raw,
    })
  }
  return { items, problems }
}
