import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alertingConfig, startAlerting } from '@groundswell/alerting'
import type { EventBus } from '@groundswell/bus'
import { decodeEvent, encodeEvent, type Mention, type RawMention } from '@groundswell/contracts'
import { incidentsConfig, startIncidents } from '@groundswell/incidents'
import { indexerConfig, startIndexer } from '@groundswell/indexer'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { scoringConfig, startScoring } from '@groundswell/scoring'
import { seedWatched } from '@groundswell/settings'
import type { MentionIndex, Store } from '@groundswell/store'
import { benchMentions, benchSubjects } from './bench-mentions.ts'

export interface OpenEngines {
  readonly name: string
  open(folder: string): Promise<{ bus: EventBus; store: Store }>
}

export interface PipelineResult {
  readonly engines: string
  readonly mentions: number
  /** Mentions a second of the bare loop: consume and bulk-write the same scored mentions. */
  readonly bare: number
  /** Mentions a second from `mentions.raw` until everything stands in the index and alerting has no lag. */
  readonly pipeline: number
  /** Where the pipeline's wall time goes, seconds of work by part (parts overlap). */
  readonly parts: Readonly<Record<string, number>>
  readonly residentMegabytes: number
}

/** Runs the pipeline and then the bare loop over the same mentions on the same kind of engines, in one process. */
export async function benchPipeline(engines: OpenEngines, count: number): Promise<PipelineResult> {
  const raw = benchMentions(count)
  const run = await inFolder(engines, (bus, store) => runPipeline(bus, store, raw))
  const bare = await inFolder(engines, (bus, store) => runBareLoop(bus, store, run.scored))
  return {
    engines: engines.name,
    mentions: count,
    bare: Math.round(count / bare),
    pipeline: Math.round(count / run.seconds),
    parts: run.parts,
    residentMegabytes: Math.round(process.memoryUsage.rss() / 1_000_000),
  }
}

async function inFolder<T>(engines: OpenEngines, body: (bus: EventBus, store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-bench-'))
  const { bus, store } = await engines.open(folder)
  try {
    return await body(bus, store)
  } finally {
    await bus.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runPipeline(
  bus: EventBus,
  store: Store,
  raw: readonly RawMention[],
): Promise<{ seconds: number; scored: Mention[]; parts: Record<string, number> }> {
  await seedWatched(store.documents, systemClock, { subjects: benchSubjects, sources: [], channels: [] })
  for (let start = 0; start < raw.length; start += 500) {
    const events = raw.slice(start, start + 500).map((data) => ({
      topic: 'mentions.raw' as const,
      ...encodeEvent({
        topic: 'mentions.raw',
        key: data.source.id,
        id: `${data.id}:1`,
        producer: 'bench',
        time: data.collectedAt,
        data,
      }),
    }))
    await bus.publish(events)
  }
  const metrics = new Metrics()
  const parts = { bus, store, log: silentLogger, metrics, clock: systemClock, timeZone: 'Asia/Shanghai', folder: '' }
  const cpu = process.cpuUsage()
  const started = performance.now()
  const services: RunningService[] = [
    await startIndexer(indexerConfig.parse({}), parts),
    await startIncidents(incidentsConfig.parse({}), parts),
    await startAlerting(alertingConfig.parse({}), parts),
    await startScoring(scoringConfig.parse({}), parts),
  ]
  await indexHolds(store.mentions, raw.length)
  const indexed = (performance.now() - started) / 1000
  await noLag(bus)
  const seconds = (performance.now() - started) / 1000
  const used = process.cpuUsage(cpu)
  for (const service of services.reverse()) await service.stop()
  const scored: Mention[] = []
  for (let partition = 0; partition < (await bus.partitions('mentions.scored')); partition += 1) {
    for (let offset = 0; ;) {
      const records = await bus.read('mentions.scored', partition, offset, 1000)
      const last = records.at(-1)
      if (last === undefined) break
      offset = last.offset + 1
      for (const record of records) {
        const decoded = decodeEvent('mentions.scored', record)
        if (!decoded.ok) throw new Error(decoded.reason)
        scored.push(decoded.data)
      }
    }
  }
  return {
    seconds,
    scored,
    parts: {
      untilIndexed: round(indexed),
      untilAlerted: round(seconds),
      cpuOfThisProcess: round((used.user + used.system) / 1e6),
    },
  }
}

async function runBareLoop(bus: EventBus, store: Store, scored: readonly Mention[]): Promise<number> {
  for (let start = 0; start < scored.length; start += 500) {
    await bus.publish(
      scored.slice(start, start + 500).map((data) => ({
        topic: 'mentions.scored' as const,
        ...encodeEvent({
          topic: 'mentions.scored',
          key: data.id,
          id: `${data.id}:1`,
          producer: 'bench',
          time: data.collectedAt,
          data,
        }),
      })),
    )
  }
  const started = performance.now()
  const subscription = await bus.subscribe({
    group: 'bare',
    topics: ['mentions.scored'],
    handle: async (batch) => {
      await store.mentions.upsert(batch.records.map((record) => JSON.parse(record.value) as Mention))
    },
  })
  await indexHolds(store.mentions, scored.length)
  const seconds = (performance.now() - started) / 1000
  await subscription.close()
  return seconds
}

async function indexHolds(mentions: MentionIndex, count: number): Promise<void> {
  for (;;) {
    await mentions.refresh()
    if ((await mentions.count({ drill: 'include' })) >= count) return
    await systemClock.sleep(100)
  }
}

async function noLag(bus: EventBus): Promise<void> {
  for (;;) {
    const lag = await bus.lag('alerting', ['mentions.matched'])
    if (lag.every((partition) => partition.committed >= partition.end)) return
    await systemClock.sleep(50)
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
