import type { ClassifierFigures, ClassifierMeasured } from '@groundswell/contracts'
import { confirmationWeight } from './confirmation-weight.ts'

export interface ComparedAnswer {
  readonly truth: string
  readonly builtIn: string
  readonly classifier: string
}

/** What it takes to judge in place of the built-in answer. */
export const margin = { accuracy: 0.02, chance: 0.05 } as const

/** Both on the same texts, weighted as ordinary mentions; F1 is the mean over `classes`. */
export function compareAnswers(
  answers: readonly ComparedAnswer[],
  classes: readonly string[],
  judgedAll: boolean,
): ClassifierFigures {
  const weights = weightsOf(answers, judgedAll)
  const builtIn = measure(answers, ({ builtIn: answer }) => answer, weights, classes)
  const classifier = measure(answers, ({ classifier: answer }) => answer, weights, classes)
  const differ = answers.filter((each) => (each.builtIn === each.truth) !== (each.classifier === each.truth))
  const onlyClassifierRight = differ.filter((each) => each.classifier === each.truth).length
  const onlyBuiltInRight = differ.length - onlyClassifierRight
  const confirmed = answers.filter((each) => each.builtIn === each.truth).length
  const weight = judgedAll ? 1 : confirmationWeight(answers.length - confirmed, confirmed)
  const chance = signTest(onlyClassifierRight, onlyBuiltInRight, weight)
  return {
    corrections: answers.length,
    confirmed,
    confirmationWeight: rounded(weight),
    builtIn,
    classifier,
    onlyClassifierRight,
    onlyBuiltInRight,
    chance,
    better: classifier.accuracy - builtIn.accuracy >= margin.accuracy && chance <= margin.chance,
  }
}

/** How many ordinary mentions each answer stands for. */
export function weightsOf(answers: readonly Omit<ComparedAnswer, 'classifier'>[], judgedAll: boolean): number[] {
  const confirmed = answers.filter(({ truth, builtIn }) => truth === builtIn).length
  const weight = judgedAll ? 1 : confirmationWeight(answers.length - confirmed, confirmed)
  return answers.map(({ truth, builtIn }) => (truth === builtIn ? weight : 1))
}

function measure(
  answers: readonly ComparedAnswer[],
  answerOf: (answer: ComparedAnswer) => string,
  weights: readonly number[],
  classes: readonly string[],
): ClassifierMeasured {
  const weightWhere = (holds: (truth: string, answer: string) => boolean): number =>
    answers.reduce((sum, each, at) => (holds(each.truth, answerOf(each)) ? sum + (weights[at] ?? 1) : sum), 0)
  const all = weightWhere(() => true)
  const f1 = classes.map((name) => {
    const hit = weightWhere((truth, answer) => truth === name && answer === name)
    const named = weightWhere((truth, answer) => truth === name || answer === name)
    return hit === 0 ? 0 : (2 * hit) / (named + hit)
  })
  const mean = f1.reduce((sum, value) => sum + value, 0) / classes.length
  return { accuracy: rounded(weightWhere((truth, answer) => truth === answer) / all), f1: rounded(mean) }
}

/**
 * One-sided exact sign test (McNemar's, exact): how likely so many `wins` or more are among all texts that differ, were both
 * equally good of ordinary mentions, where each loss stands for `weight` of them.
 */
export function signTest(wins: number, losses: number, weight: number): number {
  const n = wins + losses
  const p = weight / (1 + weight)
  let sum = 0
  let choices = 0
  for (let k = 0; k <= n; k += 1) {
    if (k >= wins) sum += Math.exp(choices + k * Math.log(p) + (n - k) * Math.log(1 - p))
    choices += Math.log((n - k) / (k + 1))
  }
  return rounded(Math.min(1, sum))
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
