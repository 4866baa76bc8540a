import type { Query } from '@groundswell/query'
import type { MentionIndex } from '@groundswell/store'
import { bar, load, megabytes, milliseconds, percentile, say } from '../figures.ts'
import { corpusEnd } from './fill-index.ts'
import { askedQueries } from './search-queries.ts'

const day = 86_400_000

/** The times of the index by itself, over words of two characters and longer; the bars of the embedded one. */
export async function measureIndex(
  index: MentionIndex,
  { bars, rounds }: { readonly bars: boolean; readonly rounds: number },
): Promise<void> {
  const queries = askedQueries.filter(({ kind }) => kind === 'word').map(({ query }) => query)
  const all = await index.count({ drill: 'exclude' })
  const shares: string[] = []
  for (const query of queries) {
    const found = await index.count({ query, drill: 'exclude' })
    shares.push(`${query.text} ${((found / all) * 100).toFixed(2)} %`)
  }
  say(`found in: ${shares.join(', ')}`)

  /** Every query in turn, again and again, so that none is asked twice in a row. */
  const timed = async (name: string, ask: (query: Query) => Promise<unknown>): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const query of queries) {
        const started = performance.now()
        await ask(query)
        times.push(performance.now() - started)
      }
    }
    const p95 = percentile(times, 0.95)
    say(`  ${name}: p50 ${milliseconds(percentile(times, 0.5))}, p95 ${milliseconds(p95)}`)
    return p95
  }

  const until = (days: number): { readonly from: string; readonly to: string } => ({
    from: new Date(corpusEnd - days * day).toISOString(),
    to: new Date(corpusEnd).toISOString(),
  })
  const trend = { drill: 'exclude', interval: 'day', timeZone: 'Asia/Shanghai' } as const
  const page = await timed('page of 50 by time, total included', (query) =>
    index.search({ query, drill: 'exclude', sort: 'newest', size: 50 }),
  )
  const month = await timed('trend of 30 days', (query) => index.histogram({ ...trend, ...until(30), query }))
  await timed('trend of a year', (query) => index.histogram({ ...trend, ...until(365), query }))
  for (const sort of ['oldest', 'reach', 'relevance'] as const)
    await timed(`page of 50 by ${sort}`, (query) => index.search({ query, drill: 'exclude', sort, size: 50 }))
  const resident = process.memoryUsage.rss()
  if (!bars) return
  bar('page of 50 by time p95 < 100 ms, total included', page < 100, `${milliseconds(page)} at ${load()}`)
  bar('trend of 30 days p95 < 300 ms', month < 300, `${milliseconds(month)} at ${load()}`)
  bar('resident memory < 512 MB', resident < 512e6, megabytes(resident))
}
