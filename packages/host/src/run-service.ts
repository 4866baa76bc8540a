import { z } from 'zod'
import {
  abortOnSignals,
  createLogger,
  loadConfigFile,
  messageOf,
  Metrics,
  StopStack,
  systemClock,
  UserError,
  type Clock,
  type Logger,
  type PartHealth,
  type RunningService,
} from '@groundswell/runtime'
import type { EventBus } from '@groundswell/bus'
import type { ClockPlan } from '@groundswell/incident'
import type { Watched } from '@groundswell/settings'
import type { Store } from '@groundswell/store'
import { prepareDataFolder } from './data-folder.ts'
import { openEngines } from './engines.ts'
import { readEnvironment } from './environment.ts'
import { startHealthServer } from './health-server.ts'
import { hostConfig } from './system-config.ts'

/** What a service gets from whoever runs it. */
export interface ServiceParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  readonly timeZone: string
  readonly folder: string
  /** What the configuration file lists; the gateway, which owns these settings, seeds them. */
  readonly watched: Watched
  readonly clockPlan: ClockPlan
}

export interface ServiceDefinition<S extends z.ZodType> {
  readonly name: string
  readonly schema: S
  readonly start: (config: z.infer<S>, parts: ServiceParts) => Promise<RunningService>
}

/**
 * Runs one service as a process of its own: configuration, engines, health, signals, stop in order.
 * The file may hold the sections of other services too; only this service's own is checked strictly.
 */
export async function runService<S extends z.ZodType>(definition: ServiceDefinition<S>): Promise<void> {
  await runProcess(async (controller) => {
    const environment = readEnvironment(process.env)
    const schema = z.looseObject({ ...hostConfig, [definition.name]: definition.schema.prefault({} as never) })
    const path = configPath(process.argv) ?? environment.config
    const config = path === undefined ? schema.parse({}) : loadConfigFile(path, schema)
    const log = createLogger(config.log).child({ service: definition.name })
    const release = abortOnSignals(controller, log)
    const stops = new StopStack(log)
    try {
      const folder = prepareDataFolder(environment.data ?? config.data)
      const metrics = new Metrics()
      let running: RunningService | undefined
      if (environment.healthPort !== undefined) {
        const waiting: readonly PartHealth[] = [
          { name: definition.name, ready: false, detail: 'waits for its engines' },
        ]
        const health = await startHealthServer({
          port: environment.healthPort,
          metrics,
          health: async () => (await running?.health()) ?? waiting,
        })
        stops.add('health', () => health.close())
      }
      const engines = await openEngines(config, folder, log, controller.signal)
      stops.add('engines', () => engines.close())
      const section = (config as Record<string, unknown>)[definition.name] as z.infer<S>
      const service = await definition.start(section, {
        ...engines,
        log,
        metrics,
        clock: systemClock,
        timeZone: config.timeZone,
        folder,
        watched: config,
        clockPlan: config.clocks,
      })
      stops.add(definition.name, () => service.stop())
      running = service
      log.info('Started.')
      await Promise.race([service.ended, aborted(controller.signal)])
    } finally {
      await stops.stop()
      release()
    }
  })
}

/** Runs a program; what a person must mend is shown plainly, anything else with its stack; the exit status says so. */
export async function runProcess(body: (controller: AbortController) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  try {
    await body(controller)
  } catch (error) {
    if (controller.signal.aborted && error === controller.signal.reason) return
    process.exitCode = 1
    process.stderr.write(
      error instanceof UserError
        ? `\ngroundswell: ${messageOf(error)}\n`
        : `\ngroundswell: ${(error as Error).stack ?? messageOf(error)}\n`,
    )
  }
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** The path behind `--config`. */
export function configPath(argv: readonly string[]): string | undefined {
  const index = argv.indexOf('--config')
  if (index === -1) return undefined
  const path = argv[index + 1]
  if (path === undefined || path.startsWith('--')) {
    throw new UserError('--config needs a path', 'for example: --config groundswell.yaml')
  }
  return path
}
