import type { Span } from '@groundswell/contracts'
import { maximumSpans } from '../evaluate/highlight.ts'
import type { MentionScan, Segment } from './mention-scan.ts'
import { collectNear } from './near-places.ts'
import { op, type CompiledTerm, type Part } from './part.ts'
import { doubled, eachPlace, sortPairs } from './term-places.ts'
import { verify } from './verify.ts'

/**
 * Where the parts of one query stand in the scanned mention, gathered as numbers: the token each begins with, and the
 * offset in the original at which it ends. Used again for query after query.
 */
export class Hits {
  #starts = new Int32Array(64)
  #ends = new Int32Array(64)
  count = 0

  add(term: CompiledTerm, start: number, scan: MentionScan): void {
    const segment = scan.segmentOf(start)
    if (segment === undefined || !segment.shown) return
    if (this.count === this.#starts.length) {
      this.#starts = doubled(this.#starts)
      this.#ends = doubled(this.#ends)
    }
    this.#starts[this.count] = start
    this.#ends[this.count] = endOf(segment, start - segment.base + term.keys.length - 1, term.endsWithSingleHan)
    this.count += 1
  }

  /** Where the parts of a query stand that is known to hold. */
  of(part: Part, scan: MentionScan): Span[] {
    this.count = 0
    collectHits(part, scan, this)
    return this.#spans(scan)
  }

  /**
   * Keeps of what begins at one token only what ends last, among those gathered since `from`; once they are many more than
   * the mention has tokens, so that what is kept is bounded by its length however many parts stand in it how often.
   */
  compact(from: number, scan: MentionScan): void {
    if (this.count - from <= scan.tokens * 2 + 64) return
    const furthest = new Int32Array(scan.tokens + 1)
    for (let at = from; at < this.count; at += 1) {
      const start = this.#starts[at] ?? 0
      furthest[start] = Math.max(furthest[start] ?? 0, this.#ends[at] ?? 0)
    }
    this.count = from
    for (let start = 0; start < furthest.length; start += 1) {
      const end = furthest[start] ?? 0
      if (end === 0) continue
      this.#starts[this.count] = start
      this.#ends[this.count] = end
      this.count += 1
    }
  }

  /** As `spansOf` would give them: tokens are numbered in the order of fields, and in that of the text. */
  #spans(scan: MentionScan): Span[] {
    sortPairs(this.#starts, this.#ends, this.count)
    const merged: Span[] = []
    let open: Segment | undefined
    let [start, end] = [0, 0]
    for (let at = 0; at < this.count; at += 1) {
      const token = this.#starts[at] ?? 0
      const ends = this.#ends[at] ?? 0
      const segment = open !== undefined && token < open.end ? open : scan.segmentOf(token)
      if (segment === undefined) continue
      const starts = startOf(segment, token - segment.base)
      if (segment === open && starts < end) {
        if (ends > end) end = ends
        continue
      }
      if (open !== undefined) merged.push({ field: open.field, start, end })
      if (merged.length === maximumSpans) return merged
      open = segment
      start = starts
      end = ends
    }
    if (open !== undefined) merged.push({ field: open.field, start, end })
    return merged
  }
}

/**
 * `verify` that also gathers where the parts that hold stand; what a part that fails had gathered is taken back. Dearer,
 * since alternatives are all looked at: for queries already known to hold.
 */
function collectHits(part: Part, scan: MentionScan, into: Hits): boolean {
  const before = into.count
  switch (part.op) {
    case op.and:
    case op.or:
    case op.atLeast: {
      let count = 0
      for (const item of part.items) {
        if (collectHits(item, scan, into)) count += 1
        into.compact(before, scan)
      }
      const needed = part.op === op.and ? part.items.length : part.op === op.or ? 1 : part.minimum
      if (count >= needed) return true
      into.count = before
      return false
    }
    case op.term: {
      const { term } = part
      if (part.negated || !part.shown || term === undefined) return verify(part, scan)
      let any = false
      eachPlace(term, scan, (start) => {
        any = true
        into.add(term, start, scan)
      })
      return any
    }
    case op.near:
      if (part.negated || !part.shown || part.near === undefined) return verify(part, scan)
      return collectNear(part.near, scan, into)
    default:
      return verify(part, scan)
  }
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
