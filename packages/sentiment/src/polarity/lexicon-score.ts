import type { Passage } from '../signals/passage.ts'

/** A word's push on the polarity, after negation and degree; folded offsets. */
export interface LexiconPush {
  readonly start: number
  readonly end: number
  readonly weight: number
}

const clauseMark = /[,。!?;:\n、]/

/**
 * Words of judgement in a stretch, each turned by the negators and multiplied by the degree words in front of it (at most
 * 6 units away, in its own clause). 不太好 and 太不好 differ as their order says.
 */
export function lexiconPushes(passage: Passage, start = 0, end = passage.text.length): LexiconPush[] {
  const { hits, text } = passage
  return hits.between('lexicon', start, end).map((hit) => {
    let from = Math.max(start, hit.start - 6)
    for (let at = hit.start - 1; at >= from; at -= 1) {
      if (clauseMark.test(text[at] ?? '')) {
        from = at + 1
        break
      }
    }
    let weight = hit.value
    for (const degree of hits.between('degree', from, hit.start)) weight *= degree.value / 10
    const negators = hits.between('negator', from, hit.start).length
    if (negators % 2 === 1) weight *= weight > 0 ? -1 : -0.5
    return { start: hit.start, end: hit.end, weight }
  })
}
