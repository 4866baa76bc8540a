import type { Polarity } from '@groundswell/contracts'

/** Who is asked of one text. Concurrency, time-outs, budget and memory are the caller's. */
export interface Answerer {
  /** As it stands in the field `model` of a mention behind a `+`: `endpoint:house`. */
  readonly id: string
  /** Rejects with `NoAnswer` where it cannot say; stops when the signal aborts. */
  ask(text: string, signal: AbortSignal): Promise<Opinion>
  close(): Promise<void>
}

export interface Opinion {
  readonly polarity: Polarity
  /** −1..1: probability of positive less that of negative. */
  readonly score: number
  /** 0..1: how likely it is right, as well as is known (see the README of scoring). */
  readonly confidence: number
}

/** Why there was no answer: `busy` asks to be left alone for a while, the others count against whoever was asked. */
export type NoAnswerReason = 'busy' | 'refused' | 'failed' | 'unreachable' | 'bad-answer' | 'late'

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly reason: NoAnswerReason
  /** With `busy`: not to be asked again before so many milliseconds. */
  readonly waitMilliseconds: number | undefined

  constructor(reason: NoAnswerReason, message: string, waitMilliseconds?: number) {
    super(message)
    this.reason = reason
    this.waitMilliseconds = waitMilliseconds
  }
}

/** An opinion from the probabilities of the three labels. */
export function opinionOf(probabilities: Readonly<Record<Polarity, number>>): Opinion {
  const { negative, neutral, positive } = probabilities
  const best = Math.max(negative, neutral, positive)
  const polarity = negative === best ? 'negative' : positive === best ? 'positive' : 'neutral'
  return { polarity, score: positive - negative, confidence: best }
}
