import type { NearNode, TermNode } from '../ast.ts'
import type { SearchedText } from '../match-input.ts'
import { termsOf } from '../parse/near.ts'
import { isHanPair } from '../parse/terms.ts'
import { NearMarks } from './near-marks.ts'

/**
 * Where the parts of a query stand in one text: by the token they begin with, the furthest offset of the original at which
 * one ends (0: none begins there). So what is kept is bounded by the text, however many parts stand in it how often.
 */
export type Coverage = Int32Array

/** Positions a term takes up: a Han character is one, so a run of pairs takes one more than it has pairs. */
export function widthOf(term: TermNode): number {
  const last = term.tokens.at(-1) ?? ''
  return term.tokens.length + (!term.prefix && isHanPair(last) ? 1 : 0)
}

/** Whether a term or a NEAR stands in a text. */
export function standsIn(node: TermNode | NearNode, searched: SearchedText): boolean {
  if (node.kind === 'term') return !eachPosition(node, searched, () => false)
  const marks = marksOf(node, searched)
  return marks?.any(node.distance, node.ordered) === true
}

/** Where it stands; undefined where it does not. Of NEAR both ends of every pair. */
export function coverageOf(node: TermNode | NearNode, searched: SearchedText): Coverage | undefined {
  const coverage = new Int32Array(searched.tokens.length)
  let any = false
  const cover = (term: TermNode, at: number): true => {
    const end = endOf(term, searched, at + term.tokens.length - 1)
    if (end > (coverage[at] ?? 0)) coverage[at] = end
    any = true
    return true
  }
  if (node.kind === 'term') eachPosition(node, searched, (at) => cover(node, at))
  else {
    const marks = marksOf(node, searched)
    marks?.prepare()
    if (marks !== undefined)
      eachNearPlace(node, searched, (side, term, first, last) => {
        if (marks.hasPartner(side, first, last, node.distance, node.ordered)) cover(term, first)
      })
  }
  return any ? coverage : undefined
}

/** Marks of both sides; undefined where one stands nowhere. */
function marksOf(node: NearNode, searched: SearchedText): NearMarks | undefined {
  const marks = new NearMarks()
  marks.reset(searched.tokens.length)
  const seen = { left: false, right: false }
  eachNearPlace(node, searched, (side, _, first, last) => {
    seen[side] = true
    marks.add(side, first, last)
  })
  return seen.left && seen.right ? marks : undefined
}

function eachNearPlace(
  node: NearNode,
  searched: SearchedText,
  visit: (side: 'left' | 'right', term: TermNode, first: number, last: number) => void,
): void {
  for (const side of ['left', 'right'] as const)
    for (const term of termsOf(node[side]) ?? []) {
      const width = widthOf(term)
      eachPosition(term, searched, (at) => {
        visit(side, term, at, at + width - 1)
        return true
      })
    }
}

/**
 * Positions at which a term stands, ascending, until `visit` says no; whether it never did. Each token of the text is
 * compared twice at most, however long the term and however the text repeats itself (Knuth, Morris, Pratt).
 */
function eachPosition(term: TermNode, searched: SearchedText, visit: (at: number) => boolean): boolean {
  const { tokens } = searched
  const wanted = term.prefix ? term.tokens.slice(0, -1) : term.tokens
  const prefix = term.prefix ? (term.tokens.at(-1) ?? '') : ''
  const back = borders(wanted)
  let matched = 0
  for (let next = 0; next <= tokens.length; next += 1) {
    const there = tokens[next]?.term
    if (matched === wanted.length) {
      if ((!term.prefix || there?.startsWith(prefix) === true) && !visit(next - matched)) return false
      matched = back[matched] ?? 0
    }
    while (matched > 0 && there !== wanted[matched]) matched = back[matched] ?? 0
    if (matched < wanted.length && there === wanted[matched]) matched += 1
  }
  return true
}

/** By how many tokens of `wanted` are matched: how many of its first ones stand at their end too. */
export function borders(wanted: readonly unknown[]): number[] {
  const back = [0, 0]
  let matched = 0
  for (let at = 1; at < wanted.length; at += 1) {
    while (matched > 0 && wanted[at] !== wanted[matched]) matched = back[matched] ?? 0
    if (wanted[at] === wanted[matched]) matched += 1
    back.push(matched)
  }
  return back
}

const han = /^\p{Script=Han}/u

/** The end of the term's last token; a single Han character that stands as a prefix of a pair ends before the other. */
function endOf(term: TermNode, searched: SearchedText, at: number): number {
  const token = searched.tokens[at]
  if (token === undefined) return searched.text.length
  if (!term.prefix || !han.test(term.tokens.at(-1) ?? '')) return token.end
  return Math.min(token.end, token.start + ((searched.text.codePointAt(token.start) ?? 0) > 0xffff ? 2 : 1))
}
