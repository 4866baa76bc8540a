import { fold, tokenize } from '@groundswell/text'
import background from '../../weights/background-terms.json' with { type: 'json' }

/** What a text is about, for comparing reports: its most telling pairs of characters and words, most telling first. */
export type Terms = readonly string[]

const common = new Map<string, number>(Object.entries(background.terms))
/** A term that stands in no list is rarer than every listed one: ln(180,000 texts / about 25). */
const rare = 8.8
/** Below it a term says nothing of what happened (ln of 1 in 37 texts). */
const tellingFrom = 3.6
const keptTerms = 48
const headLength = 400

/** How telling a term is: the logarithm of how many texts one must read to meet it. */
export function weightOf(term: string): number {
  return common.get(term) ?? rare
}

/**
 * The terms of a report, without those of the subject's own name, which all its mentions share. Long texts are read at
 * their head, where news say what happened.
 */
export function termsOf(title: string, text: string, subjectName: string): Terms {
  const own = new Set(tokenize(subjectName).map((token) => token.term))
  const seen = new Set<string>()
  const head = text.startsWith(title) ? text.slice(0, headLength) : `${title}\n${text.slice(0, headLength)}`
  const name = fold(subjectName)
  const rest = name === '' ? head : fold(head).replaceAll(name, '\u3000')
  for (const { term } of tokenize(rest)) {
    if (term.length < 2 || own.has(term) || /^\d+$/.test(term)) continue
    if (weightOf(term) >= tellingFrom) seen.add(term)
  }
  return [...seen].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, keptTerms)
}
