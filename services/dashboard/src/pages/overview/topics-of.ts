import type { Histogram } from '../../api/answers.ts'
import type { UsualBand } from '../../format/usual.ts'

export interface Topic {
  readonly key: string
  readonly today: number
  readonly negative: number
  /** Least and most of the whole days before; undefined before there was one. */
  readonly usual: UsualBand | undefined
}

type Counted = Pick<Histogram, 'buckets' | 'series'>

const shown = 8

/**
 * Categories of the last 24 hours beside what whole days before brought, the most told first. `days` holds one bucket a
 * day and ends before today. Days before anything was seen are missing, not zero, and the day of the first mention is not
 * whole, unless the history reaches further back than what was asked for.
 */
export function topicsOf(today: Counted, days: Counted): Topic[] {
  const first = days.buckets.findIndex((bucket) => bucket.count > 0)
  const from = first > 0 ? first + 1 : first
  const wholeDays = first < 0 ? 0 : days.buckets.length - from
  return (today.series ?? [])
    .map(({ key, buckets }) => {
      const before = days.series?.find((one) => one.key === key)?.buckets.slice(from) ?? []
      const counts = Array.from({ length: wholeDays }, (_, index) => before[index]?.count ?? 0)
      return {
        key,
        today: buckets.reduce((sum, bucket) => sum + bucket.count, 0),
        negative: buckets.reduce((sum, bucket) => sum + bucket.negative, 0),
        usual: counts.length === 0 ? undefined : { low: Math.min(...counts), high: Math.max(...counts) },
      }
    })
    .filter((topic) => topic.today > 0)
    .toSorted((a, b) => b.today - a.today)
    .slice(0, shown)
}
