import type { Bucket, Series } from '../../api/answers.ts'
import type { UsualBand } from '../../format/usual.ts'

export interface Topic {
  readonly key: string
  readonly today: number
  readonly negative: number
  /** Least and most of the whole days before; undefined before there was one. */
  readonly usual: UsualBand | undefined
}

const dayHours = 24

/**
 * Hourly series by category: the last 24 hours against each whole day before. Days before anything at all was seen are
 * missing, not zero. `whole` is the histogram of everything, over the same hours.
 */
export function topicsOf(series: readonly Series[], whole: readonly Bucket[]): Topic[] {
  const first = whole.findIndex((bucket) => bucket.count > 0)
  const wholeDays = first < 0 ? 0 : Math.floor((whole.length - dayHours - first) / dayHours)
  return series
    .map(({ key, buckets }) => {
      const today = buckets.slice(-dayHours)
      const days = Array.from({ length: Math.max(0, wholeDays) }, (_, index) => {
        const end = buckets.length - dayHours * (index + 1)
        return total(buckets.slice(end - dayHours, end))
      })
      return {
        key,
        today: total(today),
        negative: today.reduce((sum, bucket) => sum + bucket.negative, 0),
        usual: days.length === 0 ? undefined : { low: Math.min(...days), high: Math.max(...days) },
      }
    })
    .filter((topic) => topic.today > 0)
    .toSorted((a, b) => b.today - a.today)
    .slice(0, 8)
}

function total(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, bucket) => sum + bucket.count, 0)
}
