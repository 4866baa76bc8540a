import type { Bucket } from '@groundswell/store'
import { z } from 'zod'

/** What is said of any set of mentions; null where there is none to say it of. */
export const measures = z.strictObject({
  count: z.int(),
  negative: z.int(),
  negativeShare: z.number().nullable().describe('0 to 1'),
  sentimentMean: z.number().nullable().describe('−1 to 1'),
})
export type Measures = z.infer<typeof measures>

type Sums = Pick<Bucket, 'count' | 'negative' | 'polaritySum'>

export function measuresOf({ count, negative, polaritySum }: Sums): Measures {
  const none = count === 0
  return {
    count,
    negative,
    negativeShare: none ? null : negative / count,
    sentimentMean: none ? null : polaritySum / count,
  }
}

export function sumOf(buckets: readonly Sums[]): Sums {
  const sums = { count: 0, negative: 0, polaritySum: 0 }
  for (const bucket of buckets) {
    sums.count += bucket.count
    sums.negative += bucket.negative
    sums.polaritySum += bucket.polaritySum
  }
  return sums
}
