import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { decodeEvent, sourceInput, type RawMention, type SourceDraft, type SourceHealth } from '@groundswell/contracts'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { Settings, sourceHealthDocuments, sourceSettings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { temporaryFolder } from '@groundswell/testkit'
import { crawlerConfig } from '../config.ts'
import { startCrawler, type CrawlerParts } from '../service.ts'

/** For tests: a crawler on embedded engines in a folder of its own, and what it published. */
export interface RunningCrawler {
  readonly bus: EventBus
  readonly store: Store
  add(source: SourceDraft): Promise<void>
  remove(id: string): Promise<void>
  health(id: string): Promise<SourceHealth | undefined>
  mentions(sourceId: string): Promise<RawMention[]>
  /** Stops the crawler and starts another on the same engines. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function runCrawler(
  over: Partial<CrawlerParts> = {},
  config: Record<string, unknown> = {},
): Promise<RunningCrawler> {
  const folder = temporaryFolder()
  const bus: EventBus = await openEmbeddedBus({ folder: join(folder.path, 'bus'), log: silentLogger })
  const store = await openEmbeddedStore({ folder: join(folder.path, 'store'), log: silentLogger })
  const settings = new Settings(store.documents, sourceSettings, systemClock)
  const start = (): Promise<RunningService> =>
    startCrawler(crawlerConfig.parse({ timeout: 5, browser: { executable: '/nowhere/chromium' }, ...config }), {
      bus,
      store,
      log: silentLogger,
      metrics: new Metrics(),
      clock: systemClock,
      ...over,
    })
  let service = await start()
  return {
    bus,
    store,
    async add(source) {
      const before = await settings.get(source.id)
      const saved = await settings.save(sourceInput.parse(source), before?.version ?? 'absent')
      if (!saved.ok) throw new Error('the source was changed by somebody else')
    },
    async remove(id) {
      const before = await settings.get(id)
      await settings.remove(id, before?.version ?? 1)
    },
    health: async (id) => (await store.documents.get(sourceHealthDocuments, id))?.body,
    async mentions(sourceId) {
      const found: RawMention[] = []
      for (const topic of ['mentions.raw', 'mentions.backfill'] as const)
        for (let partition = 0; partition < (await bus.partitions(topic)); partition += 1)
          for (const record of await bus.read(topic, partition, 0, 10_000)) {
            const decoded = decodeEvent(topic, record)
            if (!decoded.ok) throw new Error(decoded.reason)
            if (decoded.data.source.id === sourceId) found.push(decoded.data)
          }
      return found
    },
    async restart() {
      await service.stop()
      service = await start()
    },
    async close() {
      await service.stop()
      await bus.close()
      await store.close()
      folder[Symbol.dispose]()
    },
  }
}

/** For tests: a site on loopback; `pages` may change while it is served. */
export interface Site {
  readonly url: string
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  readonly pages: Map<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>
  close(): Promise<void>
}

export async function serve(): Promise<Site> {
  const pages: Site['pages'] = new Map()
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const found = pages.get(path)
    if (found === undefined) response.writeHead(404).end()
    else if (typeof found === 'function') found(request, response)
    else
      response
        .writeHead(200, { 'content-type': path.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8' })
        .end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
