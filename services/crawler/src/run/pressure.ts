import type { EventBus } from '@groundswell/bus'
import { topics } from '@groundswell/contracts'
import { messageOf, type Clock, type Logger } from '@groundswell/runtime'

export interface Pressure {
  /** Resolves when scoring keeps up, or the signal aborts. */
  ease(signal: AbortSignal): Promise<void>
}

const askEvery = 1000

/** Back-pressure (ARCHITECTURE, rule 13): sources wait while scoring is more than `limit` collected mentions behind. */
export function createPressure(bus: EventBus, limit: number, clock: Clock, log: Logger): Pressure {
  let asked = 0
  let behind = 0
  let slow = false
  let failing = false

  async function lag(): Promise<number> {
    const now = clock.now().getTime()
    if (now - asked < askEvery) return behind
    asked = now
    try {
      const lags = await bus.lag('scoring', [topics.mentionsRaw])
      behind = lags.reduce((sum, one) => sum + Math.max(0, one.end - one.committed), 0)
      failing = false
    } catch (error) {
      if (!failing) log.warn({ reason: messageOf(error) }, 'Cannot see how far scoring is behind; collecting goes on.')
      failing = true
      behind = 0
    }
    return behind
  }

  return {
    async ease(signal) {
      while (!signal.aborted && (await lag()) > limit) {
        if (!slow) log.warn({ behind, limit }, 'Scoring is behind; sources wait.')
        slow = true
        await clock.sleep(askEvery, signal)
      }
      if (slow && behind <= limit) {
        log.info({ behind }, 'Scoring keeps up again; sources go on.')
        slow = false
      }
    },
  }
}
