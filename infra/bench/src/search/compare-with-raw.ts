import { highlight, matchInputOf } from '@groundswell/query'
import type { MentionIndex } from '@groundswell/store'
import { bar, load, milliseconds, percentile, say } from '../figures.ts'
import { asking, type GatewayAddress } from './ask-gateway.ts'
import { askedFacets, facetSize, type AskedPage, type RawSide } from './raw-side.ts'
import { askedQueries, type AskedQuery } from './search-queries.ts'

/** Slower than this share of the raw request's p95, and by more than so many milliseconds, misses the bar. */
const mostTimes = 1.2
const mostMore = 5

type Side = 'raw page' | 'raw' | 'index page' | 'index' | 'HTTP page' | 'HTTP'

/**
 * Page of 50 by time with its total and highlights, alone and with its facets: through the index, and through the gateway,
 * each beside the same compiled requests sent raw, in turn, in changing order.
 */
export async function compareWithRaw({
  index,
  raw,
  gateway,
  rounds,
}: {
  readonly index: MentionIndex
  readonly raw: RawSide
  readonly gateway: GatewayAddress
  readonly rounds: number
}): Promise<void> {
  const ask = asking(gateway)
  const search = async (page: AskedPage): Promise<void> => {
    const { items } = await index.search(page)
    for (const item of items) if (page.query !== undefined) highlight(page.query, matchInputOf(item))
  }
  const facets = (page: AskedPage): Promise<unknown> => index.facets(page, askedFacets, facetSize)
  const pathOf = (page: AskedPage, path: string): string =>
    `/api/v1/mentions${path}?q=${encodeURIComponent(page.query?.text ?? '')}`
  const sides: Readonly<Record<Side, (page: AskedPage) => Promise<unknown>>> = {
    'raw page': (page) => raw.time(page, 'page'),
    raw: (page) => raw.time(page, 'both'),
    'index page': search,
    index: (page) => Promise.all([search(page), facets(page)]),
    'HTTP page': (page) => ask(pathOf(page, '')),
    HTTP: (page) =>
      Promise.all([ask(pathOf(page, '')), ask(`${pathOf(page, '/facets')}&facets=${askedFacets.join(',')}`)]),
  }
  const names = Object.keys(sides) as Side[]
  const times = new Map<string, number[]>()
  const pageOf = ({ query }: AskedQuery): AskedPage => ({ query, drill: 'exclude', sort: 'newest', size: 50 })
  for (const asked of askedQueries) await raw.record(pageOf(asked))
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, asked] of askedQueries.entries()) {
      const page = pageOf(asked)
      const kind = asked.kind === 'near' ? 'near' : 'all'
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(turn + at + round) % names.length] ?? 'raw'
        const started = performance.now()
        const own = await sides[name](page)
        const time = typeof own === 'number' ? own : performance.now() - started
        for (const set of kind === 'near' ? ['near'] : ['all', asked.kind])
          times.set(`${set} ${name}`, [...(times.get(`${set} ${name}`) ?? []), time])
      }
    }
  }
  const p95 = (set: string, side: Side): number => percentile(times.get(`${set} ${side}`) ?? [], 0.95)
  say(`beside the same compiled requests sent raw, p95 (${askedQueries.length} queries, ${rounds} rounds, ${load()}):`)
  for (const set of ['word', 'boolean', 'field', 'near'])
    say(`  ${set}: ${names.map((side) => `${side} ${milliseconds(p95(set, side))}`).join(', ')}`)
  for (const side of ['index page', 'index', 'HTTP page', 'HTTP'] as const) {
    const beside = p95('all', side.endsWith('page') ? 'raw page' : 'raw')
    const own = p95('all', side)
    bar(
      `${side.startsWith('index') ? 'through the index' : 'through the gateway'}, ${side.endsWith('page') ? 'page with total and highlights' : 'and facets'}: p95 ≤ ${mostTimes}× raw or + ${mostMore} ms`,
      own <= mostTimes * beside || own <= beside + mostMore,
      `${milliseconds(own)} beside ${milliseconds(beside)}, ${(own / beside).toFixed(2)}×`,
    )
  }
}
