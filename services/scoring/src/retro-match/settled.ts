import type { EventBus, GroupLag } from '@groundswell/bus'
import type { LiveTopic } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'

/** A change of settings is known to every process after 1 s (packages/settings); twice that, to be sure. */
const settingsTravel = 2_000
/** The most records any process of scoring reads at a time (`scoring.maximumBatch` allows no more). */
const largestBatch = 5_000
const lookEvery = 100

export interface FlowParts {
  readonly bus: EventBus
  readonly clock: Clock
  /** Between two looks; throws when the work is to stop. */
  readonly keep: () => Promise<void>
  readonly signal: AbortSignal
}

/**
 * Resolves once no mention matched with subjects older than those known now can come to the index any more: every process
 * has heard of the change, the batches that were in hand then are through scoring, and what they gave is indexed.
 */
export async function olderSubjectsThrough(flow: FlowParts): Promise<void> {
  await pause(flow, settingsTravel)
  const inHand = async (group: string, topic: LiveTopic): Promise<void> => {
    const lag = await flow.bus.lag(group, [topic])
    const targets = lag.map((each) => ({ ...each, end: Math.min(each.end, each.committed + largestBatch) }))
    await handled(flow, group, topic, targets)
  }
  await inHand('scoring', 'mentions.raw')
  await inHand('scoring-backfill', 'mentions.backfill')
  await handled(flow, 'indexer', 'mentions.scored')
  await handled(flow, 'indexer-backfill', 'mentions.backfill.scored')
}

/** Resolves once the group has handled everything that is on the topic now (or up to `targets`). */
export async function handled(
  flow: FlowParts,
  group: string,
  topic: LiveTopic,
  targets?: readonly GroupLag[],
): Promise<void> {
  const ends = targets ?? (await flow.bus.lag(group, [topic]))
  const open = new Map(ends.map(({ partition, end }) => [partition, end]))
  for (let lag = ends; ; lag = await flow.bus.lag(group, [topic])) {
    for (const { partition, committed } of lag) if (committed >= (open.get(partition) ?? 0)) open.delete(partition)
    if (open.size === 0) return
    await pause(flow, lookEvery)
  }
}

/** Resolves once at most `most` records are still to be handled: live mentions go first. */
export async function quiet(flow: FlowParts, group: string, topic: LiveTopic, most: number): Promise<void> {
  for (;;) {
    const lag = await flow.bus.lag(group, [topic])
    if (lag.reduce((sum, { committed, end }) => sum + Math.max(0, end - committed), 0) <= most) return
    await pause(flow, 5 * lookEvery)
  }
}

async function pause({ clock, keep, signal }: FlowParts, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 500) {
    await keep()
    await clock.sleep(Math.min(left, 500), signal)
  }
  await keep()
}
