import type { Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import { readText, type ReadText } from '../read-text.ts'
import { scoreRead } from '../score-text.ts'
import type { ScoringModel } from '../scoring-model.ts'
import { ownClauses } from './own-clauses.ts'

export type SubjectJudgement = Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>

/** Hits of a subject looked at in one field. */
const maximumHits = 20
/** What praise of the subject in its own clauses leaves of an event elsewhere in the text. */
const quietEvent = 0.1
/** Score of the side of a comparison that says no more (A 不如 B). */
const comparedScore = 0.4

/**
 * Polarity and event towards one subject. Where the text names another party (别家, a second company), the clauses that name
 * the subject, and those behind them until the other is named, are scored by themselves; elsewhere the whole text counts. It
 * cannot follow pronouns or irony, and knows other companies only by how such names end.
 */
export function judgeSubject(
  model: ScoringModel,
  read: ReadText,
  scores: TextScores,
  hits: readonly Span[],
): SubjectJudgement {
  const clauses: string[] = []
  const rest: string[] = []
  let contrasted = false
  let unlike = false
  let compared: 'better' | 'worse' | undefined
  for (const passage of read.passages) {
    const own = hits.filter((hit) => hit.field === passage.reading.field).slice(0, maximumHits)
    if (own.length === 0) continue
    const found = ownClauses(passage, own)
    contrasted ||= found.contrasted
    unlike ||= found.unlike
    compared ??= found.compared
    for (const { start, end } of found.own)
      clauses.push(passage.reading.original.slice(passage.reading.start(start), passage.reading.end(end)))
    if (found.unlike) rest.push(passage.reading.original)
  }
  if (!contrasted) {
    const { polarity, polarityScore, negativeEvent } = scores
    return { polarity, polarityScore, negativeEvent }
  }
  if (unlike) return otherWayRound(model, read, rest)
  const { polarity, polarityScore, negativeEvent } = scoresOf(model, read, clauses)
  if (compared === 'better') return praised(Math.max(comparedScore, polarityScore), negativeEvent)
  if (compared === 'worse')
    return { polarity: 'negative', polarityScore: Math.min(-comparedScore, polarityScore), negativeEvent }
  return polarity === 'positive' ? praised(polarityScore, negativeEvent) : { polarity, polarityScore, negativeEvent }
}

function praised(polarityScore: number, negativeEvent: number): SubjectJudgement {
  return { polarity: 'positive', polarityScore, negativeEvent: Math.min(negativeEvent, quietEvent) }
}

function scoresOf(model: ScoringModel, read: ReadText, clauses: readonly string[]): TextScores {
  return scoreRead(model, readText(model, { ...read.input, title: undefined, text: clauses.join('，') }))
}

/** Unlike A, B was late: A was not. */
function otherWayRound(model: ScoringModel, read: ReadText, texts: readonly string[]): SubjectJudgement {
  const { polarity, polarityScore, negativeEvent } = scoresOf(model, read, texts)
  if (polarity === 'negative') return praised(Math.max(comparedScore, -polarityScore), negativeEvent)
  if (polarity === 'positive')
    return {
      polarity: 'negative',
      polarityScore: Math.min(-comparedScore, -polarityScore),
      negativeEvent: Math.min(negativeEvent, quietEvent),
    }
  return { polarity, polarityScore: 0, negativeEvent: Math.min(negativeEvent, quietEvent) }
}
