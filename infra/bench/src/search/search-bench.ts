import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbeddedBus } from '@groundswell/bus'
import { gatewayConfig, startGateway } from '@groundswell/gateway'
import { startLocalEngines } from '@groundswell/local-engines'
import { Metrics, silentLogger, systemClock } from '@groundswell/runtime'
import { openElasticsearchStore, openEmbeddedStore, type Store } from '@groundswell/store'
import { load, say } from '../figures.ts'
import { compareWithRaw } from './compare-with-raw.ts'
import { corpusEnd, fillIndex } from './fill-index.ts'
import { measureIndex } from './measure-index.ts'
import { measurePages } from './measure-pages.ts'
import { measureRoutes } from './measure-routes.ts'
import { rawElasticsearch } from './raw-elasticsearch.ts'
import { rawEmbedded } from './raw-embedded.ts'

/**
 * Search over many stored mentions, beside the same compiled requests sent raw:
 * `search-bench.ts --engine embedded|elasticsearch [--mentions N] [--folder KEPT] [--elasticsearch URL] [--rounds N]`.
 * With `--fill` it stores the mentions and ends, so that what it needed for that is not measured.
 */
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'embedded' },
    mentions: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    elasticsearch: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    fill: { type: 'boolean', default: false },
  },
})
const count = Number(values.mentions)
const rounds = Number(values.rounds)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'groundswell-search-bench-'))
const prefix = `bench-search-${count}-`
const token = 'token-of-the-search-bench'

const embedded = values.engine === 'embedded'
const engines =
  embedded || values.elasticsearch !== undefined
    ? undefined
    : await startLocalEngines({ kafka: false, elasticsearch: true, log: silentLogger })
const node = values.elasticsearch ?? engines?.elasticsearch ?? ''

const store: Store = embedded
  ? await openEmbeddedStore({ folder, log: silentLogger })
  : await openElasticsearchStore({ node, prefix, blobFolder: folder, log: silentLogger })

async function measure(): Promise<void> {
  say(`${values.engine}: ${count} mentions, ${load()}`)
  await measureIndex(store.mentions, { bars: embedded, rounds })
  const raw = embedded
    ? await rawEmbedded(join(folder, 'mentions.sqlite'))
    : await rawElasticsearch(node, prefix, folder)
  const bus = await openEmbeddedBus({ folder: join(folder, 'bus'), log: silentLogger })
  const gateway = await startGateway(
    { ...gatewayConfig.parse({}), port: 0, apiToken: token },
    {
      bus,
      store,
      log: silentLogger,
      metrics: new Metrics(),
      // The corpus ends at a fixed day, and so does the present.
      clock: { now: () => new Date(corpusEnd), sleep: (time, signal) => systemClock.sleep(time, signal) },
    },
  )
  try {
    await compareWithRaw({ index: store.mentions, raw, gateway: { url: gateway.url, token }, rounds })
    await measureRoutes({ url: gateway.url, token }, rounds)
    if (embedded) await measurePages({ url: gateway.url, token }, rounds)
  } finally {
    await raw.close()
    await gateway.stop()
    await bus.close()
  }
}

try {
  await fillIndex(store.mentions, count)
  if (!embedded) await settle()
  if (!values.fill) await measure()
} finally {
  await store.close()
  await engines?.stop()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}

/** One side must not be answered from what the other just asked. */
async function settle(): Promise<void> {
  const response = await fetch(`${node}/${prefix}mentions-*/_settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ 'index.requests.cache.enable': false }),
  })
  if (!response.ok) throw new Error(await response.text())
}
