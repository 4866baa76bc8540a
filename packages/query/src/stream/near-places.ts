import { NearMarks } from '../evaluate/near-marks.ts'
import type { Hits } from './hits.ts'
import type { MentionScan } from './mention-scan.ts'
import type { CompiledTerm, Nearness } from './part.ts'
import { eachPlace } from './term-places.ts'

/** Used again: one thread looks at one NEAR at a time. */
const marks = new NearMarks()

/** For the work see `NearMarks`. */
export function nearHolds(near: Nearness, scan: MentionScan): boolean {
  if (!markSides(near, scan)) return false
  for (const { base, end } of scan.segments) if (marks.any(near.distance, near.ordered, base, end)) return true
  return false
}

/** Gathers both ends of every pair that is near enough; whether there is one. */
export function collectNear(near: Nearness, scan: MentionScan, into: Hits): boolean {
  if (!markSides(near, scan)) return false
  for (const { base, end } of scan.segments) marks.prepare(base, end)
  const before = into.count
  let any = false
  for (const side of ['left', 'right'] as const)
    for (const term of near[side]) {
      eachPlace(term, scan, (first) => {
        const last = first + term.width - 1
        if (!marks.hasPartner(side, first, last, near.distance, near.ordered)) return
        any = true
        into.add(term, first, scan)
      })
      into.compact(before, scan)
    }
  return any
}

/** False where one side stands nowhere. */
function markSides(near: Nearness, scan: MentionScan): boolean {
  marks.reset(scan.tokens)
  return markSide('left', near.left, scan) && markSide('right', near.right, scan)
}

function markSide(side: 'left' | 'right', terms: readonly CompiledTerm[], scan: MentionScan): boolean {
  let any = false
  for (const term of terms)
    eachPlace(term, scan, (first) => {
      const last = first + term.width - 1
      any = true
      marks.add(side, first, last)
    })
  return any
}
