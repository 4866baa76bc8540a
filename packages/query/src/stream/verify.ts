import type { Span } from '@groundswell/contracts'
import type { MentionScan, Segment } from './mention-scan.ts'
import { op, rangeOf, type CompiledTerm, type Part } from './part.ts'

/** Whether a query holds for the scanned mention. */
export function verify(part: Part, scan: MentionScan): boolean {
  switch (part.op) {
    case op.and:
      for (const item of part.items) if (!verify(item, scan)) return false
      return true
    case op.or:
      for (const item of part.items) if (verify(item, scan)) return true
      return false
    case op.atLeast: {
      let count = 0
      for (const item of part.items) if (verify(item, scan)) count += 1
      return count >= part.minimum
    }
    case op.term:
      return (part.term !== undefined && nextStart(part.term, scan, firstAnchor(part.term, scan)) >= 0) !== part.negated
    case op.near:
      return nearStarts(part, scan, true).length > 0 !== part.negated
    case op.field:
      return scan.has(part.key) !== part.negated
    default: {
      const value =
        part.range === rangeOf.reach ? scan.reach : part.range === rangeOf.published ? scan.published : scan.level
      return (value >= part.from && value < part.to) !== part.negated
    }
  }
}

function firstAnchor(term: CompiledTerm, scan: MentionScan): number {
  return scan.first(term.keys[term.anchor] ?? -1)
}

/** The first occurrence of the anchor, from `occurrence` on, at which the whole term stands in one of its fields; −1: none. */
function nextStart(term: CompiledTerm, scan: MentionScan, occurrence: number): number {
  for (let at = occurrence; at >= 0; at = scan.next(at)) {
    if (standsAt(term, scan, scan.tokenOf(at) - term.anchor)) return at
  }
  return -1
}

function standsAt(term: CompiledTerm, scan: MentionScan, start: number): boolean {
  const { keys } = term
  const last = keys.length - 1
  for (let index = 0; index <= last; index += 1) {
    if (index === term.anchor) continue
    if (index === last && term.prefix !== undefined) {
      if (!beginsWith(term.prefix, scan, start + index)) return false
    } else if (scan.keyAt(start + index) !== keys[index]) return false
  }
  const segment = scan.segmentOf(start)
  return segment !== undefined && (segment.bit & term.fields) !== 0 && start + last < segment.end
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

interface Place {
  readonly term: CompiledTerm
  readonly start: number
}

function placesOf(terms: readonly CompiledTerm[], scan: MentionScan): Place[] {
  const places: Place[] = []
  for (const term of terms) {
    for (let at = nextStart(term, scan, firstAnchor(term, scan)); at >= 0; at = nextStart(term, scan, scan.next(at)))
      places.push({ term, start: scan.tokenOf(at) - term.anchor })
  }
  return places
}

/** Both ends of every pair that is near enough; with `one`, of the first found. */
function nearStarts(part: Part, scan: MentionScan, one: boolean): Place[] {
  const left = placesOf(part.left, scan)
  if (left.length === 0) return left
  const right = placesOf(part.right, scan)
  const widest = Math.max(...part.left.map((term) => term.width), ...part.right.map((term) => term.width))
  const reach = part.distance + widest
  if (part.left.length > 1) left.sort(byStart)
  if (part.right.length > 1) right.sort(byStart)
  const found = new Set<Place>()
  let from = 0
  for (const a of left) {
    while ((right[from]?.start ?? Number.POSITIVE_INFINITY) < a.start - reach) from += 1
    for (let at = from; at < right.length; at += 1) {
      const b = right[at]
      if (b === undefined || b.start > a.start + reach) break
      if (!near(part, a, b) || scan.segmentOf(a.start) !== scan.segmentOf(b.start)) continue
      if (one) return [a]
      found.add(a)
      found.add(b)
    }
  }
  return [...found]
}

function byStart(a: Place, b: Place): number {
  return a.start - b.start
}

function near(part: Part, a: Place, b: Place): boolean {
  const after = b.start - a.start - a.term.width
  if (after >= 0 && after <= part.distance) return true
  const before = a.start - b.start - b.term.width
  return !part.ordered && before >= 0 && before <= part.distance
}

/**
 * `verify` that also gathers where the parts that hold stand; what a part that fails had gathered is taken back. Dearer,
 * since alternatives are all looked at: for queries already known to hold.
 */
export function collectHits(part: Part, scan: MentionScan, into: Span[]): boolean {
  const before = into.length
  switch (part.op) {
    case op.and:
    case op.or:
    case op.atLeast: {
      let count = 0
      for (const item of part.items) if (collectHits(item, scan, into)) count += 1
      const needed = part.op === op.and ? part.items.length : part.op === op.or ? 1 : part.minimum
      if (count >= needed) return true
      into.length = before
      return false
    }
    case op.term:
    case op.near: {
      if (part.negated || !part.shown) return verify(part, scan)
      const places = part.term === undefined ? nearStarts(part, scan, false) : placesOf([part.term], scan)
      for (const place of places) push(place, scan, into)
      return places.length > 0
    }
    default:
      return verify(part, scan)
  }
}

function push({ term, start }: Place, scan: MentionScan, into: Span[]): void {
  const segment = scan.segmentOf(start)
  if (segment === undefined || !segment.shown) return
  const first = start - segment.base
  const last = first + term.keys.length - 1
  into.push({ field: segment.field, start: startOf(segment, first), end: endOf(segment, last, term.endsWithSingleHan) })
}

function startOf({ stream }: Segment, token: number): number {
  const at = stream.from[token] ?? 0
  return stream.starts?.[at] ?? at
}

function endOf(segment: Segment, token: number, singleHan: boolean): number {
  const { stream, original } = segment
  const at = (stream.to[token] ?? 0) - 1
  const end = stream.ends?.[at] ?? at + 1
  if (!singleHan) return end
  const start = startOf(segment, token)
  return Math.min(end, start + ((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1))
}
