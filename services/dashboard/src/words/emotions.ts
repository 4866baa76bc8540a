import type { Emotion } from '@groundswell/contracts'

/** The grave ones first; the record makes sure that none is forgotten. */
const order: Readonly<Record<Emotion, number>> = {
  anger: 1,
  disgust: 2,
  fear: 3,
  sadness: 4,
  surprise: 5,
  joy: 6,
  none: 7,
}

export const emotions: readonly Emotion[] = (Object.keys(order) as Emotion[]).toSorted((a, b) => order[a] - order[b])
