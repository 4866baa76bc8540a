import { negativeWords, positiveWords } from './lexicon-words.ts'
import { regionalNegative, regionalPositive } from './regional-words.ts'
import { wideEnglishNegative, wideEnglishPositive, wideNegative, widePositive } from './wide-words.ts'

/** Every list of words of judgement with the weight of its words: below zero for blame. A word keeps its first weight. */
export const judgements: readonly { readonly list: string; readonly weight: number }[] = [
  ...weighted(positiveWords, 1),
  ...weighted(negativeWords, -1),
  ...weighted(regionalPositive, 1),
  ...weighted(regionalNegative, -1),
  { list: widePositive, weight: 1 },
  { list: wideNegative, weight: -1 },
  { list: wideEnglishPositive, weight: 1 },
  { list: wideEnglishNegative, weight: -1 },
]

function weighted(byStrength: Readonly<Record<1 | 2 | 3, string>>, sign: number): { list: string; weight: number }[] {
  return Object.entries(byStrength).map(([strength, list]) => ({ list, weight: sign * Number(strength) }))
}
