import { load, type CheerioAPI } from 'cheerio'

type Node = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number]

const textNode = 3
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head'])
const blocks = new Set(
  'p,div,br,li,ul,ol,tr,table,h1,h2,h3,h4,h5,h6,section,article,main,header,footer,aside,nav,blockquote,pre,dd,dt,dl,hr,figure,figcaption,form,title'.split(
    ',',
  ),
)

/** Readable text of HTML: scripts and styles gone, a line for each block, no runs of blanks. */
export function htmlToText(html: string): string {
  const $ = load(html, null, false)
  return textOf($.root().contents().toArray())
}

/** The same of the first part of a parsed page that fits the selector, or of the whole page. */
export function pageText($: CheerioAPI, selector: string): string {
  const part = $(selector).first()
  return textOf((part.length === 0 ? $.root() : part).toArray())
}

/** Walks with a stack of its own: a page may be nested as deep as it likes. Linear in the size of the page. */
function textOf(roots: readonly Node[]): string {
  const parts: string[] = []
  const waiting: (Node | '\n')[] = roots.toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === '\n') parts.push(next)
    else if ('data' in next) parts.push(next.nodeType === textNode ? next.data : '')
    else if ('children' in next) {
      const name = 'name' in next ? next.name : ''
      if (unread.has(name)) continue
      const block = blocks.has(name)
      if (block) {
        parts.push('\n')
        waiting.push('\n')
      }
      for (let at = next.children.length - 1; at >= 0; at -= 1) {
        const child = next.children[at]
        if (child !== undefined) waiting.push(child)
      }
    }
  }
  return tidy(parts.join(''))
}

export function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/[\t\r\f\v \u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
