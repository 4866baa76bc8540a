import { correctedMention, listOf, signalKind, timestamp, type Mention } from '@groundswell/contracts'
import { storyDocuments } from '@groundswell/incident'
import type { Query } from '@groundswell/query'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter, idParameter, pageQuery } from '../conventions/fields.ts'
import { refusingBadCursor } from '../conventions/list.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { answers } from '../openapi/answers.ts'
import { notFound } from '../problems/known-problems.ts'

const facetCounts = z.array(z.strictObject({ key: z.string(), count: z.int() }))
const fact = z.strictObject({
  kind: signalKind,
  values: z
    .array(
      z.strictObject({
        value: z.number(),
        name: z.string().optional(),
        unit: z.string().optional(),
        mentions: z.array(z.string()).describe('Ids, newest first, at most 20'),
        count: z.int(),
        claimed: z.boolean().describe('Nobody says it but as a claim'),
      }),
    )
    .describe('Most often told first'),
  contradictory: z.boolean().describe('Mentions give different figures'),
})

export const story = z.strictObject({
  id: z.string(),
  subject: z.strictObject({ id: z.string(), name: z.string() }),
  title: z.string(),
  firstSeenAt: timestamp,
  lastSeenAt: timestamp,
  mentionCount: z.int(),
  complainants: z.int(),
  eventId: z.string().nullable(),
  drill: z.boolean(),
  spread: z.strictObject({ platforms: facetCounts, sources: facetCounts, provinces: facetCounts }),
  facts: z.array(fact).describe('From the newest 200 mentions'),
  mentions: listOf(correctedMention),
})

/** One story: its mentions, how far it spread, and what they say happened. */
export function storyRoutes(app: App, { store, clock }: RouteParts): void {
  const corrections = new Corrections(store.documents, clock)
  app.get(
    '/api/v1/stories/:id',
    {
      schema: {
        tags: ['events'],
        summary: 'A story with its mentions, spread and facts',
        params: idParameter,
        querystring: z.strictObject({
          sort: z.enum(['newest', 'oldest', 'reach']).default('newest').describe('Of its mentions'),
          drill: drillFilter.default('include').describe('Drills are there, marked, unless left out'),
          ...pageQuery,
        }),
        response: answers({ 200: story }, 404),
      },
    },
    async (request) => {
      const { id } = request.params
      const { sort, drill, size, cursor } = request.query
      const kept = (await store.documents.get(storyDocuments, id))?.body
      if (kept === undefined) throw notFound({ zh: '这条事件线索', en: 'such story' })
      const scope = { query: storyQuery(id), drill }
      const [page, newest, spread] = await Promise.all([
        refusingBadCursor(cursor, () =>
          store.mentions.search({ ...scope, sort, size, ...(cursor === undefined ? {} : { cursor }) }),
        ),
        store.mentions.search({ ...scope, sort: 'newest', size: 200 }),
        store.mentions.facets(scope, ['platform', 'source', 'province'], 50),
      ])
      const { subjectId, subjectName, platforms: _, provinces: __, ...facts } = kept
      return {
        ...facts,
        subject: { id: subjectId, name: subjectName },
        spread: { platforms: spread.platform, sources: spread.source, provinces: spread.province },
        facts: factsOf(newest.items),
        mentions: { items: await withCorrections(corrections, page.items), total: page.total, next: page.next },
      }
    },
  )
}

/** The query `story:id`, built and not parsed: an id needs no quoting. */
export function storyQuery(id: string): Query {
  const text = `story:${id}`
  return { text, root: { kind: 'field', field: 'story', value: id, at: { start: 0, end: text.length } } }
}

type Fact = z.infer<typeof fact>
type FactValue = Fact['values'][number]

/** What mentions say happened, figure by figure; the same figure told twice in one mention counts once. */
export function factsOf(mentions: readonly Mention[]): Fact[] {
  const kinds = new Map<Fact['kind'], Map<string, FactValue>>()
  for (const { id, signals } of mentions) {
    const told = new Set<string>()
    for (const signal of signals) {
      const key = `${signal.kind} ${signal.value} ${signal.name ?? ''}`
      if (told.has(key)) continue
      told.add(key)
      const values = kinds.get(signal.kind) ?? new Map<string, FactValue>()
      kinds.set(signal.kind, values)
      const before = values.get(key)
      values.set(key, {
        value: signal.value,
        ...(signal.name === undefined ? {} : { name: signal.name }),
        ...(signal.unit === undefined ? {} : { unit: signal.unit }),
        mentions: [...(before?.mentions ?? []), id].slice(0, 20),
        count: (before?.count ?? 0) + 1,
        claimed: signal.claim && (before?.claimed ?? true),
      })
    }
  }
  return [...kinds].map(([kind, found]) => {
    const values = [...found.values()].sort((a, b) => b.count - a.count)
    return { kind, values, contradictory: new Set(values.map((one) => one.value)).size > 1 }
  })
}
