import {
  enoughCorrections,
  type ClassifierQuestion,
  type SubjectClassifier,
  type SubjectClassifierState,
} from '@groundswell/contracts'
import { margin } from '@groundswell/sentiment/train-subject-classifier'
import type { CorrectionCounts } from './correction-counts.ts'

const mostTelling = 8

/** What the API shows: figures and the tokens that push most, without the thousand weights. */
export function stateOf(
  subjectId: string,
  corrections: CorrectionCounts,
  kept: SubjectClassifier | undefined,
): SubjectClassifierState {
  return { subjectId, corrections, needed: { ...enoughCorrections }, margin: { ...margin }, classifier: shown(kept) }
}

function shown(kept: SubjectClassifier | undefined): SubjectClassifierState['classifier'] {
  if (kept === undefined) return null
  const { id: _, negativeEvent, polarity, ...rest } = kept
  return {
    ...rest,
    ...(negativeEvent === undefined
      ? {}
      : {
          negativeEvent: {
            figures: negativeEvent.figures,
            telling: { event: strongest(negativeEvent.event, 1), quiet: strongest(negativeEvent.event, -1) },
          },
        }),
    ...(polarity === undefined
      ? {}
      : {
          polarity: {
            figures: polarity.figures,
            telling: { negative: strongest(polarity.negative, 1), positive: strongest(polarity.positive, 1) },
          },
        }),
  }
}

function strongest({ tokens, weights }: ClassifierQuestion, sign: 1 | -1): string[] {
  const ranked = tokens.map((token, at) => ({ token, push: sign * (weights[at] ?? 0) })).filter(({ push }) => push > 0)
  return ranked
    .toSorted((a, b) => b.push - a.push)
    .slice(0, mostTelling)
    .map(({ token }) => token)
}
