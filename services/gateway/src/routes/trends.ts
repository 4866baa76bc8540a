import { timestamp } from '@groundswell/contracts'
import type { HistogramRequest } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { countQuery } from '../conventions/fields.ts'
import { answers } from '../openapi/answers.ts'
import { badInput } from '../problems/known-problems.ts'
import { mentionScopeQuery } from './mentions.ts'
import { levelFacet } from '../search/level-facet.ts'
import { mentionScopeOf, searchQueryOf } from './read-query.ts'

const facetName = z.enum([
  'platform',
  'source',
  'category',
  'polarity',
  'subject',
  'lang',
  'province',
  'story',
  'author',
])
const facetOrLevel = z.enum([...facetName.options, 'level'])
const defaultFacets = 'platform,source,category,polarity,subject,lang,province'
export const bucket = z.strictObject({
  start: timestamp,
  count: z.int(),
  negative: z.int(),
  polaritySum: z.number().describe('Divide by count for the mean'),
})
export const trendInterval = z.enum(['minute', 'hour', 'day', 'week', 'month'])
/** The same intervals as ISO 8601 durations. */
const isoIntervals = { PT1M: 'minute', PT1H: 'hour', P1D: 'day', P1W: 'week', P7D: 'week', P1M: 'month' } as const
export function askedInterval(usual: z.infer<typeof trendInterval>) {
  return z
    .enum(
      [...trendInterval.options, 'PT1M', 'PT1H', 'P1D', 'P1W', 'P7D', 'P1M'],
      'minute, hour, day, week, month, or as ISO 8601 PT1M, PT1H, P1D, P1W, P7D, P1M',
    )
    .default(usual)
    .describe('By name or as an ISO 8601 duration: PT1M, PT1H, P1D, P1W or P7D, P1M; the answer gives the name')
    .transform((asked) => (asked in isoIntervals ? isoIntervals[asked as keyof typeof isoIntervals] : asked))
    .pipe(trendInterval)
}
const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 } as const
/** How far back a trend goes when nothing is said. */
const usualBuckets = { minute: 60, hour: 24, day: 30, week: 26, month: 12 } as const
const maximumBuckets = 5_000

export const timeZoneName = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'not an IANA time zone, as Asia/Shanghai')

/** How mentions spread over time and over the values of their fields. */
export function trendRoutes(app: App, { store, clock, timeZone }: RouteParts): void {
  app.get(
    '/api/v1/mentions/histogram',
    {
      schema: {
        tags: ['mentions'],
        summary:
          'Trend: buckets over time, empty ones too; `interval` by name or as ISO 8601 (PT1H); with `by` a series a value',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          interval: askedInterval('hour'),
          by: facetName.optional().describe('A series for each value of this field too'),
          timeZone: timeZoneName.optional().describe('IANA name; the configured one without'),
        }),
        response: answers({
          200: z.strictObject({
            interval: z.string(),
            timeZone: z.string(),
            from: timestamp,
            to: timestamp,
            buckets: z.array(bucket),
            series: z.array(z.strictObject({ key: z.string(), buckets: z.array(bucket) })).optional(),
          }),
        }),
      },
    },
    async (request) => {
      const { interval, by, drill } = request.query
      const { from, to } = readPeriod(request.query, clock.now())
      const query = await searchQueryOf(request.query.q, { store, timeZone })
      const wanted: HistogramRequest = {
        from,
        to,
        interval,
        drill,
        timeZone: request.query.timeZone ?? timeZone,
        ...(query === undefined ? {} : { query }),
      }
      const [whole, parts] = await Promise.all([
        store.mentions.histogram(wanted),
        by === undefined ? undefined : store.mentions.histogram({ ...wanted, by }),
      ])
      return {
        interval,
        timeZone: wanted.timeZone,
        from,
        to,
        buckets: [...(whole[0]?.buckets ?? [])],
        ...(parts === undefined
          ? {}
          : {
              series: parts.flatMap(({ key, buckets }) => (key === undefined ? [] : [{ key, buckets: [...buckets] }])),
            }),
      }
    },
  )
  app.get(
    '/api/v1/mentions/facets',
    {
      schema: {
        tags: ['mentions'],
        summary: 'The commonest values of fields among the mentions found',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          facets: z
            .string()
            .default(defaultFacets)
            .transform((text) => text.split(','))
            .pipe(z.array(facetOrLevel).max(10))
            .describe('`level` is that of the event at present: a mention counts at the most severe of its stories'),
          size: countQuery(1, 100).default(20).describe('Values of each field at most'),
        }),
        response: answers({
          200: z.strictObject({
            facets: z.partialRecord(facetOrLevel, z.array(z.strictObject({ key: z.string(), count: z.int() }))),
          }),
        }),
      },
    },
    async (request) => {
      const { facets, size } = request.query
      const scope = await mentionScopeOf(request.query, { store, timeZone })
      const [counts, levels] = await Promise.all([
        store.mentions.facets(
          scope,
          facets.filter((facet) => facet !== 'level'),
          size,
        ),
        facets.includes('level') ? levelFacet(store, scope) : undefined,
      ])
      return { facets: levels === undefined ? counts : { ...counts, level: levels } }
    },
  )
}

/** The period asked for; without a beginning, as many buckets back as are usual for the interval. */
export function readPeriod(
  asked: {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly interval: z.infer<typeof trendInterval>
  },
  now: Date,
): { readonly from: string; readonly to: string } {
  const { interval } = asked
  const to = asked.to ?? now.toISOString()
  const from = asked.from ?? new Date(Date.parse(to) - usualBuckets[interval] * lengths[interval]).toISOString()
  checkPeriod(from, to, interval)
  return { from, to }
}

function checkPeriod(from: string, to: string, interval: keyof typeof lengths): void {
  const span = Date.parse(to) - Date.parse(from)
  if (span <= 0) throw badInput([{ path: 'from', message: { zh: '起点须早于终点', en: 'it must be before `to`' } }])
  if (span / lengths[interval] > maximumBuckets)
    throw badInput([
      {
        path: 'interval',
        message: {
          zh: `区间过细：最多 ${maximumBuckets} 个桶`,
          en: `too fine for the period: at most ${maximumBuckets} buckets`,
        },
      },
    ])
}
