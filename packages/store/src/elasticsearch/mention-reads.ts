import type { estypes } from '@elastic/elasticsearch'
import { bucketStarts, fillBuckets } from '../buckets.ts'
import type { Facet, FacetCount, HistogramRequest, HistogramSeries, MentionScope } from '../mention-index.ts'
import { compileQuery } from './compile-query.ts'
import type { Connection } from './connection.ts'

/** Where no month was written yet, there is nothing to find rather than an error. */
export const lenient = { ignore_unavailable: true, allow_no_indices: true } as const

/** Series of one histogram at most: the commonest values. */
export const mostSeries = 1_000

export function scopeQuery(scope: MentionScope): NonNullable<estypes.QueryDslQueryContainer> {
  const filter: estypes.QueryDslQueryContainer[] = []
  if (scope.drill !== 'include') filter.push({ term: { drill: scope.drill === 'only' } })
  if (scope.from !== undefined || scope.to !== undefined) {
    const from = scope.from === undefined ? {} : { gte: Date.parse(scope.from) }
    const to = scope.to === undefined ? {} : { lt: Date.parse(scope.to) }
    filter.push({ range: { publishedAt: { ...from, ...to } } })
  }
  return { bool: { ...(scope.query === undefined ? {} : { must: [compileQuery(scope.query.root)] }), filter } }
}

/** All facets by one request. */
export async function facetCounts<F extends Facet>(
  connection: Connection,
  index: string,
  scope: MentionScope,
  facets: readonly F[],
  size: number,
): Promise<Record<F, FacetCount[]>> {
  const none = size <= 0 || facets.length === 0
  const response = none
    ? undefined
    : await connection.call((client) =>
        client.search({
          index,
          ...lenient,
          size: 0,
          track_total_hits: false,
          query: scopeQuery(scope),
          aggs: Object.fromEntries(facets.map((facet) => [facet, { terms: termsOf(facet, size) }])),
        }),
      )
  const counts = facets.map((facet) => [
    facet,
    bucketsOf<KeyBucket>(response?.aggregations?.[facet]).map(({ key, doc_count: count }) => ({ key, count })),
  ])
  return Object.fromEntries(counts) as Record<F, FacetCount[]>
}

/** A shard tells its commonest ones only: enough of them that the sums are right for all practical purposes. */
function termsOf(facet: Facet, size: number): estypes.AggregationsTermsAggregation {
  return {
    field: facet === 'author' ? 'authorName' : facet,
    size,
    shard_size: Math.max(2_000, size * 10),
    order: [{ _count: 'desc' }, { _key: 'asc' }],
  }
}

interface KeyBucket {
  readonly key: string
  readonly doc_count: number
  readonly times: unknown
}
interface TimeBucket {
  readonly key: number
  readonly doc_count: number
  readonly negative: { readonly value: number }
  readonly score: { readonly value: number }
}

export async function histogram(
  connection: Connection,
  index: string,
  request: HistogramRequest,
): Promise<HistogramSeries[]> {
  const starts = bucketStarts(request)
  if (starts.length === 0) return request.by === undefined ? [{ buckets: [] }] : []
  const times: estypes.AggregationsAggregationContainer = {
    date_histogram: {
      field: 'publishedAt',
      calendar_interval: request.interval,
      min_doc_count: 1,
      ...(request.interval === 'minute' ? {} : { time_zone: request.timeZone }),
    },
    aggs: { negative: { sum: { field: 'negative' } }, score: { sum: { field: 'score' } } },
  }
  const aggs: Record<string, estypes.AggregationsAggregationContainer> =
    request.by === undefined ? { times } : { values: { terms: termsOf(request.by, mostSeries), aggs: { times } } }
  const response = await connection.call((client) =>
    client.search({ index, ...lenient, size: 0, track_total_hits: false, query: scopeQuery(request), aggs }),
  )
  if (request.by === undefined) return [{ buckets: filled(starts, response.aggregations?.['times']) }]
  return bucketsOf<KeyBucket>(response.aggregations?.['values']).map((bucket) => ({
    key: bucket.key,
    buckets: filled(starts, bucket.times),
  }))
}

function filled(starts: readonly number[], aggregation: unknown): HistogramSeries['buckets'] {
  const parts = bucketsOf<TimeBucket>(aggregation).map((bucket) => ({
    // The engine's first bucket begins before `from` where ours does.
    at: Math.max(bucket.key, starts[0] ?? 0),
    count: bucket.doc_count,
    negative: bucket.negative.value,
    polaritySum: bucket.score.value,
  }))
  return fillBuckets(starts, parts)
}

function bucketsOf<T>(aggregation: unknown): T[] {
  return (aggregation as { readonly buckets?: T[] } | undefined)?.buckets ?? []
}
