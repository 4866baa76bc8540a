import type { Hits } from './hits.ts'
import type { MentionScan } from './mention-scan.ts'
import type { CompiledTerm, Nearness } from './part.ts'
import { Places } from './term-places.ts'

/** Used again: one thread looks at one NEAR at a time. */
const left = new Places()
const right = new Places()

export function nearHolds(near: Nearness, scan: MentionScan): boolean {
  return search(near, scan, undefined)
}

/** Gathers both ends of every pair that is near enough; whether there is one. */
export function collectNear(near: Nearness, scan: MentionScan, into: Hits): boolean {
  return search(near, scan, into)
}

/** Without `into`, ends with the first pair. */
function search(near: Nearness, scan: MentionScan, into: Hits | undefined): boolean {
  left.find(near.left, scan)
  if (left.count === 0) return false
  right.find(near.right, scan)
  if (right.count === 0) return false
  const taken = into === undefined ? undefined : new Uint8Array(right.count)
  let any = false
  let from = 0
  for (let at = 0; at < left.count; at += 1) {
    const a = left.startOf(at)
    const termA = left.termOf(at)
    while (from < right.count && right.startOf(from) < a - near.reach) from += 1
    let takenA = false
    for (let other = from; other < right.count && right.startOf(other) <= a + near.reach; other += 1) {
      const b = right.startOf(other)
      const termB = right.termOf(other)
      if (termA === undefined || termB === undefined || !isNear(near, a, termA, b, termB, scan)) continue
      if (into === undefined || taken === undefined) return true
      any = true
      takenA = true
      if (taken[other] === 0) into.add(termB, b, scan)
      taken[other] = 1
    }
    if (takenA && termA !== undefined) into?.add(termA, a, scan)
  }
  return any
}

function isNear(
  { distance, ordered }: Nearness,
  a: number,
  termA: CompiledTerm,
  b: number,
  termB: CompiledTerm,
  scan: MentionScan,
): boolean {
  const after = b - a - termA.width
  const before = a - b - termB.width
  const close = (after >= 0 && after <= distance) || (!ordered && before >= 0 && before <= distance)
  return close && scan.segmentOf(a) === scan.segmentOf(b)
}
