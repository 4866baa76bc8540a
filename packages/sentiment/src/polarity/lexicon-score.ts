import type { Passage } from '../signals/passage.ts'

/** A word's push on the polarity, after negation and degree; folded offsets. */
export interface LexiconPush {
  readonly start: number
  readonly end: number
  readonly weight: number
}

const clauseMarks = new Set([',', '。', '!', '?', ';', ':', '\n', '、'].map((mark) => mark.charCodeAt(0)))

/**
 * Words of judgement in a stretch, each turned by the negators and multiplied by the degree words in front of it (at most
 * 6 units away, in its own clause). 不太好 and 太不好 differ as their order says.
 */
export function lexiconPushes(
  passage: Pick<Passage, 'hits' | 'text'>,
  start = 0,
  end = passage.text.length,
): LexiconPush[] {
  const { hits, text } = passage
  const words = hits.between('lexicon', start, end)
  if (words.length === 0) return []
  const degrees = hits.of('degree')
  const negators = hits.of('negator')
  let degree = 0
  let negator = 0
  return words.map((hit) => {
    const from = clauseStart(text, Math.max(start, hit.start - 6), hit.start)
    let weight = hit.value
    while (degree < degrees.length && (degrees[degree]?.start ?? 0) < from) degree += 1
    for (let at = degree; at < degrees.length; at += 1) {
      const each = degrees[at]
      if (each === undefined || each.start >= hit.start) break
      if (each.end <= hit.start) weight *= each.value / 10
    }
    while (negator < negators.length && (negators[negator]?.start ?? 0) < from) negator += 1
    let turns = 0
    for (let at = negator; at < negators.length; at += 1) {
      const each = negators[at]
      if (each === undefined || each.start >= hit.start) break
      if (each.end <= hit.start) turns += 1
    }
    if (turns % 2 === 1) weight *= weight > 0 ? -1 : -0.5
    return { start: hit.start, end: hit.end, weight }
  })
}

function clauseStart(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (clauseMarks.has(text.charCodeAt(at))) return at + 1
  return from
}
