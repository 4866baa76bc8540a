import type { MentionScan } from './mention-scan.ts'
import { nearHolds } from './near-places.ts'
import { op, rangeOf, type Part } from './part.ts'
import { termHolds } from './term-places.ts'

/** Whether a query holds for the scanned mention. */
export function verify(part: Part, scan: MentionScan): boolean {
  const { items } = part
  switch (part.op) {
    case op.and:
      for (const item of items) if (!verify(item, scan)) return false
      return true
    case op.or:
      for (const item of items) if (verify(item, scan)) return true
      return false
    case op.atLeast: {
      let missing = part.minimum
      for (const item of items) {
        if (verify(item, scan)) missing -= 1
        if (missing === 0) return true
      }
      return missing <= 0
    }
    case op.term:
      return (part.term !== undefined && termHolds(part.term, scan)) !== part.negated
    case op.near:
      return (part.near !== undefined && nearHolds(part.near, scan)) !== part.negated
    case op.field:
      return scan.has(part.key) !== part.negated
    default: {
      const { bounds } = part
      if (bounds === undefined) throw new Error('a range without bounds')
      const value =
        bounds.of === rangeOf.reach ? scan.reach : bounds.of === rangeOf.published ? scan.published : scan.level
      return (value >= bounds.from && value < bounds.to) !== part.negated
    }
  }
}
