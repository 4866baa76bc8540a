import type { Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import { lexiconPushes } from './polarity/lexicon-score.ts'
import type { ReadText } from './read-text.ts'
import { polarityOfPushes, round } from './score-text.ts'
import { clauseAround, sentenceAround, type Passage } from './signals/passage.ts'

export type SubjectJudgement = Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>

/** Signs that a text sets the subject against another: then its own clauses speak for it, not the whole text. */
const contrast =
  /(?:别家|别的|其他家|其他快递|其它|隔壁|不像|不如|比不上|强过|好过|比起|相比|而|但|却|反观|反而|倒是|unlike|while|whereas|but|than|other)/

/**
 * Polarity and event towards one subject. Where the text contrasts, the clauses that hold a hit of the subject (up to the
 * next clause that names something else) speak for it; elsewhere the whole text does. It cannot follow pronouns or irony.
 */
export function judgeSubject(read: ReadText, scores: TextScores, hits: readonly Span[]): SubjectJudgement {
  const whole: SubjectJudgement = {
    polarity: scores.polarity,
    polarityScore: scores.polarityScore,
    negativeEvent: scores.negativeEvent,
  }
  const pushes = []
  let contrasted = false
  for (const passage of read.passages) {
    const own = hits.filter((hit) => hit.field === passage.reading.field).slice(0, 20)
    let done = 0
    for (const hit of own) {
      const start = foldedOffset(passage, hit.start)
      const sentence = sentenceAround(passage, start, start)
      const clause = clauseAround(passage, start, Math.max(start, foldedOffset(passage, hit.end)))
      if (clause.start < done) continue
      contrasted ||= contrast.test(passage.text.slice(sentence.start, sentence.end))
      pushes.push(...lexiconPushes(passage, clause.start, clause.end))
      done = clause.end
    }
  }
  if (!contrasted || pushes.length === 0) return whole
  const own = polarityOfPushes(pushes)
  if (own.polarity === scores.polarity) return whole
  const negativeEvent = own.polarity === 'positive' ? Math.min(scores.negativeEvent, 0.1) : scores.negativeEvent
  return { polarity: own.polarity, polarityScore: round(own.score), negativeEvent: round(negativeEvent) }
}

/** First folded unit that begins at or behind an offset of the original, by binary search. */
function foldedOffset(passage: Passage, offset: number): number {
  let low = 0
  let high = passage.reading.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passage.reading.start(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}
