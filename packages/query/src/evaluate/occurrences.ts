import type { NearNode, TermNode } from '../ast.ts'
import type { SearchedText } from '../match-input.ts'
import { isHanPair } from '../parse/terms.ts'
import { termsOf } from '../parse/near.ts'

/** Where a term stands in a text: its first and last token position, and its UTF-16 offsets in the original. */
export interface Occurrence {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
}

/** Positions a term takes up: a Han character is one, so a run of pairs takes one more than it has pairs. */
export function widthOf(term: TermNode): number {
  const last = term.tokens.at(-1) ?? ''
  return term.tokens.length + (!term.prefix && isHanPair(last) ? 1 : 0)
}

export function occurrencesOf(term: TermNode, searched: SearchedText): Occurrence[] {
  const { tokens } = searched
  const length = term.tokens.length
  const width = widthOf(term)
  const found: Occurrence[] = []
  for (let at = 0; at + length <= tokens.length; at += 1) {
    if (!standsAt(term, searched, at)) continue
    const start = tokens[at]?.start ?? 0
    found.push({ first: at, last: at + width - 1, start, end: endOf(term, searched, at + length - 1) })
  }
  return found
}

function standsAt(term: TermNode, searched: SearchedText, at: number): boolean {
  const last = term.tokens.length - 1
  return term.tokens.every((wanted, index) => {
    const there = searched.tokens[at + index]?.term ?? ''
    return index === last && term.prefix ? there.startsWith(wanted) : there === wanted
  })
}

const han = /^\p{Script=Han}/u

/** The end of the term's last token; a single Han character that stands as a prefix of a pair ends before the other. */
function endOf(term: TermNode, searched: SearchedText, at: number): number {
  const token = searched.tokens[at]
  if (token === undefined) return searched.text.length
  if (!term.prefix || !han.test(term.tokens.at(-1) ?? '')) return token.end
  return Math.min(token.end, token.start + ((searched.text.codePointAt(token.start) ?? 0) > 0xffff ? 2 : 1))
}

/** Every pair of occurrences that NEAR takes, in one text. They never overlap; between them stand at most n tokens. */
export function nearOccurrences(node: NearNode, searched: SearchedText): Occurrence[] {
  const [left, right] = [node.left, node.right].map((side) =>
    (termsOf(side) ?? []).flatMap((term) => occurrencesOf(term, searched)).toSorted((a, b) => a.first - b.first),
  )
  if (left === undefined || right === undefined) return []
  const widest = [...left, ...right].reduce((most, { first, last }) => Math.max(most, last - first + 1), 0)
  const reach = node.distance + widest
  const found = new Set<Occurrence>()
  let from = 0
  for (const a of left) {
    while ((right[from]?.first ?? Number.POSITIVE_INFINITY) < a.first - reach) from += 1
    for (let at = from; at < right.length; at += 1) {
      const b = right[at]
      if (b === undefined || b.first > a.first + reach) break
      const between = b.first - a.last - 1
      const before = a.first - b.last - 1
      const after = between >= 0 && between <= node.distance
      if (after || (!node.ordered && before >= 0 && before <= node.distance)) {
        found.add(a)
        found.add(b)
      }
    }
  }
  return [...found]
}
