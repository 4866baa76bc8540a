import type { ClassifierQuestion } from '@groundswell/contracts'

/** A sum of weights over the root of their number: pairs overlap, so they do not speak independently. */
export function normalized(sum: number, found: number): number {
  return sum / Math.sqrt(1 + found)
}

/** What the tokens of a text say together. */
export function ownScore(weights: ReadonlyMap<string, number>, tokens: Iterable<string>): number {
  let sum = 0
  let found = 0
  for (const token of tokens) {
    const weight = weights.get(token)
    if (weight === undefined) continue
    sum += weight
    found += 1
  }
  return normalized(sum, found)
}

export type Blend = Pick<ClassifierQuestion, 'own' | 'builtIn' | 'constant'>

/** Probability of yes. */
export function blended({ own, builtIn, constant }: Blend, ownAnswer: number, builtInAnswer: number): number {
  return 1 / (1 + Math.exp(-(own * ownAnswer + builtIn * builtInAnswer + constant)))
}

/** Log-odds of a probability; 0 and 1 count as 1 % and 99 %, since no built-in answer is surer than that. */
export function logOdds(probability: number): number {
  const p = Math.min(0.99, Math.max(0.01, probability))
  return Math.log(p / (1 - p))
}
