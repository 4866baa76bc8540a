import type { Batch, EventBus } from '@groundswell/bus'
import type { Clock } from '@groundswell/runtime'

export interface YieldParts {
  readonly bus: EventBus
  readonly clock: Clock
  /** The group and topic that go first. */
  readonly group: string
  readonly topic: 'mentions.scored'
  readonly yieldsAt: number
}

const lookEvery = 1_000

/** Holds history back for as long as live mentions wait; how far behind they are is looked up at most once a second. */
export function createYieldToLiveStep({ bus, clock, group, topic, yieldsAt }: YieldParts) {
  let lookedAt = Number.NEGATIVE_INFINITY
  let behind = 0
  return async function yieldToLive(batch: Batch): Promise<void> {
    for (;;) {
      batch.signal.throwIfAborted()
      const now = clock.now().getTime()
      if (now - lookedAt >= lookEvery) {
        const lag = await bus.lag(group, [topic])
        behind = lag.reduce((sum, { committed, end }) => sum + Math.max(0, end - committed), 0)
        lookedAt = now
      }
      if (behind <= yieldsAt) return
      await batch.heartbeat()
      await clock.sleep(lookEvery, batch.signal)
    }
  }
}
