import { timestamp } from '@groundswell/contracts'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { countQuery } from '../conventions/fields.ts'
import { answers } from '../openapi/answers.ts'
import { badInput } from '../problems/known-problems.ts'
import { occurrencesOf } from '../trends/hours-of-week.ts'
import { mentionScopeQuery } from './mentions.ts'
import { searchQueryOf } from './read-query.ts'
import { isTooLongForHours } from './trends-summary.ts'
import { readPeriod, timeZoneName } from './trends.ts'

/** What one cell of the heat by hour of the week is made of, so that each part can be searched by its time. */
export function trendHourRoutes(app: App, { store, clock, timeZone: usualZone }: RouteParts): void {
  app.get(
    '/api/v1/trends/hours',
    {
      schema: {
        tags: ['trends'],
        summary: 'Every occurrence of one hour of the week in a period, empty ones too; together they make its cell',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          day: countQuery(1, 7).describe('1 Monday to 7 Sunday'),
          hour: countQuery(0, 23).describe('Of the time zone'),
          timeZone: timeZoneName.optional().describe('IANA name; the configured one without'),
        }),
        response: answers({
          200: z.strictObject({
            timeZone: z.string(),
            items: z.array(z.strictObject({ from: timestamp, to: timestamp, count: z.int(), negative: z.int() })),
          }),
        }),
      },
    },
    async (request) => {
      const { q, drill, day, hour } = request.query
      const timeZone = request.query.timeZone ?? usualZone
      const period = readPeriod({ ...request.query, interval: 'day' }, clock.now())
      if (isTooLongForHours(period))
        throw badInput([
          { path: 'from', message: { zh: '时段不能长于 366 天', en: 'the period is longer than 366 days' } },
        ])
      const query = await searchQueryOf(q, { store, timeZone: usualZone })
      const scope = { ...period, drill, ...(query === undefined ? {} : { query }) }
      const [hours] = await store.mentions.histogram({ ...scope, interval: 'hour', timeZone })
      return { timeZone, items: occurrencesOf({ day, hour }, hours?.buckets ?? [], period, timeZone) }
    },
  )
}
