import { enoughCorrections, type SubjectClassifierState } from '@groundswell/contracts'
import type { CorrectedText } from '@groundswell/sentiment/train-subject-classifier'

export type CorrectionCounts = SubjectClassifierState['corrections']

export function countCorrections(texts: readonly CorrectedText[]): CorrectionCounts {
  const counts: CorrectionCounts = {
    negativeEvent: { event: 0, quiet: 0, confirmed: 0 },
    polarity: { negative: 0, neutral: 0, positive: 0, confirmed: 0 },
  }
  for (const { negativeEvent, polarity, builtIn } of texts) {
    if (negativeEvent !== undefined) {
      counts.negativeEvent[negativeEvent ? 'event' : 'quiet'] += 1
      if (negativeEvent === builtIn.negativeEvent >= 0.5) counts.negativeEvent.confirmed += 1
    }
    if (polarity !== undefined) {
      counts.polarity[polarity] += 1
      if (polarity === builtIn.polarity) counts.polarity.confirmed += 1
    }
  }
  return counts
}

/** Whether a label can be learnt. */
export function isEnough({ confirmed, ...sides }: Readonly<Record<string, number> & { confirmed: number }>): boolean {
  const counts = Object.values(sides)
  return (
    counts.reduce((sum, count) => sum + count, 0) >= enoughCorrections.total &&
    counts.every((count) => count >= enoughCorrections.each) &&
    confirmed >= enoughCorrections.confirmed
  )
}
