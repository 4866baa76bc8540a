import type { ClassifierQuestion, JudgedBy, SubjectClassifier } from '@groundswell/contracts'
import type { SubjectJudgement } from '../subject/judge-subject.ts'
import { blended, logOdds, normalized } from './ask-question.ts'

export { classifierTokens } from './classifier-tokens.ts'

export type JudgedAnew = SubjectJudgement & { readonly judgedBy: JudgedBy }

/** A subject's classifier at work: a pure function of its document, the tokens of the text and the built-in answer. */
export type SubjectJudge = (tokens: ReadonlySet<string>, builtIn: SubjectJudgement) => JudgedAnew

/** Undefined where it judges nothing: switched off, or no better than the built-in answer. */
export function subjectJudge(kept: SubjectClassifier): SubjectJudge | undefined {
  if (!kept.enabled) return undefined
  const event = kept.negativeEvent?.figures.better === true ? kept.negativeEvent.event : undefined
  const polarity = kept.polarity?.figures.better === true ? kept.polarity : undefined
  if (event === undefined && polarity === undefined) return undefined
  const questions = [event, polarity?.negative, polarity?.positive].filter((each) => each !== undefined)
  const ownScores = scorerOf(questions)
  return (tokens, builtIn) => {
    const own = ownScores(tokens)
    const odds = builtInOdds(builtIn)
    const answer = (question: ClassifierQuestion, name: QuestionName): number =>
      blended(question, own[questions.indexOf(question)] ?? 0, odds[name])
    return {
      ...builtIn,
      ...(polarity === undefined
        ? {}
        : polarityOf(answer(polarity.negative, 'negative'), answer(polarity.positive, 'positive'))),
      ...(event === undefined ? {} : { negativeEvent: rounded(answer(event, 'event')) }),
      judgedBy: { classifier: kept.version, builtIn },
    }
  }
}

/** `ownScore` of several questions by one look-up a token. */
function scorerOf(questions: readonly ClassifierQuestion[]): (tokens: ReadonlySet<string>) => number[] {
  const weights = new Map<string, (number | undefined)[]>()
  for (const [at, question] of questions.entries())
    for (const [index, token] of question.tokens.entries()) {
      const row = weights.get(token) ?? questions.map(() => undefined)
      row[at] = question.weights[index]
      weights.set(token, row)
    }
  return (tokens) => {
    const sums = questions.map(() => 0)
    const found = questions.map(() => 0)
    for (const token of tokens) {
      const row = weights.get(token)
      if (row === undefined) continue
      for (let at = 0; at < row.length; at += 1) {
        const weight = row[at]
        if (weight === undefined) continue
        sums[at] = (sums[at] ?? 0) + weight
        found[at] = (found[at] ?? 0) + 1
      }
    }
    return sums.map((sum, at) => normalized(sum, found[at] ?? 0))
  }
}

/** The built-in answer as log-odds of each question. */
export function builtInOdds({ polarityScore, negativeEvent }: SubjectJudgement): Record<QuestionName, number> {
  return {
    event: logOdds(negativeEvent),
    negative: logOdds((1 - polarityScore) / 2),
    positive: logOdds((1 + polarityScore) / 2),
  }
}

export type QuestionName = 'event' | 'negative' | 'positive'

/** The likeliest of the three; the score is how much likelier positive is than negative, as everywhere. */
export function polarityOf(negative: number, positive: number): Pick<SubjectJudgement, 'polarity' | 'polarityScore'> {
  const neutral = 1 - negative - positive
  const polarity =
    neutral >= negative && neutral >= positive ? 'neutral' : positive > negative ? 'positive' : 'negative'
  return { polarity, polarityScore: rounded(positive - negative) }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
