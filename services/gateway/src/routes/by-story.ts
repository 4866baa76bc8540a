import { level } from '@groundswell/contracts'
import { eventDocuments, storyDocuments } from '@groundswell/incident'
import type { Documents } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { countQuery } from '../conventions/fields.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { answers } from '../openapi/answers.ts'
import { both } from '../search/compose.ts'
import { found, foundMention, mentionScopeQuery } from './mentions.ts'
import { mentionScopeOf } from './read-query.ts'
import { storyQuery } from './stories.ts'

/** Stories are counted up to this many; of more the total is a lower bound. */
const mostCounted = 1_000

const group = z.strictObject({
  story: z.strictObject({
    id: z.string(),
    title: z.string().describe('Empty where the story is no longer kept'),
    subject: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    level: level.nullable().describe('At which its event stands now; null where none is graded'),
  }),
  count: z.int().describe('Mentions of the story among those found'),
  newest: foundMention,
})

/** A search with one row a story. */
export function byStoryRoutes(app: App, { store, clock, timeZone }: RouteParts): void {
  const corrections = new Corrections(store.documents, clock)
  app.get(
    '/api/v1/mentions/by-story',
    {
      schema: {
        tags: ['mentions'],
        summary: 'A search grouped by story: one row a story with its newest mention, most mentions first',
        description:
          'Counts are exact. A mention that belongs to the stories of several subjects counts in each of them; one that belongs to none is in `mentions` and in no row.',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          size: countQuery(1, 200).default(50).describe('Stories at most'),
        }),
        response: answers({
          200: z.strictObject({
            items: z.array(group),
            total: z.int().optional().describe('Stories; exact, or absent with totalAtLeast'),
            totalAtLeast: z.int().optional(),
            mentions: z.int().describe('All mentions found, those of no story too'),
            next: z.null().describe('There is no page after the largest stories: narrow the search instead'),
          }),
        }),
      },
    },
    async (request) => {
      const { size } = request.query
      const scope = await mentionScopeOf(request.query, { store, timeZone })
      const [{ story: counts }, mentions] = await Promise.all([
        store.mentions.facets(scope, ['story'], mostCounted + 1),
        store.mentions.count(scope),
      ])
      const shown = counts.slice(0, size)
      const describe = await describer(
        store.documents,
        shown.map(({ key }) => key),
      )
      const items = await Promise.all(
        shown.map(async ({ key, count }) => {
          const newest = await store.mentions.search({
            ...scope,
            query: both(scope.query, storyQuery(key)),
            sort: 'newest',
            size: 1,
          })
          return newest.items.map((mention) => ({ story: describe(key), count, newest: found(mention, scope.query) }))
        }),
      )
      const rows = items.flat()
      const corrected = await withCorrections(
        corrections,
        rows.map(({ newest }) => newest),
      )
      return {
        items: rows.map((row, at) => ({ ...row, newest: corrected[at] ?? row.newest })),
        ...(counts.length > mostCounted ? { totalAtLeast: counts.length } : { total: counts.length }),
        mentions,
        next: null,
      }
    },
  )
}

/** Titles, subjects and present levels of stories. */
async function describer(
  documents: Documents,
  ids: readonly string[],
): Promise<(id: string) => z.infer<typeof group>['story']> {
  if (ids.length === 0) return (id) => ({ id, title: '', subject: null, level: null })
  const [stories, events] = await Promise.all([
    Promise.all(ids.map((id) => documents.get(storyDocuments, id))),
    documents.list(eventDocuments, { filters: [{ field: 'storyId', op: 'in', value: [...ids] }], size: 1_000 }),
  ])
  const kept = new Map(stories.flatMap((story) => (story === undefined ? [] : [[story.body.id, story.body] as const])))
  const levels = new Map(
    events.items.flatMap(({ body }) => (body.event.openedAt === null ? [] : [[body.storyId, body.level] as const])),
  )
  return (id) => {
    const story = kept.get(id)
    return {
      id,
      title: story?.title ?? '',
      subject: story === undefined ? null : { id: story.subjectId, name: story.subjectName },
      level: levels.get(id) ?? null,
    }
  }
}
