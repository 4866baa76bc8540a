import { subjectId, timestamp } from '@groundswell/contracts'
import type { Query } from '@groundswell/query'
import { Settings, subjectSettings } from '@groundswell/settings'
import type { MentionScope } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter } from '../conventions/fields.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { answers } from '../openapi/answers.ts'
import { butNot } from '../search/compose.ts'
import { queryWarnings, warningsOf } from './check-query.ts'
import { found, foundMention, type FoundMention } from './mentions.ts'
import { readQuery } from './read-query.ts'
import { bucket } from './trends.ts'

const days = 30
const sampleSize = 10

const difference = z.strictObject({ count: z.int(), samples: z.array(foundMention).describe('The newest 10') })

const preview = z.strictObject({
  from: timestamp,
  to: timestamp,
  timeZone: z.string(),
  total: z.int().describe('Mentions of the period it would have matched'),
  buckets: z.array(bucket).describe('A day each, the last one until now'),
  samples: z.array(foundMention).describe('The newest 10'),
  warnings: queryWarnings,
  change: z
    .strictObject({
      before: z.int().describe('Total by the query as it stands'),
      added: difference,
      removed: difference,
    })
    .nullable()
    .describe('Against the subject of this id as it stands; null without id or subject'),
})

/** What a subject's query would have matched, before it is saved. */
export function previewRoutes(app: App, { store, clock, timeZone }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const corrections = new Corrections(store.documents, clock)

  const newest = async (scope: MentionScope, shownBy: Query): Promise<{ total: number; samples: FoundMention[] }> => {
    const page = await store.mentions.search({ ...scope, sort: 'newest', size: sampleSize })
    const samples = page.items.map((item) => found(item, shownBy))
    return { total: page.total, samples: await withCorrections(corrections, samples) }
  }

  app.post(
    '/api/v1/subjects/preview',
    {
      schema: {
        tags: ['subjects'],
        summary: 'What a query would have matched in the last 30 days, and what it changes',
        body: z.strictObject({
          query: z.string().min(1).max(20_000),
          id: subjectId.optional().describe('Compare with this subject as it stands'),
          drill: drillFilter.default('exclude'),
        }),
        response: answers({ 200: preview }),
      },
    },
    async (request) => {
      const { id, drill } = request.body
      const query = readQuery(request.body.query, { for: 'subject', timeZone, path: 'query' })
      const present = id === undefined ? undefined : await subjects.get(id)
      const period = lastDays(clock.now(), timeZone)
      const within = (one: Query): MentionScope & { from: string; to: string } => ({ ...period, drill, query: one })

      const changeFrom = async (before: Query): Promise<z.infer<typeof preview>['change']> => {
        const [count, added, removed] = await Promise.all([
          store.mentions.count(within(before)),
          newest(within(butNot(query, before)), query),
          newest(within(butNot(before, query)), before),
        ])
        return {
          before: count,
          added: { count: added.total, samples: added.samples },
          removed: { count: removed.total, samples: removed.samples },
        }
      }

      const [{ total, samples }, series, change, warnings] = await Promise.all([
        newest(within(query), query),
        store.mentions.histogram({ ...within(query), interval: 'day', timeZone }),
        present === undefined ? null : changeFrom(readQuery(present.query, { for: 'subject', timeZone, path: 'id' })),
        warningsOf(query, 'subject', { store, clock }),
      ])
      return {
        ...period,
        timeZone,
        total,
        buckets: [...(series[0]?.buckets ?? [])],
        samples,
        warnings,
        change,
      }
    },
  )
}

/** From the midnight that begins the first of the days until now. */
function lastDays(now: Date, timeZone: string): { readonly from: string; readonly to: string } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay()
  const from = today.subtract({ days: days - 1 }).startOfDay()
  return { from: new Date(from.epochMilliseconds).toISOString(), to: now.toISOString() }
}
