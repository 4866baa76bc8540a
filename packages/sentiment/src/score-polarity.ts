import { polarityOf, type PolarityResult } from './polarity/judge-rules.ts'
import { readField } from './reading/read-field.ts'
import { polarityOfPushes } from './score-text.ts'
import { lexiconPushes } from './polarity/lexicon-score.ts'
import type { ScoringModel } from './scoring-model.ts'

/** Polarity alone, exactly as `scoreText` gives it, without reading signals, places and the rest. */
export function scorePolarity(model: ScoringModel, text: string): PolarityResult {
  const reading = readField('text', text)
  const input = {
    units: reading.units,
    length: reading.length,
    text: reading.folded,
    hits: model.lists.vocabulary.find(reading),
  }
  if (model.linear === undefined) return polarityOfPushes(lexiconPushes(input))
  const { negative, neutral, positive } = model.linear.polarity([input])
  return polarityOf(negative, neutral, positive)
}
