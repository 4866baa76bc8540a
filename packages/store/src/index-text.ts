import { createHash } from 'node:crypto'
import { tokenize } from '@groundswell/text'

/**
 * What both engines index of a text: our own tokens joined by spaces, split again at those spaces only (FTS5 `ascii` with
 * every printable character a token character; Elasticsearch `whitespace`), so that both agree on terms and positions.
 */
export function indexText(text: string): string {
  return tokenize(text)
    .map((token) => indexTerm(token.term))
    .join(' ')
}

/** Elasticsearch's whitespace analyser would split a token of more than 255 characters in two. */
const longestTerm = 100

/** The same for text and query; a prefix longer than `longestTerm` is looked up by as much of it as is kept. */
export function indexTerm(term: string, prefix = false): string {
  const whole = term.toWellFormed()
  if (whole.length <= longestTerm) return whole
  const head = whole.slice(0, longestTerm).toWellFormed()
  if (prefix) return head
  return `${head}${createHash('sha256').update(whole).digest('hex').slice(0, 24)}`
}

const pair = /^\p{Script=Han}(\p{Script=Han})$/u

/** The second character of a token that is a pair of Han characters. */
export function secondOfPair(token: string): string | undefined {
  return pair.exec(token)?.[1]
}
