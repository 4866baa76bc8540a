import type { SubjectClassifierInput } from '@groundswell/contracts'
import {
  differentTexts,
  trainNegativeEvent,
  trainPolarity,
  type CorrectedText,
  type TrainedQuestions,
} from '@groundswell/sentiment/train-subject-classifier'
import type { CorrectedTexts } from './corrected-texts.ts'
import { countCorrections, isEnough, type CorrectionCounts } from './correction-counts.ts'

export type Trained =
  | { readonly ok: true; readonly questions: TrainedQuestions }
  | { readonly ok: false; readonly counts: CorrectionCounts }

/** Learns each label of which there is enough, of different texts; refused where that is neither. */
export async function trainClassifier(corrected: readonly CorrectedText[], judgedAll: boolean): Promise<Trained> {
  const manner = { judgedAll, breathe }
  const texts = differentTexts(corrected)
  const counts = countCorrections(texts)
  const withEvent = texts.filter((each) => each.negativeEvent !== undefined)
  const withPolarity = texts.filter((each) => each.polarity !== undefined)
  const questions: TrainedQuestions = {
    ...(isEnough(counts.negativeEvent) ? { negativeEvent: await trainNegativeEvent(withEvent, manner) } : {}),
    ...(isEnough(counts.polarity) ? { polarity: await trainPolarity(withPolarity, manner) } : {}),
  }
  return Object.keys(questions).length === 0 ? { ok: false, counts } : { ok: true, questions }
}

/** Lets requests be answered in between. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Whether it may be switched on: one label at least is judged better than by the built-in answer. */
export function mayJudge({ negativeEvent, polarity }: TrainedQuestions): boolean {
  return negativeEvent?.figures.better === true || polarity?.figures.better === true
}

/** One that was on and is better still stays on. */
export function classifierOf(
  id: string,
  questions: TrainedQuestions,
  { models }: CorrectedTexts,
  by: { readonly name: string; readonly at: string; readonly wasOn: boolean; readonly judgedAll: boolean },
): SubjectClassifierInput {
  return {
    id,
    enabled: by.wasOn && mayJudge(questions),
    trainedAt: by.at,
    trainedBy: by.name,
    judgedAll: by.judgedAll,
    builtInModels: models.slice(0, 20),
    ...questions,
  }
}
