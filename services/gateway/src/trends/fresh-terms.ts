import type { Term } from './frequent-terms.ts'

export interface FreshTerm extends Term {
  /** In how many of the usual texts. */
  readonly usual: number
  /** How many times as frequent as usual; a term never seen counts as seen half a time. */
  readonly times: number
}

const leastTimes = 2
/** Above it chance alone is believed in one of a thousand: 0.999 of the chi-square distribution with one degree of freedom. */
const surelyMore = 10.83

/**
 * Terms more frequent now than usual, the surest first: by the log-likelihood ratio of their shares (Dunning 1993,
 * "Accurate Methods for the Statistics of Surprise and Coincidence"), which a single odd text cannot win. A term that the few
 * usual texts may merely have missed is none: the ratio must be beyond chance.
 */
export function freshTerms(terms: readonly Term[], now: number, usualTexts: readonly string[]): FreshTerm[] {
  return terms
    .map(({ term, count }): FreshTerm => {
      const usual = usualTexts.filter((text) => holdsTerm(text, term)).length
      const times = count / now / ((usual + 0.5) / (usualTexts.length + 1))
      return { term, count, usual, times }
    })
    .filter(({ times }) => times >= leastTimes)
    .map((each) => ({ each, score: surprise(each.count, now, each.usual, usualTexts.length) }))
    .filter(({ score }) => score >= surelyMore)
    .toSorted((a, b) => b.score - a.score)
    .map(({ each }) => each)
}

function holdsTerm(text: string, term: string): boolean {
  if (/\p{Script=Han}/u.test(term)) return text.includes(term)
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + term.length))) return true
  return false
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character)
}

function surprise(a: number, n: number, b: number, m: number): number {
  const part = (seen: number, expected: number): number => (seen === 0 ? 0 : seen * Math.log(seen / expected))
  const share = (a + b) / (n + m)
  const rest = 1 - share
  return 2 * (part(a, n * share) + part(b, m * share) + part(n - a, n * rest) + part(m - b, m * rest))
}
