import { createHash } from 'node:crypto'
import { periodInstant } from '@groundswell/contracts'
import { savedSearchSettings, Settings } from '@groundswell/settings'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { FeedTokens } from '../feeds/feed-tokens.ts'
import { rssDocument } from '../feeds/rss.ts'
import { answers, otherMedia } from '../openapi/answers.ts'
import { notFound, notSignedIn } from '../problems/known-problems.ts'
import { languageOf, type Words } from '../problems/words.ts'
import { searchQueryOf } from './read-query.ts'

const newest = 50

/** A saved search as RSS, for whoever has its token. */
export function feedRoutes(app: App, parts: RouteParts): void {
  const { store, clock, config } = parts
  const searches = new Settings(store.documents, savedSearchSettings, clock)
  const feeds = new FeedTokens(store.documents, parts.accounts, clock)
  app.get(
    '/feeds/:file',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'The newest 50 mentions of a saved search as RSS 2.0',
        params: z.strictObject({
          file: z
            .string()
            .regex(/^[\w-]{1,100}\.xml$/, 'the id of a saved search and .xml')
            .describe('As 7d0f….xml: the id of the saved search'),
        }),
        querystring: z.strictObject({
          token: z.string().max(200).optional().describe('As POST /saved-searches/{id}/feed gave it; 401 without one'),
        }),
        response: answers(
          { 200: otherMedia('application/rss+xml', 'RSS 2.0'), 304: z.undefined().describe('If-None-Match holds') },
          404,
        ),
      },
    },
    async (request, reply) => {
      const id = request.params.file.slice(0, -'.xml'.length)
      const { token } = request.query
      if (token === undefined || token === '')
        throw notSignedIn({
          zh: '订阅地址里缺少令牌（token），请在「已存检索」里重新复制完整地址。',
          en: 'The address of the feed lacks its token; copy it whole from the saved search.',
        })
      // An unknown search and a wrong token look the same from outside.
      const feed = await feeds.opened(id, token)
      const search = feed === undefined ? undefined : await searches.get(id)
      if (feed === undefined || search === undefined) throw notFound({ zh: '这个订阅', en: 'such feed' })
      const query = await searchQueryOf(search.query, parts)
      const now = clock.now()
      const page = await store.mentions.search({
        drill: search.drill,
        sort: 'newest',
        size: newest,
        ...(query === undefined ? {} : { query }),
        ...(search.from === null ? {} : { from: periodInstant(search.from, now) }),
        ...(search.to === null ? {} : { to: periodInstant(search.to, now) }),
      })
      const language = feed.language ?? languageOf(request.headers['accept-language'])
      const seen = JSON.stringify([
        language,
        search.version,
        page.items.map((mention) => [mention.id, mention.version]),
      ])
      const etag = `"${createHash('sha256').update(seen).digest('base64url')}"`
      void reply.headers({ etag, 'cache-control': 'private, max-age=60', 'referrer-policy': 'no-referrer' })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const base = config.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
      const saved = `${base}/search?saved=${id}`
      const document = rssDocument(
        {
          title: search.name,
          description: descriptionOf(search.query)[language],
          link: saved,
          linkOf: (mention) => `${saved}&mention=${encodeURIComponent(mention)}`,
          self: `${base}/feeds/${id}.xml`,
          language,
          at: now,
        },
        page.items,
      )
      return reply.type('application/rss+xml; charset=utf-8').send(document)
    },
  )
}

function descriptionOf(query: string): Words {
  if (query === '') return { zh: '已存检索：全部信息', en: 'Saved search: every mention' }
  return { zh: `已存检索：${query}`, en: `Saved search: ${query}` }
}
