import type { LabelledText } from './read-data.ts'
import { randomOf } from './train-linear.ts'

/** Reviews of this set are cut into sentences and mixed. */
export const mixedReviewSet = 'zh_htl_all'
export const mixedReviews = 'mixed reviews'
/** Reviews composed for each label. */
const reviewsEach = 900
/** Share of a review's sentences that praise, from and to, by label: what stars mean in long reviews. */
const praiseShare = { neg: [0, 0.25], neu: [0.35, 0.65], pos: [0.75, 1] } as const
const sentences = [4, 10] as const

/**
 * Long reviews with a middle class, which no training set labels: sentences of praise beside sentences of blame, half and half
 * for neutral, and with at most a quarter of the other where the label is polar.
 */
export function mixReviews(texts: readonly LabelledText[], seed: number): LabelledText[] {
  const random = randomOf(seed)
  const [praise, blame] = (['pos', 'neg'] as const).map((label) =>
    texts.filter((text) => text.set === mixedReviewSet && text.label === label).map(({ text }) => text),
  )
  if (praise === undefined || blame === undefined || praise.length === 0 || blame.length === 0) return []
  const between = (low: number, high: number): number => low + random() * (high - low)
  const take = (from: readonly string[], count: number): string[] => {
    const taken: string[] = []
    while (taken.length < count)
      taken.push(...sentencesOf(from[Math.floor(random() * from.length)] ?? '').slice(0, count - taken.length))
    return taken
  }
  const found: LabelledText[] = []
  for (let each = 0; each < reviewsEach; each += 1)
    for (const [label, [low, high]] of Object.entries(praiseShare)) {
      const count = Math.round(between(...sentences))
      const praised = Math.round(count * between(low, high))
      const [good, bad] = [take(praise, praised), take(blame, count - praised)]
      const text = (random() < 0.5 ? [...good, ...bad] : [...bad, ...good]).join('')
      found.push({ text, label, set: mixedReviews, lang: 'zh' })
    }
  return found
}

/** A review without a mark at the end of a sentence is one sentence; never empty. */
function sentencesOf(text: string): string[] {
  return text.match(/[^。！？!?；;\n]+[。！？!?；;\n]*/gu) ?? ['。']
}
