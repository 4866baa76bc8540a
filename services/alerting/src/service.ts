import type { Channel } from '@groundswell/contracts'
import type { EventBus } from '@groundswell/bus'
import {
  isTransient,
  messageOf,
  type Clock,
  type Logger,
  type Metrics,
  type RunningService,
} from '@groundswell/runtime'
import { channelSettings, savedSearchSettings, Settings } from '@groundswell/settings'
import type { Store } from '@groundswell/store'
import type { AlertingConfig } from './config.ts'
import { Coverage } from './coverage.ts'
import { answerChannelTests } from './deliver/channel-tests.ts'
import { Deliverer } from './deliver/deliverer.ts'
import { createIncidentPipeline } from './incidents/hear-incidents.ts'
import { loadRules } from './load-rules.ts'
import { expireFindings } from './search/expire-findings.ts'
import { createFindMentions } from './search/find-mentions.ts'
import { createSearchSet, type SearchSet } from './search/search-set.ts'
import { FindingTeller } from './search/tell-findings.ts'
import { createMatchedPipeline } from './pipeline.ts'
import { SubjectRunner } from './state/subject-runner.ts'
import { sweepSubjects } from './sweep.ts'

export interface AlertingServiceParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  /** IANA name; days of queries are counted in it. */
  readonly timeZone: string
  /** 0..1, for the spread of retries. */
  readonly random?: () => number
}

/** Stories → indicators → grades → routes → deliveries. */
export async function startAlerting(config: AlertingConfig, parts: AlertingServiceParts): Promise<RunningService> {
  const { bus, clock, log, metrics } = parts
  const { documents } = parts.store
  const rules = loadRules(config.rules)
  const alerts = metrics.counter('groundswell_alerts_total', 'Changes of graded events', ['change', 'level'])
  const attempts = metrics.counter('groundswell_delivery_attempts_total', 'Attempts to deliver a message', ['outcome'])

  const settings = new Settings(documents, channelSettings, clock)
  let channels: ReadonlyMap<string, Channel> = new Map()
  const watching = await settings.watch({ log, apply: (current) => void (channels = current) })
  const deliverer = new Deliverer({
    documents,
    clock,
    log,
    channels: () => channels,
    disable: async ({ version, updatedAt, ...channel }) => {
      const saved = await settings.save({ ...channel, enabled: false }, version)
      if (!saved.ok) log.info({ channelId: channel.id, updatedAt }, 'The channel was changed meanwhile; left as it is.')
    },
    random: parts.random ?? Math.random,
    attempted: (outcome) => attempts.inc({ outcome }),
    policy: {
      firstWait: config.retry.firstWaitSeconds * 1000,
      maximumWait: config.retry.maximumWaitSeconds * 1000,
      horizon: config.retry.horizonHours * 3_600_000,
    },
  })
  const runner = new SubjectRunner({
    documents,
    bus,
    clock,
    rules,
    enqueue: async (alert) => {
      await deliverer.enqueue(alert)
      alerts.inc({ change: alert.change, level: String(alert.level) })
      log.info({ alertId: alert.id, change: alert.change, level: alert.level, subject: alert.subject.id }, 'Graded.')
    },
  })

  const found = metrics.counter('groundswell_searches_found_total', 'Mentions that saved searches newly found')
  let searches: SearchSet = createSearchSet([], parts.timeZone)
  const savedSearches = new Settings(documents, savedSearchSettings, clock)
  const watchingSearches = await savedSearches.watch({
    log,
    apply: (current) => void (searches = createSearchSet(current.values(), parts.timeZone)),
  })
  const teller = new FindingTeller({
    documents,
    clock,
    searches: () => searches,
    channels: () => channels,
    send: (message, channelIds) => deliverer.send(message, channelIds),
    interval: config.searchMessageSeconds * 1000,
    publicUrl: config.publicUrl,
  })

  const controller = new AbortController()
  const troubles = new Map<string, string>()
  /** Does `work` again and again; trouble that may pass is said once, anything else ends the service. */
  const repeat = async (what: string, seconds: number, work: () => Promise<unknown>): Promise<void> => {
    while (!controller.signal.aborted) {
      try {
        await work()
        if (troubles.delete(what)) log.info({ what }, 'Recovered.')
      } catch (error) {
        if (!isTransient(error)) throw error
        if (!troubles.has(what)) log.warn({ what, reason: messageOf(error) }, 'Waiting for it to come back.')
        troubles.set(what, messageOf(error))
      }
      await clock.sleep(seconds * 1000, controller.signal)
    }
  }

  let everythingLeft = true
  const coverage = new Coverage(documents, clock)
  const loops = [
    repeat('sweep', config.sweepSeconds, async () => {
      await sweepSubjects({ documents, clock, runner, coverage, everythingLeft })
      everythingLeft = false
    }),
    repeat('deliver', config.deliverySeconds, () => deliverer.deliverDue()),
    repeat('saved searches', config.sweepSeconds, () => teller.tellDue()),
    repeat('findings past their time', 60, async () => {
      while (!controller.signal.aborted && (await expireFindings(documents, clock.now())))
        await clock.sleep(1_000, controller.signal)
    }),
    repeat('channel tests', config.deliverySeconds, () =>
      answerChannelTests({ documents, clock, channels: () => channels }),
    ),
  ]
  const mentions = await bus.subscribe({
    group: 'alerting',
    topics: ['mentions.matched'],
    handle: createMatchedPipeline({ bus, log, runner }),
  })
  const incidents = await bus.subscribe({
    group: 'alerting-incidents',
    topics: ['incidents.changed'],
    handle: createIncidentPipeline({ bus, documents, log, runner }),
  })
  const searching = await bus.subscribe({
    group: 'alerting-searches',
    topics: ['mentions.scored', 'stories.assigned', 'alerts.graded'],
    handle: createFindMentions({
      bus,
      store: parts.store,
      clock,
      log,
      searches: () => searches,
      onFound: (findings) => {
        found.inc(findings.length)
        for (const { search, mention } of findings) teller.expect({ searchId: search.id, drill: mention.drill })
      },
    }),
  })

  return {
    name: 'alerting',
    ended: Promise.race([mentions.ended, incidents.ended, searching.ended, ...loops]),
    health: async () => [
      {
        name: 'alerting',
        ready: troubles.size === 0,
        detail: [...troubles].map(([what, why]) => `${what}: ${why}`).join('; ') || `rules ${rules.version}`,
      },
    ],
    stop: async () => {
      await mentions.close()
      await incidents.close()
      await searching.close()
      controller.abort()
      await Promise.all(loops)
      await deliverer.idle()
      await watching.close()
      await watchingSearches.close()
    },
  }
}
