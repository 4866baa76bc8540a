import { load, milliseconds, percentile, say } from '../figures.ts'
import { asking, type GatewayAddress } from './ask-gateway.ts'
import { corpusEnd } from './fill-index.ts'

const words = ['', '快递', '投诉', '云岭速运 AND 延误']
const day = 86_400_000
const pagesDeep = 1_000

/** What the pages of the dashboard ask, as they ask it; reported without a bar. */
export async function measureRoutes(gateway: GatewayAddress, rounds: number): Promise<void> {
  const ask = asking(gateway)
  const until = (days: number): string =>
    `from=${new Date(corpusEnd - days * day).toISOString()}&to=${new Date(corpusEnd).toISOString()}`
  const q = (text: string): string => (text === '' ? '' : `&q=${encodeURIComponent(text)}`)
  const routes: readonly (readonly [name: string, ask: (text: string) => Promise<unknown>])[] = [
    ['GET /mentions/facets', (text) => ask(`/api/v1/mentions/facets?size=20${q(text)}`)],
    ['GET /mentions by relevance', (text) => ask(`/api/v1/mentions?sort=relevance${q(text)}`)],
    ['GET /trends of 30 days', (text) => ask(`/api/v1/trends?${until(30)}${q(text)}`)],
    ['GET /trends of 30 days, compared', (text) => ask(`/api/v1/trends?${until(30)}&compare=previous${q(text)}`)],
    ['GET /trends of a year', (text) => ask(`/api/v1/trends?${until(365)}${q(text)}`)],
    ['GET /trends/terms of 30 days', (text) => ask(`/api/v1/trends/terms?${until(30)}${q(text)}`)],
    ['GET /trends/terms of a year', (text) => ask(`/api/v1/trends/terms?${until(365)}${q(text)}`)],
    ['POST /subjects/preview', (text) => ask('/api/v1/subjects/preview', { query: text === '' ? '包裹' : text })],
  ]
  say(`routes over HTTP, for everything and for ${words.filter((text) => text !== '').join(', ')} (${load()}):`)
  for (const [name, once] of routes) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const text of words) {
        const started = performance.now()
        await once(text)
        times.push(performance.now() - started)
      }
    }
    say(`  ${name}: p50 ${milliseconds(percentile(times, 0.5))}, p95 ${milliseconds(percentile(times, 0.95))}`)
  }
  const times: number[] = []
  let cursor = ''
  for (let page = 0; page < pagesDeep; page += 1) {
    const started = performance.now()
    const text = await ask(`/api/v1/mentions?size=50${q('快递')}${cursor}`)
    times.push(performance.now() - started)
    const { next } = JSON.parse(text) as { readonly next: string | null }
    if (next === null) break
    cursor = `&cursor=${next}`
  }
  const [first, last] = [times.slice(0, 100), times.slice(-100)].map((some) => percentile(some, 0.95))
  say(
    `  paging ${times.length} pages deep: p95 ${milliseconds(first ?? 0)} of the first hundred pages, ${milliseconds(last ?? 0)} of the last`,
  )
}
