import type { EventBus } from '@groundswell/bus'
import { createAcceptor } from '@groundswell/intake'
import { StopStack, type Clock, type Logger, type Metrics, type RunningService } from '@groundswell/runtime'
import { Settings, sourceSettings } from '@groundswell/settings'
import type { Store } from '@groundswell/store'
import { programPath, type CrawlerConfig } from './config.ts'
import { createPoliteFetch } from './fetch/polite-fetch.ts'
import { createBrowserPages } from './load/browser-pages.ts'
import { createCheerioLoader } from './load/cheerio-loader.ts'
import { answerTrials } from './run/answer-trials.ts'
import { createPressure } from './run/pressure.ts'
import { runSource, type SourceParts } from './run/run-source.ts'
import { Supervisor } from './run/supervisor.ts'
import { trySourceOnce } from './run/try-source.ts'

export interface CrawlerParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
}

/** Watches every source of the settings; what it finds goes through the intake to `mentions.raw`. */
export async function startCrawler(config: CrawlerConfig, parts: CrawlerParts): Promise<RunningService> {
  const { bus, clock } = parts
  const { documents, blobs } = parts.store
  const log = parts.log.child({ service: 'crawler' })
  const stops = new StopStack(log)
  let crash: (error: unknown) => void = () => undefined
  const ended = new Promise<void>((resolve, reject) => {
    crash = reject
    stops.add('end', resolve)
  })

  const timeout = config.timeout * 1000
  const fetch = createPoliteFetch({ ...config, timeout, hostDelay: config.hostDelay * 1000 }, clock)
  const pages = createCheerioLoader(fetch, log, (error) => crash(error))
  stops.add('pages', () => pages.close())
  const { userAgent, maximumBytes } = config
  const { executable } = config.browser
  const browser = createBrowserPages(
    { executable, searchPath: programPath(), userAgent, timeout, maximumBytes },
    fetch,
    log,
    (error) => crash(error),
  )
  stops.add('browser', () => browser.close())

  const acceptor = countAccepted(createAcceptor({ documents, blobs, bus, log, clock }), parts.metrics)
  const sourceParts: SourceParts = {
    documents,
    acceptor,
    fetch,
    pages,
    browser,
    pressure: createPressure(bus, config.lagLimit, clock, log),
    clock,
    log,
    history: config.history,
    random: Math.random,
  }
  const supervisor = new Supervisor({
    documents,
    log,
    run: (source, signal) => runSource(source, sourceParts, signal),
    crashed: (error) => crash(error),
  })
  stops.add('sources', () => supervisor.stop())

  const watching = await new Settings(documents, sourceSettings, clock).watch({
    log,
    apply: (current) => supervisor.apply(current),
  })
  stops.add('settings', () => watching.close())
  const trials = await answerTrials({ documents, clock, log, tryOnce: (source) => trySourceOnce(source, sourceParts) })
  stops.add('trials', () => trials.close())

  return {
    name: 'crawler',
    ended,
    async health() {
      return [{ name: 'crawler', ready: true, detail: `watching ${supervisor.ids.length} sources` }]
    },
    async stop() {
      await stops.stop()
    },
  }
}

function countAccepted(
  acceptor: ReturnType<typeof createAcceptor>,
  metrics: Metrics,
): ReturnType<typeof createAcceptor> {
  const counter = metrics.counter('groundswell_crawler_accepted_total', 'Items handed to the intake', [
    'source',
    'status',
  ])
  return {
    async accept(items) {
      const results = await acceptor.accept(items)
      for (const [at, result] of results.entries())
        counter.inc({ source: items[at]?.source.id ?? '', status: result.status })
      return results
    },
  }
}
