import { load, type CheerioAPI } from 'cheerio'

const blocks = 'p,div,br,li,tr,h1,h2,h3,h4,h5,h6,section,article,header,footer,blockquote,pre,dd,dt,hr'

/** Readable text of HTML: scripts and styles gone, a line for each block, no runs of blanks. */
export function htmlToText(html: string): string {
  return pageText(load(html, null, false), 'body')
}

/** The same of one part of a parsed page (which is changed by it). */
export function pageText($: CheerioAPI, selector: string): string {
  const part = $(selector).first()
  const root = part.length === 0 ? $.root() : part
  root.find('script,style,noscript,template,svg').remove()
  root.find(blocks).before('\n').after('\n')
  return tidy(root.text())
}

export function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/[\t\r\f\v \u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
