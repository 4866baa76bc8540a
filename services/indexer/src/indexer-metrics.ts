import type { Metrics } from '@groundswell/runtime'

export type IndexerMetrics = ReturnType<typeof indexerMetrics>

export function indexerMetrics(metrics: Metrics) {
  return {
    indexed: metrics.counter('groundswell_indexer_mentions_total', 'Scored mentions by what became of them', [
      'topic',
      'result',
    ]),
    stories: metrics.counter('groundswell_indexer_stories_total', 'Story assignments by what became of them', [
      'result',
    ]),
    age: metrics.gauge(
      'groundswell_indexer_age_seconds',
      'From collection to the index, for the mention indexed last',
      ['topic'],
    ),
    dropped: metrics.counter('groundswell_indexer_dropped_total', 'Mentions that left the index with their month'),
  }
}
