import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseQuery, type Query } from '@groundswell/query'
import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, openElasticsearchStore, type MentionIndex, type Store } from '@groundswell/store'
import { askedWords, generateMentions } from './mention-generator.ts'

/**
 * Search over many stored mentions: `node infra/bench/src/store-bench.ts [--mentions 1000000] [--folder KEEP] [--elasticsearch URL]`.
 * Prints the rate of writing, then for words found in up to about 15 % of the mentions the 50th and 95th percentile of a page
 * of 50 by time with its total, of a trend of 30 days, and others; and the resident memory of the process.
 */
const { values } = parseArgs({
  options: {
    mentions: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    elasticsearch: { type: 'string' },
    repeat: { type: 'string', default: '5' },
  },
})
const count = Number(values.mentions)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'groundswell-store-bench-'))
const end = Date.UTC(2026, 10, 23)
const days = 90

const prefix = `bench-store-${count}-`
const store: Store =
  values.elasticsearch === undefined
    ? await openEmbeddedStore({ folder, log: silentLogger })
    : await openElasticsearchStore({ node: values.elasticsearch, prefix, blobFolder: folder, log: silentLogger })
const index = store.mentions

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

async function fill(): Promise<void> {
  const present = await index.count({ drill: 'include' })
  if (present >= count) return
  const started = performance.now()
  let batch = []
  const waiting: Promise<unknown>[] = []
  let written = 0
  for (const mention of generateMentions(count, end, days)) {
    batch.push(mention)
    if (batch.length < 1000) continue
    waiting.push(index.upsert(batch))
    written += batch.length
    batch = []
    if (waiting.length >= 2) await waiting.shift()
    if (written % 100_000 === 0)
      say(`${written} written, ${Math.round((written / (performance.now() - started)) * 1000)}/s`)
  }
  waiting.push(index.upsert(batch))
  await Promise.all(waiting)
  await index.refresh()
  say(`writing: ${Math.round((count / (performance.now() - started)) * 1000)} mentions/s`)
}

function percentile(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`
}

/** Every query in turn, again and again, so that none is asked twice in a row. */
async function measure(name: string, ask: (query: Query, index: MentionIndex) => Promise<unknown>): Promise<void> {
  const times: { readonly text: string; readonly time: number }[] = []
  for (let round = 0; round < Number(values.repeat); round += 1) {
    for (const query of queries) {
      const started = performance.now()
      await ask(query, index)
      times.push({ text: query.text, time: performance.now() - started })
    }
  }
  const sorted = times.map((each) => each.time).toSorted((a, b) => a - b)
  const worst = times.toSorted((a, b) => b.time - a.time)[0]
  say(
    `${name}: p50 ${percentile(sorted, 0.5)}, p95 ${percentile(sorted, 0.95)}, worst ${worst?.time.toFixed(1)} ms (${worst?.text})`,
  )
}

const queries = askedWords.map((text): Query => {
  const parsed = parseQuery(text, { for: 'search' })
  if (!parsed.ok) throw new Error(`${text} does not parse`)
  return parsed.query
})

try {
  await fill()
  const files =
    values.elasticsearch === undefined ? readdirSync(folder).filter((name) => name.includes('mentions.sqlite')) : []
  say(`on disk: ${megabytes(files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0))} MB`)
  const shares: string[] = []
  for (const query of queries) {
    const found = await index.count({ query, drill: 'exclude' })
    shares.push(`${query.text} ${((found / count) * 100).toFixed(1)} %`)
  }
  say(`found in: ${shares.join(', ')}`)
  const month = { from: new Date(end - 30 * 86_400_000).toISOString(), to: new Date(end).toISOString() } as const
  const trend = { ...month, drill: 'exclude', interval: 'day', timeZone: 'Asia/Shanghai' } as const
  await measure('page of 50 by time, total included', (query) =>
    index.search({ query, drill: 'exclude', sort: 'newest', size: 50 }),
  )
  await measure('trend of 30 days', (query) => index.histogram({ ...trend, query }))
  await measure('trend of 30 days, all mentions', () => index.histogram(trend))
  await measure('facet platform', (query) => index.facets({ query, drill: 'exclude' }, ['platform'], 10))
  await measure('page of 50 by relevance', (query) =>
    index.search({ query, drill: 'exclude', sort: 'relevance', size: 50 }),
  )
  await measure('page of 50 by reach', (query) => index.search({ query, drill: 'exclude', sort: 'reach', size: 50 }))
  say(`resident: ${megabytes(process.memoryUsage().rss)} MB`)
} finally {
  await store.close()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
