import { oddsOfWords } from '../event/event-by-rules.ts'
import type { ReadText } from '../read-text.ts'
import type { ScoringModel } from '../scoring-model.ts'
import type { LinearInput, LinearReading } from './linear-model.ts'

/** The fields of a read text as the linear model takes them, title first. */
export function linearInputs(read: ReadText): LinearInput[] {
  return read.passages.map(({ reading, text, hits }) => ({ units: reading.units, length: reading.length, text, hits }))
}

/** What the trained heads say; undefined where the model runs on rules alone. */
export function readLinear(model: ScoringModel, read: ReadText): LinearReading | undefined {
  return model.linear?.score(linearInputs(read), oddsOfWords(read.passages))
}
