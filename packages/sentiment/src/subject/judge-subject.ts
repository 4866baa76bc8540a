import type { Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import { lexiconPushes } from '../polarity/lexicon-score.ts'
import { polarityOf, type PolarityResult } from '../polarity/judge-rules.ts'
import type { ReadText } from '../read-text.ts'
import { polarityOfPushes, round } from '../score-text.ts'
import type { ScoringModel } from '../scoring-model.ts'
import type { Passage, Stretch } from '../signals/passage.ts'
import { ownClauses } from './own-clauses.ts'

export type SubjectJudgement = Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>

/** Hits of a subject looked at in one field. */
const maximumHits = 20
/** What praise of the subject in its own clauses leaves of an event elsewhere in the text. */
const quietEvent = 0.1
/** Score of the side of a comparison that says no more (A 不如 B). */
const comparedScore = 0.4

interface OwnClause extends Stretch {
  readonly passage: Passage
}

/**
 * Polarity and event towards one subject. Where the text names another party (别家, a second company), the clauses that name
 * the subject, and those behind them until the other is named, speak for it; elsewhere the whole text does. It cannot follow
 * pronouns or irony, and knows other companies only by how such names end.
 */
export function judgeSubject(
  model: ScoringModel,
  read: ReadText,
  scores: TextScores,
  hits: readonly Span[],
): SubjectJudgement {
  const clauses: OwnClause[] = []
  let contrasted = false
  let compared: 'better' | 'worse' | undefined
  for (const passage of read.passages) {
    const own = hits.filter((hit) => hit.field === passage.reading.field).slice(0, maximumHits)
    if (own.length === 0) continue
    const found = ownClauses(passage, own)
    contrasted ||= found.contrasted
    compared ??= found.compared
    for (const stretch of found.own) clauses.push({ ...stretch, passage })
  }
  const { polarity, polarityScore, negativeEvent } = scores
  if (!contrasted) return { polarity, polarityScore, negativeEvent }
  if (compared !== undefined) {
    const better = compared === 'better'
    return {
      polarity: better ? 'positive' : 'negative',
      polarityScore: better ? Math.max(comparedScore, polarityScore) : Math.min(-comparedScore, polarityScore),
      negativeEvent: better ? Math.min(negativeEvent, quietEvent) : negativeEvent,
    }
  }
  const own = toneOf(model, clauses)
  return {
    polarity: own.polarity,
    polarityScore: round(own.score),
    negativeEvent: own.polarity === 'positive' ? Math.min(negativeEvent, quietEvent) : negativeEvent,
  }
}

function toneOf(model: ScoringModel, clauses: readonly OwnClause[]): PolarityResult {
  if (model.linear === undefined)
    return polarityOfPushes(clauses.flatMap(({ passage, start, end }) => lexiconPushes(passage, start, end)))
  const { negative, neutral, positive } = model.linear.polarity(
    clauses.map(({ passage, start, end }) => ({
      units: passage.reading.units.subarray(start, end),
      length: end - start,
      text: passage.text.slice(start, end),
      hits: passage.hits.slice(start, end),
    })),
  )
  return polarityOf(negative, neutral, positive)
}
