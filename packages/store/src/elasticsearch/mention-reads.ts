import type { estypes } from '@elastic/elasticsearch'
import { bucketStarts, fillBuckets } from '../buckets.ts'
import type {
  Facet,
  FacetCount,
  HistogramRequest,
  HistogramSeries,
  MentionScope,
  Summary,
  SummaryRequest,
} from '../mention-index.ts'
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
interface WeighedBucket extends KeyBucket {
  readonly negative: { readonly value: number }
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
  const times = timesOf(request)
  const aggs: Aggregations = request.by === undefined ? { times } : { values: seriesOf(request.by, times) }
  const response = await connection.call((client) =>
    client.search({ index, ...lenient, size: 0, track_total_hits: false, query: scopeQuery(request), aggs }),
  )
  if (request.by === undefined) return [{ buckets: filled(starts, response.aggregations?.['times']) }]
  return filledSeries(starts, response.aggregations?.['values'])
}

/** Everything by one request. */
export async function summary<F extends Facet>(
  connection: Connection,
  index: string,
  request: SummaryRequest<F>,
): Promise<Summary<F>> {
  const starts = bucketStarts(request)
  const hourly = { ...request, interval: 'hour' } as const
  const hours = request.hours ? bucketStarts(hourly) : undefined
  const counted = request.size > 0 ? request.facets : []
  const times = timesOf(request)
  const aggs: Aggregations = {
    times,
    subjects: seriesOf('subject', times),
    ...(hours === undefined ? {} : { hours: timesOf(hourly) }),
    ...Object.fromEntries(
      counted.map((facet) => [
        `facet ${facet}`,
        { terms: termsOf(facet, request.size), aggs: { negative: sumOf('negative') } },
      ]),
    ),
  }
  const response =
    starts.length === 0
      ? undefined
      : await connection.call((client) =>
          client.search({ index, ...lenient, size: 0, track_total_hits: false, query: scopeQuery(request), aggs }),
        )
  const found = response?.aggregations
  const facets = request.facets.map((facet) => [
    facet,
    bucketsOf<WeighedBucket>(found?.[`facet ${facet}`]).map(({ key, doc_count: count, negative }) => ({
      key,
      count,
      negative: negative.value,
    })),
  ])
  return {
    buckets: filled(starts, found?.['times']),
    hours: hours && filled(hours, found?.['hours']),
    subjects: filledSeries(starts, found?.['subjects']),
    facets: Object.fromEntries(facets) as Summary<F>['facets'],
  }
}

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>

function timesOf({
  interval,
  timeZone,
}: Pick<HistogramRequest, 'interval' | 'timeZone'>): estypes.AggregationsAggregationContainer {
  return {
    date_histogram: {
      field: 'publishedAt',
      calendar_interval: interval,
      min_doc_count: 1,
      ...(interval === 'minute' ? {} : { time_zone: timeZone }),
    },
    aggs: { negative: sumOf('negative'), score: sumOf('score') },
  }
}

function sumOf(field: 'negative' | 'score'): estypes.AggregationsAggregationContainer {
  return { sum: { field } }
}

function seriesOf(
  by: Facet,
  times: estypes.AggregationsAggregationContainer,
): estypes.AggregationsAggregationContainer {
  return { terms: termsOf(by, mostSeries), aggs: { times } }
}

function filledSeries(starts: readonly number[], aggregation: unknown): HistogramSeries[] {
  return bucketsOf<KeyBucket>(aggregation).map(({ key, times }) => ({ key, buckets: filled(starts, times) }))
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
