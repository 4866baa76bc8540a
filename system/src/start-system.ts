import { startAlerting } from '@groundswell/alerting'
import { startCrawler } from '@groundswell/crawler'
import { startGateway, type GatewayParts } from '@groundswell/gateway'
import { openEngines, type Engines } from '@groundswell/host'
import { startIncidents } from '@groundswell/incidents'
import { startIndexer } from '@groundswell/indexer'
import { Metrics, StopStack, type Clock, type Logger, type PartHealth, type RunningService } from '@groundswell/runtime'
import { startScoring } from '@groundswell/scoring'
import { seedWatched } from '@groundswell/settings'
import type { SystemConfig } from './config.ts'

export interface SystemParts {
  /** Everything is kept under it. */
  readonly folder: string
  readonly log: Logger
  readonly clock: Clock
  readonly mode: 'demo' | 'configured'
  readonly dashboardFolder?: string
  /** What the demo plays, for the System page. */
  readonly demo?: GatewayParts['demo']
}

export interface RunningSystem extends Engines {
  /** Where the dashboard and the API are. */
  readonly url: string
  /** Good once: signs the first administrator in; undefined once a password is set. */
  readonly adminLink: string | undefined
  /** Rejects with what ended a service. */
  readonly ended: Promise<void>
  health(): Promise<readonly PartHealth[]>
  /** Stops every service in order, then the engines; true when all of it was clean. */
  stop(): Promise<boolean>
}

/**
 * The whole of Groundswell in one process: engines, settings, then services from right to left, so that nothing is
 * published that nobody reads; stopped in the reverse order, so that intake stops first.
 */
export async function startSystem(config: SystemConfig, parts: SystemParts): Promise<RunningSystem> {
  const { clock, folder, log, mode } = parts
  const stops = new StopStack(log)
  const metrics = new Metrics()
  const services: RunningService[] = []
  const run = async <S extends RunningService>(starting: Promise<S>): Promise<S> => {
    const service = await starting
    services.push(service)
    stops.add(service.name, () => service.stop())
    return service
  }
  try {
    const engines = await openEngines(config, folder, log)
    stops.add('engines', () => engines.close())
    await seedWatched(engines.store.documents, clock, config)
    const health = async (): Promise<readonly PartHealth[]> => {
      const bus = { name: 'bus', ...(await engines.bus.health()) }
      const store = { name: 'store', ...(await engines.store.health()) }
      const others = await Promise.all(
        services.filter((service) => service.name !== 'gateway').map((service) => service.health()),
      )
      return [bus, store, ...others.flat()]
    }
    const common = { ...engines, metrics, clock, timeZone: config.timeZone, folder, clockPlan: config.clocks }
    const named = (name: string): typeof common & { log: Logger } => ({ ...common, log: log.child({ service: name }) })

    await run(startIndexer(config.indexer, named('indexer')))
    await run(startIncidents(config.incidents, named('incidents')))
    await run(startAlerting(config.alerting, named('alerting')))
    await run(startScoring(config.scoring, named('scoring')))
    const gateway = await run(
      startGateway(config.gateway, {
        ...named('gateway'),
        health,
        mode,
        ...(parts.dashboardFolder === undefined ? {} : { dashboardFolder: parts.dashboardFolder }),
        ...(parts.demo === undefined ? {} : { demo: parts.demo }),
      }),
    )
    await run(startCrawler(config.crawler, named('crawler')))
    return {
      ...engines,
      url: gateway.url,
      adminLink: gateway.adminLink,
      ended: Promise.race(services.map((service) => service.ended)),
      health,
      stop: () => stops.stop(),
    }
  } catch (error) {
    await stops.stop()
    throw error
  }
}
