import { parseArgs } from 'node:util'
import { openEmbeddedBus, openKafkaBus } from '@groundswell/bus'
import { startLocalEngines } from '@groundswell/local-engines'
import { silentLogger } from '@groundswell/runtime'
import { openElasticsearchStore, openEmbeddedStore } from '@groundswell/store'
import { benchPipeline, type OpenEngines, type PipelineResult } from './pipeline-bench.ts'

/**
 * `pnpm bench [--mentions N] [--engines embedded|distributed|both]`: mentions a second through the whole pipeline, beside a bare
 * loop that only consumes and bulk-writes the same scored mentions on the same kind of engines, in one run.
 */
const { values } = parseArgs({
  options: {
    mentions: { type: 'string', default: '20000' },
    engines: { type: 'string', default: 'both' },
  },
})
const count = Number(values.mentions)

const embedded: OpenEngines = {
  name: 'embedded',
  open: async (folder) => ({
    bus: await openEmbeddedBus({ folder: `${folder}/bus`, log: silentLogger }),
    store: await openEmbeddedStore({ folder: `${folder}/store`, log: silentLogger }),
  }),
}

const results: PipelineResult[] = []
if (values.engines !== 'distributed') results.push(await benchPipeline(embedded, count))
if (values.engines !== 'embedded') {
  const local = await startLocalEngines({ log: silentLogger })
  let run = 0
  const distributed: OpenEngines = {
    name: 'kafka + elasticsearch',
    open: async (folder) => {
      run += 1
      const prefix = `bench${process.pid}-${run}-`
      return {
        bus: await openKafkaBus({ brokers: local.brokers, clientId: 'bench', topicPrefix: prefix, log: silentLogger }),
        store: await openElasticsearchStore({
          node: local.elasticsearch,
          prefix,
          blobFolder: `${folder}/blobs`,
          log: silentLogger,
        }),
      }
    },
  }
  try {
    results.push(await benchPipeline(distributed, count))
  } finally {
    await local.stop()
  }
}

for (const result of results) {
  const ratio = (result.pipeline / result.bare).toFixed(2)
  process.stdout.write(
    `${result.engines}: ${result.mentions} mentions; pipeline ${result.pipeline}/s, bare loop ${result.bare}/s, ratio ${ratio}; ` +
      `${JSON.stringify(result.parts)} s; resident ${result.residentMegabytes} MB\n`,
  )
}
