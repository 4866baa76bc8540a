import { timestamp } from '@groundswell/contracts'
import { fold } from '@groundswell/text'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { countQuery } from '../conventions/fields.ts'
import { answers } from '../openapi/answers.ts'
import { badInput } from '../problems/known-problems.ts'
import { freshTerms } from '../trends/fresh-terms.ts'
import { frequentTerms } from '../trends/frequent-terms.ts'
import { sampledLength, sampleTexts } from '../trends/text-sample.ts'
import { mentionScopeQuery } from './mentions.ts'
import { searchQueryOf } from './read-query.ts'
import { timeZoneName } from './trends.ts'

/** At most 600 mentions of the period, and 70 of each usual day. */
const ofPeriod = { stretches: 8, each: 75 } as const
const ofDay = 70
const leastTexts = 3
/** With fewer usual texts, nothing can be said to be new. */
const leastUsual = 30
const mostCompared = 400
const day = 86_400_000

const term = z.strictObject({
  term: z.string().describe('Folded: simplified, lower case'),
  count: z.int().describe('In how many texts of the sample'),
  share: z.number().describe('Of the texts of the sample'),
})
const terms = z.strictObject({
  from: timestamp,
  to: timestamp,
  usualFrom: timestamp,
  sample: z
    .strictObject({ texts: z.int(), drawn: z.int(), of: z.int(), usualTexts: z.int(), textLength: z.int() })
    .describe('`drawn` mentions of all `of`, their first textLength code units, the same text once'),
  top: z.array(term),
  fresh: z
    .array(
      term.extend({
        usualShare: z.number(),
        times: z.number().describe('How many times as frequent as usual; never seen counts as half a time'),
      }),
    )
    .nullable()
    .describe('At least twice as frequent as usual, the surest first; null where too little is known of the usual'),
})

/** What people speak of, and what of it is new. */
export function trendTermRoutes(app: App, { store, clock, timeZone: usualZone }: RouteParts): void {
  app.get(
    '/api/v1/trends/terms',
    {
      schema: {
        tags: ['trends'],
        summary: 'Top terms, and what is new against the usual, of a bounded sample of mentions',
        description:
          'At most 600 mentions, spread over the period, and 70 of each usual day. Without `from` the period is today.',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          timeZone: timeZoneName.optional().describe('Of today'),
          usualDays: countQuery(1, 30).default(14).describe('Days before the period'),
          size: countQuery(1, 100).default(30).describe('Terms of each list at most'),
        }),
        response: answers({ 200: terms }),
      },
    },
    async (request) => {
      const { q, drill, usualDays, size } = request.query
      const now = clock.now()
      const to = request.query.to ?? now.toISOString()
      const from = request.query.from ?? midnightBefore(to, request.query.timeZone ?? usualZone)
      if (from >= to)
        throw badInput([{ path: 'from', message: { zh: '起点须早于终点', en: 'it must be before `to`' } }])
      const usualFrom = new Date(Date.parse(from) - usualDays * day).toISOString()
      const query = await searchQueryOf(q, { store, timeZone: usualZone })
      const scope = { drill, ...(query === undefined ? {} : { query }) }
      const { texts, drawn, of } = await sampleTexts(store.mentions, scope, { from, to }, ofPeriod)
      const usualPeriod = { from: usualFrom, to: from }
      const usual = await sampleTexts(store.mentions, scope, usualPeriod, { stretches: usualDays, each: ofDay })
      const asked = fold(q ?? '')
      // What was asked for stands in every text that was found.
      const found = frequentTerms(texts, leastTexts).filter((each) => !asked.includes(each.term))
      const share = (count: number): number => count / texts.length
      const fresh = freshTerms(found.slice(0, mostCompared), texts.length, usual.texts)
      return {
        from,
        to,
        usualFrom,
        sample: {
          texts: texts.length,
          drawn,
          of,
          usualTexts: usual.texts.length,
          textLength: sampledLength,
        },
        top: found.slice(0, size).map((each) => ({ ...each, share: share(each.count) })),
        fresh:
          usual.texts.length < leastUsual
            ? null
            : fresh.slice(0, size).map((each) => ({
                term: each.term,
                count: each.count,
                share: share(each.count),
                usualShare: each.usual / usual.texts.length,
                times: each.times,
              })),
      }
    },
  )
}

function midnightBefore(instant: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).startOfDay()
  // At midnight itself, today is the day that just ended.
  const start = epochMilliseconds === Date.parse(instant) ? epochMilliseconds - day : epochMilliseconds
  return new Date(start).toISOString()
}
