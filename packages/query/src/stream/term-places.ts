import { borders } from '../evaluate/occurrences.ts'
import type { MentionScan } from './mention-scan.ts'
import type { CompiledTerm } from './part.ts'

export function termHolds(term: CompiledTerm, scan: MentionScan): boolean {
  const anchor = term.keys[term.anchor] ?? -1
  if ((scan.fieldsOf(anchor) & term.fields) === 0) return false
  // A single token holds wherever it stands.
  if (term.keys.length === 1) return true
  if (isRepetitive(term, scan)) return !eachRepetitivePlace(term, scan, () => false)
  return nextPlace(term, scan, scan.first(anchor)) >= 0
}

/** The tokens at which a term begins, ascending. */
export function eachPlace(term: CompiledTerm, scan: MentionScan, visit: (start: number) => void): void {
  if (isRepetitive(term, scan))
    eachRepetitivePlace(term, scan, (start) => {
      visit(start)
      return true
    })
  else
    for (let at = firstPlace(term, scan); at >= 0; at = nextPlace(term, scan, scan.next(at)))
      visit(scan.tokenOf(at) - term.anchor)
}

const long = 8

/**
 * Whether comparing a term wherever its anchor stands could cost more than a few looks at each token of the mention: a long
 * term and a text that says the same over and over.
 */
function isRepetitive(term: CompiledTerm, scan: MentionScan): boolean {
  if (term.keys.length < long) return false
  let allowed = 16 + (4 * scan.tokens) / term.keys.length
  for (let at = scan.first(term.keys[term.anchor] ?? -1); at >= 0; at = scan.next(at)) {
    allowed -= 1
    if (allowed < 0) return true
  }
  return false
}

/** As `eachPosition` of the evaluator: each token is compared twice at most. Ends, with false, where `visit` says no. */
function eachRepetitivePlace(term: CompiledTerm, scan: MentionScan, visit: (start: number) => boolean): boolean {
  const wanted = term.prefix === undefined ? term.keys : term.keys.slice(0, -1)
  const back = borders(wanted)
  let matched = 0
  for (let next = 0; next <= scan.tokens; next += 1) {
    if (matched === wanted.length) {
      const start = next - matched
      const ends = term.prefix === undefined || beginsWith(term.prefix, scan, next)
      if (ends && (scan.fieldAt(start) & term.fields) !== 0 && !visit(start)) return false
      matched = back[matched] ?? 0
    }
    // Between texts lies a number that holds no key, so nothing is matched across.
    const there = next < scan.tokens ? scan.keyAt(next) : -1
    while (matched > 0 && there !== wanted[matched]) matched = back[matched] ?? 0
    if (there === wanted[matched]) matched += 1
  }
  return true
}

function firstPlace(term: CompiledTerm, scan: MentionScan): number {
  return nextPlace(term, scan, scan.first(term.keys[term.anchor] ?? -1))
}

/** The first occurrence of the anchor, from `occurrence` on, at which the whole term stands in one of its fields; −1: none. */
function nextPlace(term: CompiledTerm, scan: MentionScan, occurrence: number): number {
  for (let at = occurrence; at >= 0; at = scan.next(at)) {
    if (standsAt(term, scan, scan.tokenOf(at) - term.anchor)) return at
  }
  return -1
}

function standsAt(term: CompiledTerm, scan: MentionScan, start: number): boolean {
  if ((scan.fieldAt(start) & term.fields) === 0) return false
  const { keys } = term
  const last = keys.length - 1
  // Between texts lies a number that holds no key, so a term that stands there whole stands in one text.
  for (let index = 0; index <= last; index += 1) {
    if (index === term.anchor) continue
    if (index === last && term.prefix !== undefined) {
      if (!beginsWith(term.prefix, scan, start + index)) return false
    } else if (scan.keyAt(start + index) !== keys[index]) return false
  }
  return true
}

function beginsWith(prefix: string, scan: MentionScan, token: number): boolean {
  const segment = scan.segmentOf(token)
  if (segment === undefined) return false
  const { units, from, to } = segment.stream
  const begin = from[token - segment.base] ?? 0
  const end = to[token - segment.base] ?? 0
  if (end - begin < prefix.length) return false
  for (let at = 0; at < prefix.length; at += 1) if (units[begin + at] !== prefix.charCodeAt(at)) return false
  return true
}

export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

const few = 32

/** Sorts the first `count` of two arrays that belong together by the first; nearly always they are few. */
export function sortPairs(by: Int32Array, others: Int32Array, count: number): void {
  if (count > few) return sortMany(by, others, count)
  for (let at = 1; at < count; at += 1) {
    const value = by[at] ?? 0
    if ((by[at - 1] ?? 0) <= value) continue
    const other = others[at] ?? 0
    let to = at
    for (; to > 0 && (by[to - 1] ?? 0) > value; to -= 1) {
      by[to] = by[to - 1] ?? 0
      others[to] = others[to - 1] ?? 0
    }
    by[to] = value
    others[to] = other
  }
}

function sortMany(by: Int32Array, others: Int32Array, count: number): void {
  // Value and place in one number, exact below 2^53.
  const order = Float64Array.from({ length: count }, (_, at) => (by[at] ?? 0) * count + at).sort()
  const [values, belonging] = [by.slice(0, count), others.slice(0, count)]
  for (let to = 0; to < count; to += 1) {
    const at = (order[to] ?? 0) % count
    by[to] = values[at] ?? 0
    others[to] = belonging[at] ?? 0
  }
}
