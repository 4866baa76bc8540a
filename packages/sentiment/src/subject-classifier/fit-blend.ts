import { fitLogistic } from '../train/calibrate.ts'
import type { Blend } from './ask-question.ts'

export interface HeldOutAnswer {
  readonly own: number
  readonly builtIn: number
  readonly yes: boolean
  readonly weight: number
}

/** A few dozen answers fit three coefficients: each is held near 0 as by one answer. */
const ridge = 1

/**
 * Platt's scaling (1999) of what a classifier said of texts it had not seen, together with the built-in answer. Neither may
 * count against itself: people correct what is wrong, which must not teach that the built-in answer is wrong as a rule.
 */
export function fitBlend(answers: readonly HeldOutAnswer[]): Blend {
  const scale = answers.length / answers.reduce((sum, { weight }) => sum + weight, 0)
  const fit = (inputsOf: (answer: HeldOutAnswer) => number[], size: number): number[] =>
    fitLogistic(
      answers.map((answer) => ({
        inputs: inputsOf(answer),
        truth: answer.yes ? 1 : 0,
        weight: answer.weight * scale,
      })),
      size,
      ridge,
    )
  const [own = 0, builtIn = 0, constant = 0] = fit((answer) => [answer.own, answer.builtIn], 2)
  if (own >= 0 && builtIn >= 0) return { own, builtIn, constant }
  const [kept = 0, rest = 0] = fit((answer) => [own < 0 ? answer.builtIn : answer.own], 1)
  const positive = Math.max(0, kept)
  return own < 0 ? { own: 0, builtIn: positive, constant: rest } : { own: positive, builtIn: 0, constant: rest }
}
