import type { EventBus } from '@groundswell/bus'
import type { ClockPlan } from '@groundswell/incident'
import {
  isTransient,
  messageOf,
  type Clock,
  type Logger,
  type Metrics,
  type RunningService,
} from '@groundswell/runtime'
import type { Store } from '@groundswell/store'
import type { IncidentsConfig } from './config.ts'
import { createGradePipeline } from './pipeline.ts'
import { sweepIncidents } from './sweep.ts'

export interface IncidentsServiceParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  /** Response deadlines by level; the regulations' by default. */
  readonly clockPlan?: ClockPlan
}

/** Carries graded alerts into incidents and keeps their clocks. */
export async function startIncidents(config: IncidentsConfig, parts: IncidentsServiceParts): Promise<RunningService> {
  const { bus, clock, log, metrics } = parts
  const incident = {
    documents: parts.store.documents,
    bus,
    clock,
    ...(parts.clockPlan === undefined ? {} : { plan: parts.clockPlan }),
  }
  const swept = metrics.counter(
    'groundswell_incidents_swept_total',
    'Incidents touched by the sweep of clocks and left-over changes',
  )
  const subscription = await bus.subscribe({
    group: 'incidents',
    topics: ['alerts.graded'],
    handle: createGradePipeline({ ...incident, log }),
  })

  const controller = new AbortController()
  let sweepTrouble: string | undefined
  const sweep = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      try {
        swept.inc(await sweepIncidents(incident))
        if (sweepTrouble !== undefined) log.info('Clocks are swept again.')
        sweepTrouble = undefined
      } catch (error) {
        if (!isTransient(error)) throw error
        if (sweepTrouble === undefined) log.warn({ reason: messageOf(error) }, 'Clocks cannot be swept; trying again.')
        sweepTrouble = messageOf(error)
      }
      await clock.sleep(config.sweepSeconds * 1000, controller.signal)
    }
  }
  const sweeping = sweep()

  return {
    name: 'incidents',
    ended: Promise.race([subscription.ended, sweeping]),
    health: async () => [
      { name: 'incidents', ready: sweepTrouble === undefined, detail: sweepTrouble ?? 'clocks are swept' },
    ],
    stop: async () => {
      controller.abort()
      await subscription.close()
      await sweeping
    },
  }
}
