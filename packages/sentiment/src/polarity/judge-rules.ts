import type { Polarity } from '@groundswell/contracts'

export interface PolarityResult {
  readonly polarity: Polarity
  /** −1..1: probability of positive less that of negative. */
  readonly score: number
  readonly confidence: number
}

/** Probabilities of negative, neutral and positive from a sum of pushes; `scale` widens the neutral band. */
export function polarityOfSum(sum: number, evidence: number): PolarityResult {
  const strength = Math.tanh(sum / 3)
  const neutral = Math.max(0.05, 0.75 * Math.exp(-evidence / 2))
  const positive = (1 - neutral) * (1 / (1 + Math.exp(-3.2 * strength)))
  const negative = 1 - neutral - positive
  return polarityOf(negative, neutral, positive)
}

export function polarityOf(negative: number, neutral: number, positive: number): PolarityResult {
  const score = Math.max(-1, Math.min(1, positive - negative))
  if (negative >= neutral && negative >= positive) return { polarity: 'negative', score, confidence: negative }
  if (positive >= neutral) return { polarity: 'positive', score, confidence: positive }
  return { polarity: 'neutral', score, confidence: neutral }
}
