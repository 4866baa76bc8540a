import type { ClassifierQuestion } from '@groundswell/contracts'
import { blended, ownScore } from './ask-question.ts'
import { bayesWeights } from './bayes-weights.ts'
import { fitBlend, type HeldOutAnswer } from './fit-blend.ts'

export interface QuestionRow {
  readonly tokens: ReadonlySet<string>
  readonly yes: boolean
  /** Log-odds of yes as the built-in answer has them. */
  readonly builtIn: number
  /** How many ordinary mentions it stands for. */
  readonly weight: number
}

export interface Learnt {
  readonly question: ClassifierQuestion
  /** Probability of yes for each row, by a classifier that saw neither it nor, in its blend, its fold. */
  readonly heldOut: readonly number[]
}

const folds = 5

/** Trains on all rows and answers each of them out of fold. The rows' order alone decides the folds: the same gives the same. */
export async function learnQuestion(rows: readonly QuestionRow[], breathe: () => Promise<void>): Promise<Learnt> {
  const foldOf = foldsOf(rows)
  const answers: HeldOutAnswer[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const seen = rows.filter((_, at) => foldOf[at] !== fold)
    const weights = await bayesWeights(seen, breathe)
    for (const [at, { tokens, builtIn, yes, weight }] of rows.entries())
      if (foldOf[at] === fold) answers[at] = { own: ownScore(weights, tokens), builtIn, yes, weight }
  }
  const blends = Array.from({ length: folds }, (_, fold) =>
    fitBlend(answers.filter((_each, at) => foldOf[at] !== fold)),
  )
  const heldOut = answers.map(({ own, builtIn }, at) => {
    const blend = blends[foldOf[at] ?? 0]
    return blend === undefined ? 0.5 : blended(blend, own, builtIn)
  })
  const weights = await bayesWeights(rows, breathe)
  const { own, builtIn, constant } = fitBlend(answers)
  const question = {
    tokens: [...weights.keys()],
    weights: [...weights.values()].map(rounded),
    own: rounded(own),
    builtIn: rounded(builtIn),
    constant: rounded(constant),
  }
  return { question, heldOut }
}

/** Rows of each side are dealt in turn, so that each fold has its share of both. */
function foldsOf(rows: readonly QuestionRow[]): number[] {
  const dealt = { yes: 0, no: 0 }
  return rows.map(({ yes }) => {
    const side = yes ? 'yes' : 'no'
    dealt[side] += 1
    return dealt[side] % folds
  })
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
