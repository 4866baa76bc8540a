import { load, milliseconds, percentile, say } from '../figures.ts'
import { asking, type GatewayAddress } from './ask-gateway.ts'
import { corpusEnd } from './fill-index.ts'

/** Nothing, words from the commonest (17 %) to a few in a hundred, a boolean query, and two that ask for nearness. */
const texts = [
  '',
  '快递',
  '包裹',
  '客服',
  '投诉',
  '(快递 OR 包裹) AND 投诉',
  '包裹 NEAR/5 延误',
  '快递 ONEAR/5 延误',
] as const
/** The longest is all that is stored. */
const periods = [7, 30, 90] as const
const day = 86_400_000
const zone = 'Asia/Shanghai'
const zoneOffset = 8 * 3_600_000
/** As many days back as the page of trends looks for what is usual. */
const history = (days: number): number => (days <= 8 ? 14 : 70)

interface Asked {
  readonly name: string
  readonly path: (text: string, days: number) => string
}

/** A range of the page of trends: from midnight of the reader's zone until now. */
function midnight(days: number): number {
  return Math.floor((corpusEnd + zoneOffset) / day) * day - zoneOffset - (days - 1) * day
}

function address(path: string, parameters: Readonly<Record<string, string | number>>): string {
  const kept = Object.entries(parameters).filter(([name, value]) => name !== 'q' || value !== '')
  return `/api/v1${path}?${new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()}`
}

const iso = (at: number): string => new Date(at).toISOString()
const interval = (days: number): string => (days <= 8 ? 'hour' : 'day')
const searched = (q: string, days: number) => ({ q, from: iso(corpusEnd - days * day), drill: 'exclude' })
const slice = (q: string, days: number) => ({
  q,
  from: iso(midnight(days)),
  to: iso(corpusEnd),
  drill: 'exclude',
  timeZone: zone,
})
const page = (sort: string) => (q: string, days: number) =>
  address('/mentions', { ...searched(q, days), sort, size: 50 })

/** What the pages of search and trends ask, with the parameters they ask with; the first is what the others stand beside. */
const requests: readonly Asked[] = [
  { name: 'search: page by time', path: page('newest') },
  { name: 'search: page by relevance', path: page('relevance') },
  { name: 'search: page by reach', path: page('reach') },
  {
    name: 'search: histogram',
    path: (q, days) =>
      address('/mentions/histogram', {
        ...searched(q, days),
        to: iso(corpusEnd),
        interval: interval(days),
        timeZone: zone,
      }),
  },
  {
    name: 'search: facets',
    path: (q, days) =>
      address('/mentions/facets', {
        ...searched(q, days),
        size: 12,
        facets: 'polarity,level,category,subject,platform,source,lang,province',
      }),
  },
  { name: 'search: by story', path: (q, days) => address('/mentions/by-story', { ...searched(q, days), size: 100 }) },
  {
    name: 'trends: all panels, compared',
    path: (q, days) =>
      address('/trends', { ...slice(q, days), interval: interval(days), compare: `P${days}D`, top: 34 }),
  },
  {
    name: 'trends: the usual',
    path: (q, days) =>
      address('/mentions/histogram', {
        ...slice(q, days),
        from: iso(midnight(days) - history(days) * day),
        interval: interval(days),
      }),
  },
  {
    name: 'trends: terms and what is new',
    path: (q, days) => address('/trends/terms', { ...slice(q, days), usualDays: 14, size: 30 }),
  },
  {
    name: 'trends: one hour of the week',
    path: (q, days) => address('/trends/hours', { ...slice(q, days), day: 3, hour: 10 }),
  },
]

/** Processor time of the whole process for every request of the pages, client and gateway and index together. */
export async function measurePages(gateway: GatewayAddress, rounds: number): Promise<void> {
  const ask = asking(gateway)
  say(`requests of the pages over HTTP, processor time beside the page by time of the same words (${load()}):`)
  for (const days of periods) {
    const times = new Map<string, number[]>()
    for (let round = 0; round < rounds; round += 1) {
      for (const text of texts) {
        for (const { name, path } of requests) {
          const before = process.cpuUsage()
          await ask(path(text, days))
          const { user, system } = process.cpuUsage(before)
          const key = `${name} ${text}`
          times.set(key, [...(times.get(key) ?? []), (user + system) / 1000])
        }
      }
    }
    const of = (name: string, text: string): number => percentile(times.get(`${name} ${text}`) ?? [], 0.5)
    const simple = requests[0]?.name ?? ''
    say(
      `  ${days} days: p50, p95, ratio; then p50 of ${texts.map((text) => (text === '' ? 'everything' : text)).join(', ')}`,
    )
    for (const { name } of requests) {
      const all = texts.flatMap((text) => times.get(`${name} ${text}`) ?? [])
      const ratios = texts.map((text) => of(name, text) / of(simple, text))
      const each = texts.map((text) => of(name, text).toFixed(0)).join(' ')
      say(
        `    ${name}: ${milliseconds(percentile(all, 0.5))}, ${milliseconds(percentile(all, 0.95))}, ${percentile(ratios, 0.5).toFixed(1)}×; ${each}`,
      )
    }
  }
}
