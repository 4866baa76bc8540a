import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Query } from '@groundswell/query'
import type { DrillFilter, Facet } from '@groundswell/store'
import { mentionReads, readerCacheMegabytes } from '@groundswell/store/embedded-reads'
import { recordStatements, type Recorded } from './record-statements.ts'
import { askedFacets, facetSize } from './raw-side.ts'

export interface RawAsk {
  readonly do: 'record' | 'page' | 'both'
  readonly page: { readonly query: Query | undefined; readonly drill: DrillFilter }
}
export interface RawAnswer {
  readonly milliseconds: number
}

const { file, part } = workerData as { readonly file: string; readonly part: 'page' | 'columns' }
const database = new DatabaseSync(file, { timeout: 10_000 })
database.exec(`PRAGMA cache_size=-${readerCacheMegabytes * 1024}`)
database.exec('PRAGMA temp_store=MEMORY')
const recorder = recordStatements(database)
const reads = mentionReads(recorder.database)
/** As the adapter shares the facets out between its two threads. */
const hasTable = (facet: Facet): boolean => facet === 'subject' || facet === 'province'
const ownTables = askedFacets.filter(hasTable)
const columns = askedFacets.filter((facet) => !hasTable(facet))
const kept = new Map<string, { readonly page: readonly Recorded[]; readonly facets: readonly Recorded[] }>()

function record({ query, drill }: RawAsk['page']): void {
  const scope = { query, drill, from: undefined, to: undefined }
  const facets = part === 'columns' ? columns : ownTables
  kept.set(query?.text ?? '', {
    page:
      part === 'columns'
        ? []
        : recorder.during(() => reads.search({ scope, sort: 'newest', size: 50, after: undefined })),
    facets: recorder.during(() => reads.facets({ scope, facets, size: facetSize })),
  })
}

function answer(ask: RawAsk): number {
  // What NEAR looks at is known to the connection for the last query only.
  if (ask.do === 'record' || ask.page.query?.text.includes('NEAR/') === true) record(ask.page)
  const statements = kept.get(ask.page.query?.text ?? '')
  if (ask.do === 'record' || statements === undefined) return 0
  const started = performance.now()
  for (const each of [...statements.page, ...(ask.do === 'both' ? statements.facets : [])]) each.again()
  return performance.now() - started
}

parentPort?.on('message', (ask: RawAsk) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin to name
  parentPort?.postMessage({ milliseconds: answer(ask) } satisfies RawAnswer)
})
