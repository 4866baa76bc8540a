import { describe, expect, it } from 'vitest'
import { mixedReviewSet, mixReviews } from './mixed-reviews.ts'

const review = (text: string, label: string): { text: string; label: string; set: string; lang: string } => ({
  text,
  label,
  set: mixedReviewSet,
  lang: 'zh',
})
const texts = [review('甲。甲！甲', 'pos'), review('乙？乙', 'neg')]

function praiseShares(label: string): number[] {
  return mixReviews(texts, 7)
    .filter((text) => text.label === label)
    .map(({ text }) => {
      const praise = text.split('甲').length - 1
      return praise / (praise + text.split('乙').length - 1)
    })
}

describe('reviews mixed of praise and blame', () => {
  it('have as much praise as their label says', () => {
    expect(Math.min(...praiseShares('pos'))).toBeGreaterThanOrEqual(0.6)
    expect(Math.max(...praiseShares('neg'))).toBeLessThanOrEqual(0.4)
    expect(Math.min(...praiseShares('neu'))).toBeGreaterThanOrEqual(0.25)
    expect(Math.max(...praiseShares('neu'))).toBeLessThanOrEqual(0.75)
  })

  it('are the same for the same seed, and none where there is nothing to mix', () => {
    expect(mixReviews(texts, 3)).toEqual(mixReviews(texts, 3))
    expect(mixReviews([review('甲。', 'pos')], 3)).toEqual([])
  })
})
