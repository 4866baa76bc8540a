import type { Polarity, SubjectClassifier } from '@groundswell/contracts'
import type { SubjectJudgement } from '../subject/judge-subject.ts'
import { classifierTokens } from './classifier-tokens.ts'
import { compareAnswers, weightsOf } from './compare-answers.ts'
import { learnQuestion } from './learn-question.ts'
import { builtInOdds, polarityOf } from './subject-judge.ts'

export { margin } from './compare-answers.ts'
export { differentTexts } from './different-texts.ts'

/** A text towards one subject: what people said of it and what the built-in model had said. */
export interface CorrectedText {
  readonly title: string
  readonly text: string
  readonly negativeEvent: boolean | undefined
  readonly polarity: Polarity | undefined
  readonly builtIn: SubjectJudgement
}

export type TrainedQuestions = Pick<SubjectClassifier, 'negativeEvent' | 'polarity'>

export interface TrainingManner {
  /** Mentions were judged as they came, right or wrong, so that the corrections are a sample and each counts once. */
  readonly judgedAll: boolean
  /** Lets other work run; called every few dozen milliseconds. */
  readonly breathe: () => Promise<void>
}

/** The one shipped threshold of the negative event. */
const eventFrom = 0.5

/** Of texts that carry the label, ten of each side at least. */
export async function trainNegativeEvent(
  texts: readonly CorrectedText[],
  { judgedAll, breathe }: TrainingManner,
): Promise<NonNullable<SubjectClassifier['negativeEvent']>> {
  const named = (event: boolean): string => (event ? 'event' : 'quiet')
  const known = texts.map(({ negativeEvent, builtIn }) => ({
    truth: named(negativeEvent === true),
    builtIn: named(builtIn.negativeEvent >= eventFrom),
  }))
  const weights = weightsOf(known, judgedAll)
  const rows = texts.map((each, at) => ({
    tokens: classifierTokens(each),
    yes: each.negativeEvent === true,
    builtIn: builtInOdds(each.builtIn).event,
    weight: weights[at] ?? 1,
  }))
  const { question, heldOut } = await learnQuestion(rows, breathe)
  const answers = known.map((each, at) => ({ ...each, classifier: named((heldOut[at] ?? 0) >= eventFrom) }))
  return { figures: compareAnswers(answers, ['event'], judgedAll), event: question }
}

/** The three classes by two questions: is it negative, is it positive. */
export async function trainPolarity(
  texts: readonly CorrectedText[],
  { judgedAll, breathe }: TrainingManner,
): Promise<NonNullable<SubjectClassifier['polarity']>> {
  const known = texts.map(({ polarity, builtIn }) => ({ truth: polarity ?? 'neutral', builtIn: builtIn.polarity }))
  const weights = weightsOf(known, judgedAll)
  const tokens = texts.map((each) => classifierTokens(each))
  const learn = (side: 'negative' | 'positive'): ReturnType<typeof learnQuestion> =>
    learnQuestion(
      texts.map((each, at) => ({
        tokens: tokens[at] ?? new Set(),
        yes: each.polarity === side,
        builtIn: builtInOdds(each.builtIn)[side],
        weight: weights[at] ?? 1,
      })),
      breathe,
    )
  const negative = await learn('negative')
  const positive = await learn('positive')
  const answers = known.map((each, at) => ({
    ...each,
    classifier: polarityOf(negative.heldOut[at] ?? 0, positive.heldOut[at] ?? 0).polarity,
  }))
  return {
    figures: compareAnswers(answers, ['negative', 'neutral', 'positive'], judgedAll),
    negative: negative.question,
    positive: positive.question,
  }
}
