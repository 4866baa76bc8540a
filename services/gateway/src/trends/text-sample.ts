import { fold } from '@groundswell/text'
import type { MentionIndex, MentionScope } from '@groundswell/store'
import type { Period } from './compared-period.ts'

/** Beginning of a mention that is looked at, UTF-16 code units. */
export const sampledLength = 400
const sameBeginning = 80

/**
 * Folded texts of a bounded sample: the period in equal stretches, the newest `each` mentions of every stretch, texts with
 * the same beginning once. `drawn`: how many mentions that were before; `of`: of how many.
 */
export async function sampleTexts(
  index: MentionIndex,
  scope: Omit<MentionScope, 'from' | 'to'>,
  period: Period,
  { stretches, each }: { readonly stretches: number; readonly each: number },
): Promise<{ readonly texts: readonly string[]; readonly drawn: number; readonly of: number }> {
  const from = Date.parse(period.from)
  const length = (Date.parse(period.to) - from) / stretches
  const instant = (stretch: number): string => new Date(Math.round(from + stretch * length)).toISOString()
  const byBeginning = new Map<string, string>()
  let drawn = 0
  let of = 0
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const within = { from: instant(stretch), to: instant(stretch + 1) }
    const page = await index.search({ ...scope, ...within, sort: 'newest', size: each })
    drawn += page.items.length
    of += page.total
    for (const { title, text } of page.items) {
      const folded = fold(`${title}\n${text}`.slice(0, sampledLength))
      byBeginning.set(folded.trim().slice(0, sameBeginning), folded)
    }
  }
  return { texts: [...byBeginning.values()], drawn, of }
}
