import type { EventBus } from '@groundswell/bus'
import { StopStack, type Clock, type Logger, type Metrics, type RunningService } from '@groundswell/runtime'
import type { Store } from '@groundswell/store'
import type { IndexerConfig } from './config.ts'
import { indexerMetrics } from './indexer-metrics.ts'
import { createIndexMentionsStep } from './mentions/index-mentions.ts'
import { createYieldToLiveStep } from './mentions/yield-to-live.ts'
import { dropOldMonths } from './retention/drop-old-months.ts'
import { createAssignStoriesStep } from './stories/assign-stories.ts'
import { MissingMentions } from './stories/missing-mentions.ts'

export interface IndexerParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
}

/** Keeps the index equal to the scored mentions and the stories they were given. */
export async function startIndexer(config: IndexerConfig, parts: IndexerParts): Promise<RunningService> {
  const { bus, store, log, clock } = parts
  const { mentions } = store
  const metrics = indexerMetrics(parts.metrics)
  const step = { bus, mentions, log, clock, metrics }
  const stops = new StopStack(log)

  const indexLive = createIndexMentionsStep('mentions.scored', step)
  const live = await bus.subscribe({
    group: 'indexer',
    topics: ['mentions.scored'],
    maximumBatch: config.batch,
    handle: indexLive,
  })
  stops.add('live mentions', () => live.close())

  const missing = new MissingMentions(bus, clock.now, config.storyWaitSeconds * 1000)
  const stories = await bus.subscribe({
    group: 'indexer-stories',
    topics: ['stories.assigned'],
    maximumBatch: config.batch,
    handle: createAssignStoriesStep({ ...step, missing }),
  })
  stops.add('stories', () => stories.close())

  const first = { group: 'indexer', topic: 'mentions.scored', yieldsAt: config.backfillYieldsAt } as const
  const yieldToLive = createYieldToLiveStep({ bus, clock, ...first })
  const indexHistory = createIndexMentionsStep('mentions.backfill.scored', step)
  const history = await bus.subscribe({
    group: 'indexer-backfill',
    topics: ['mentions.backfill.scored'],
    maximumBatch: config.batch,
    handle: async (batch) => {
      await yieldToLive(batch)
      await indexHistory(batch)
    },
  })
  stops.add('history', () => history.close())

  const controller = new AbortController()
  const retention = dropOldMonths(
    { ...step, keepMonths: config.keepMonths, everyMilliseconds: config.retentionHours * 3_600_000 },
    controller.signal,
  )
  stops.add('retention', async () => {
    controller.abort()
    await retention
  })

  const stopped = Promise.withResolvers<void>()
  const ended = Promise.race([
    stopped.promise,
    ...[live, stories, history].map(failureOf),
    retention.then(() => stopped.promise),
  ])
  return {
    name: 'indexer',
    ended,
    health: async () => {
      const { ready, detail } = await store.health()
      return [{ name: 'indexer', ready, detail }]
    },
    stop: async () => {
      await stops.stop()
      stopped.resolve()
    },
  }

  /** A subscription that was closed is no reason to end; one that failed is. */
  async function failureOf(subscription: { readonly ended: Promise<void> }): Promise<void> {
    await subscription.ended
    await stopped.promise
  }
}
