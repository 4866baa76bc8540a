import type { Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import { lexiconPushes } from './polarity/lexicon-score.ts'
import { polarityOf, type PolarityResult } from './polarity/judge-rules.ts'
import type { ReadText } from './read-text.ts'
import type { ScoringModel } from './scoring-model.ts'
import { polarityOfPushes, round } from './score-text.ts'
import { clauseAround, sentenceAround, type Passage } from './signals/passage.ts'

/** Hits of a subject looked at in one field. */
const maximumHits = 20
/** What praise of the subject in its own clause leaves of an event elsewhere in the text. */
const quietEvent = 0.1

export type SubjectJudgement = Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>

/** Signs that a text sets the subject against another: then its own clauses speak for it, not the whole text. */
const contrast =
  /(?:别家|别的|其他家|其他快递|其它|隔壁|不像|不如|比不上|强过|好过|比起|相比|而|但|却|反观|反而|倒是|unlike|while|whereas|but|than|other)/

/**
 * Polarity and event towards one subject. Where the text contrasts, the clauses that hold a hit of the subject (up to the
 * next clause that names something else) speak for it; elsewhere the whole text does. It cannot follow pronouns or irony.
 */
export function judgeSubject(
  model: ScoringModel,
  read: ReadText,
  scores: TextScores,
  hits: readonly Span[],
): SubjectJudgement {
  const whole: SubjectJudgement = {
    polarity: scores.polarity,
    polarityScore: scores.polarityScore,
    negativeEvent: scores.negativeEvent,
  }
  const clauses: OwnClause[] = []
  let contrasted = false
  for (const passage of read.passages) {
    let done = -1
    for (const hit of hits.filter((each) => each.field === passage.reading.field).slice(0, maximumHits)) {
      const start = foldedOffset(passage, hit.start)
      const sentence = sentenceAround(passage, start, start)
      const clause = clauseAround(passage, start, Math.max(start, foldedOffset(passage, hit.end)))
      if (clause.start <= done) continue
      contrasted ||= contrast.test(passage.text.slice(sentence.start, sentence.end))
      clauses.push({ passage, start: clause.start, end: clause.end })
      done = clause.start
    }
  }
  if (!contrasted || clauses.length === 0) return whole
  const own = polarityOfClauses(model, clauses)
  if (own.polarity === scores.polarity || own.polarity === 'neutral') return whole
  const negativeEvent = own.polarity === 'positive' ? Math.min(scores.negativeEvent, quietEvent) : scores.negativeEvent
  return { polarity: own.polarity, polarityScore: round(own.score), negativeEvent: round(negativeEvent) }
}

interface OwnClause {
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

function polarityOfClauses(model: ScoringModel, clauses: readonly OwnClause[]): PolarityResult {
  if (model.linear === undefined)
    return polarityOfPushes(clauses.flatMap(({ passage, start, end }) => lexiconPushes(passage, start, end)))
  const { negative, neutral, positive } = model.linear.score(
    clauses.map(({ passage, start, end }) => ({
      units: passage.reading.units.subarray(start, end),
      length: end - start,
      text: passage.text.slice(start, end),
      hits: passage.hits.slice(start, end),
    })),
  )
  return polarityOf(negative, neutral, positive)
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
