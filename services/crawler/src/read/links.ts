import { SourceProblem } from '../fetch/source-problem.ts'
import type { LoadedPage } from './page.ts'

/** Addresses of the articles a list links to, in its order, each once. Throws where the selector finds none. */
export function readLinks(page: LoadedPage, selector: string | undefined): string[] {
  const { $ } = page
  const base = $('base[href]').attr('href')
  const root = base !== undefined && URL.canParse(base, page.url) ? new URL(base, page.url).href : page.url
  const links = new Set<string>()
  for (const element of $(selector ?? 'main a[href], article a[href], li a[href], h2 a[href], h3 a[href]').toArray()) {
    const href = $(element).attr('href') ?? $(element).find('a[href]').attr('href')
    if (href === undefined || !URL.canParse(href, root)) continue
    const url = new URL(href, root)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') continue
    url.hash = ''
    if (url.href !== page.url) links.add(url.href)
  }
  if (links.size === 0)
    throw new SourceProblem(
      `${page.url} links to no article${selector === undefined ? '' : ` by the selector "${selector}"`}`,
      'correct selectors.link (try it with "Test" in Sources); a page that is filled in by script needs kind "browser"',
    )
  return [...links]
}
