import { correctedMention, listOf, span, type Mention } from '@groundswell/contracts'
import { highlight, matchInputOf, type Query } from '@groundswell/query'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter, idParameter, instantQuery, pageQuery } from '../conventions/fields.ts'
import { refusingBadCursor } from '../conventions/list.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { answers, otherMedia } from '../openapi/answers.ts'
import { notFound } from '../problems/known-problems.ts'
import { mentionScopeOf } from './read-query.ts'

/** Which mentions: shared by search, trend and facets. */
export const mentionScopeQuery = {
  q: z.string().max(20_000).optional().describe('In the query language; nothing means every mention'),
  from: instantQuery.optional().describe('Published at or after'),
  to: instantQuery.optional().describe('Published before'),
  drill: drillFilter.default('exclude').describe('Drills are left out unless asked for'),
}

export const foundMention = z.strictObject({
  ...correctedMention.shape,
  highlights: z.array(span).describe('What the query hit'),
})

export type FoundMention = z.infer<typeof foundMention>

const what = { zh: '这条舆情信息', en: 'such mention' }

export function mentionRoutes(app: App, { store, clock, timeZone }: RouteParts): void {
  const corrections = new Corrections(store.documents, clock)
  app.get(
    '/api/v1/mentions',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Search mentions in the query language',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          sort: z
            .enum(['newest', 'oldest', 'relevance', 'reach'])
            .default('newest')
            .describe('By time, by match, or by reach'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(foundMention) }),
      },
    },
    async (request) => {
      const { sort, size, cursor } = request.query
      const scope = await mentionScopeOf(request.query, { store, timeZone })
      const page = await refusingBadCursor(cursor, () =>
        store.mentions.search({ ...scope, sort, size, ...(cursor === undefined ? {} : { cursor }) }),
      )
      const items = await withCorrections(
        corrections,
        page.items.map((item) => found(item, scope.query)),
      )
      return { items, total: page.total, next: page.next }
    },
  )
  app.get(
    '/api/v1/mentions/:id',
    {
      schema: {
        tags: ['mentions'],
        summary: 'One mention',
        params: idParameter,
        response: answers({ 200: correctedMention }, 404),
      },
    },
    async (request) => {
      const found = await store.mentions.get(request.params.id)
      const [shown] = found === undefined ? [] : await withCorrections(corrections, [found])
      if (shown === undefined) throw notFound(what)
      return shown
    },
  )
  app.get(
    '/api/v1/mentions/:id/evidence',
    {
      schema: {
        tags: ['mentions'],
        summary: 'The raw bytes as they were captured; their SHA-256 is in Digest',
        params: idParameter,
        response: answers({ 200: otherMedia('application/octet-stream', 'The bytes; text as text/plain') }, 404),
      },
    },
    async (request, reply) => {
      const evidence = (await store.mentions.get(request.params.id))?.evidence
      const bytes = evidence === undefined ? undefined : await store.blobs.get(evidence.sha256)
      if (evidence === undefined || bytes === undefined) throw notFound({ zh: '这条信息的证据', en: 'evidence of it' })
      return reply
        .headers({
          'content-disposition': `attachment; filename="${evidence.sha256.slice(0, 16)}.${extensionOf(evidence.mediaType)}"`,
          'content-type': isText(evidence.mediaType) ? 'text/plain' : 'application/octet-stream',
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-evidence-media-type': evidence.mediaType.replaceAll(/[^\x20-\x7e]/g, ''),
          'x-evidence-captured-at': evidence.capturedAt,
          'repr-digest': `sha-256=:${Buffer.from(evidence.sha256, 'hex').toString('base64')}:`,
          'cache-control': 'private, max-age=3600',
        })
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },
  )
}

export function found(item: Mention, query: Query | undefined): FoundMention {
  return { ...item, highlights: query === undefined ? [] : highlight(query, matchInputOf(item)) }
}

/** Evidence is never served as what it says it is, so that a captured page cannot run here; text stays readable. */
function isText(mediaType: string): boolean {
  return /^(text\/|application\/(json|xml|x-ndjson|rss\+xml|atom\+xml)|message\/)/.test(mediaType)
}

function extensionOf(mediaType: string): string {
  if (mediaType.startsWith('message/rfc822')) return 'eml'
  if (mediaType.startsWith('text/html')) return 'html.txt'
  if (mediaType.includes('ndjson')) return 'ndjson'
  if (mediaType.includes('json')) return 'json'
  if (mediaType.includes('xml')) return 'xml'
  return isText(mediaType) ? 'txt' : 'bin'
}
