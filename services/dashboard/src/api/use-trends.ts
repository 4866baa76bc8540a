import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Bucket, FoundMention, Page } from './answers.ts'
import { asRead } from './as-read.ts'
import { request, type Parameters } from './request.ts'
import type { HourOccurrence, Measures, Slice, Trends, TrendTerms } from './trend-answers.ts'

export function useTrends(query: Parameters, enabled: boolean) {
  return useQuery({
    queryKey: ['trends', query],
    queryFn: ({ signal }) => request<Trends>('/trends', { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
    ...asRead,
  })
}

/** A slice beside the one that is shown: its measures alone. */
export function useOtherSlice(query: Parameters, enabled: boolean) {
  return useQuery({
    queryKey: ['trends', 'other', query],
    queryFn: async ({ signal }): Promise<Slice> => {
      const { from, to, buckets } = await request<SummedHistogram>('/mentions/histogram', { query, signal })
      const measured = buckets.map((bucket) => ({ start: bucket.start, ...measuresOf([bucket]) }))
      return { from, to, ...measuresOf(buckets), buckets: measured }
    },
    placeholderData: keepPreviousData,
    enabled,
    ...asRead,
  })
}

type SummedBucket = Bucket & {
  /** Sum of the scores of polarity, each −1 to 1. */
  readonly polaritySum: number
}

interface SummedHistogram {
  readonly from: string
  readonly to: string
  readonly buckets: readonly SummedBucket[]
}

function measuresOf(buckets: readonly SummedBucket[]): Measures {
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0)
  const negative = buckets.reduce((sum, bucket) => sum + bucket.negative, 0)
  const score = buckets.reduce((sum, bucket) => sum + bucket.polaritySum, 0)
  const none = count === 0
  return { count, negative, negativeShare: none ? null : negative / count, sentimentMean: none ? null : score / count }
}

export function useTrendTerms(query: Parameters) {
  return useQuery({
    queryKey: ['trends', 'terms', query],
    queryFn: ({ signal }) => request<TrendTerms>('/trends/terms', { query, signal }),
    placeholderData: keepPreviousData,
    ...asRead,
  })
}

/** The occurrences of one hour of the week. */
export function useTrendHours(query: Parameters) {
  return useQuery({
    queryKey: ['trends', 'hours', query],
    queryFn: ({ signal }) => request<{ readonly items: readonly HourOccurrence[] }>('/trends/hours', { query, signal }),
    ...asRead,
  })
}

/** When the first mention of all was published, epoch milliseconds; null where there is none yet. */
export function useFirstMention(enabled = true) {
  return useQuery({
    queryKey: ['trends', 'first'],
    queryFn: async ({ signal }) => {
      const query = { sort: 'oldest', size: 1, drill: 'include' }
      const first = (await request<Page<FoundMention>>('/mentions', { query, signal })).items[0]
      return first === undefined ? null : Date.parse(first.publishedAt)
    },
    staleTime: 60_000,
    enabled,
  })
}
