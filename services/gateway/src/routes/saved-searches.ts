import { randomUUID } from 'node:crypto'
import {
  listOf,
  periodInstant,
  savedSearchInput,
  shownSavedSearch,
  timestamp,
  type SavedSearch,
  type SavedSearchInput,
  type ShownSavedSearch,
} from '@groundswell/contracts'
import { channelSettings, foundSoFar, savedSearchSettings, Settings } from '@groundswell/settings'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { Principal } from '../access/principal.ts'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { idParameter, notBackwards, pageQuery } from '../conventions/fields.ts'
import { listDocuments } from '../conventions/list.ts'
import { FeedTokens } from '../feeds/feed-tokens.ts'
import { answers } from '../openapi/answers.ts'
import { badInput, forbidden, notFound } from '../problems/known-problems.ts'
import { languageOf } from '../problems/words.ts'
import { keptWith } from '../saved-searches/kept-with.ts'
import { searchQueryOf } from './read-query.ts'

const what = { zh: '这个已存检索', en: 'such saved search' }
const nothing = z.undefined()
const feedAnswer = z.strictObject({
  path: z.string().describe('With the token, which is shown this once'),
  ends: z.string().describe('Last four characters of the token'),
  createdAt: timestamp,
})

/** Searches kept under a name: one's own, and those others share. */
export function savedSearchRoutes(app: App, parts: RouteParts): void {
  const { store, clock, idempotency } = parts
  const searches = new Settings(store.documents, savedSearchSettings, clock)
  const allChannels = new Settings(store.documents, channelSettings, clock)
  const feeds = new FeedTokens(store.documents, parts.accounts, clock)

  /** A private search of somebody else is as good as none. */
  const readable = async (id: string, who: Principal): Promise<SavedSearch> => {
    const found = await searches.get(id)
    if (found === undefined || !(found.shared || owns(who, found))) throw notFound(what)
    return found
  }
  const changeable = async (id: string, who: Principal): Promise<SavedSearch> => {
    const found = await readable(id, who)
    if (!owns(who, found)) throw notYours(found.owner)
    return found
  }

  app.get(
    '/api/v1/saved-searches',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'Saved searches by name: one’s own, or those shared by anybody',
        querystring: z.strictObject({
          whose: z.enum(['mine', 'shared']).default('mine').describe('One’s own, or those anybody shares'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(shownSavedSearch) }),
      },
    },
    async (request) => {
      const { whose, size, cursor } = request.query
      const filter =
        whose === 'mine'
          ? ({ field: 'owner', op: 'eq', value: principalOf(request).name } as const)
          : ({ field: 'shared', op: 'eq', value: true } as const)
      const wanted = { size, cursor, filters: [filter], sort: { field: 'name' } }
      const page = await listDocuments(store.documents, savedSearchSettings.documents, wanted, ({ body }) => body)
      return { ...page, items: await shown(page.items) }
    },
  )
  app.post(
    '/api/v1/saved-searches',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['saved searches'],
        summary: 'Keep a search',
        body: savedSearchInput,
        response: answers({ 201: shownSavedSearch }, 409, 422),
      },
    },
    async (request, reply) => {
      await check(request.body)
      const kept = keptWith(request.body, undefined, principalOf(request), clock.now())
      const saved = await searches.save({ ...request.body, ...kept, id: randomUUID() }, 'absent')
      if (!saved.ok) throw stale(saved.current)
      sendEtag(reply, saved.kept.version)
      const location = `/api/v1/saved-searches/${saved.kept.id}`
      return reply
        .code(201)
        .header('location', location)
        .send(await shownOne(saved.kept))
    },
  )
  app.get(
    '/api/v1/saved-searches/:id',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'One saved search',
        params: idParameter,
        response: answers({ 200: shownSavedSearch }, 404),
      },
    },
    async (request, reply) => {
      const found = await readable(request.params.id, principalOf(request))
      sendEtag(reply, found.version)
      return shownOne(found)
    },
  )
  app.put(
    '/api/v1/saved-searches/:id',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'Change a saved search; its owner and admins may',
        params: idParameter,
        body: savedSearchInput,
        response: answers({ 200: shownSavedSearch }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      const who = principalOf(request)
      const before = await changeable(request.params.id, who)
      await check(request.body)
      const kept = keptWith(request.body, before, who, clock.now())
      const saved = await searches.save({ ...request.body, ...kept, id: before.id }, version)
      if (!saved.ok) throw saved.current === undefined ? notFound(what) : stale(saved.current)
      sendEtag(reply, saved.kept.version)
      return shownOne(saved.kept)
    },
  )
  app.delete(
    '/api/v1/saved-searches/:id',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'Keep it no longer; its feed ends too',
        params: idParameter,
        response: answers({ 204: nothing }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      const { id } = await changeable(request.params.id, principalOf(request))
      const removed = await searches.remove(id, version)
      if (!removed.ok) throw stale(removed.current)
      await feeds.revoke(id)
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/v1/saved-searches/:id/feed',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'A new address for its RSS feed; the one before holds no longer',
        params: idParameter,
        body: z.strictObject({}).nullish(),
        response: answers({ 200: feedAnswer }, 404),
      },
    },
    async (request) => {
      const who = principalOf(request)
      const { id } = await changeable(request.params.id, who)
      const { token, document } = await feeds.make(id, who, languageOf(request.headers['accept-language']))
      return { path: `/feeds/${id}.xml?token=${token}`, ends: document.ends, createdAt: document.createdAt }
    },
  )
  app.delete(
    '/api/v1/saved-searches/:id/feed',
    {
      schema: {
        tags: ['saved searches'],
        summary: 'End its RSS feed',
        params: idParameter,
        response: answers({ 204: nothing }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await changeable(request.params.id, principalOf(request))
      await feeds.revoke(id)
      return reply.code(204).send()
    },
  )

  async function check({ query, from, to, channels }: SavedSearchInput): Promise<void> {
    await searchQueryOf(query, parts, 'query')
    const now = clock.now()
    if (from !== null && to !== null) notBackwards(periodInstant(from, now), periodInstant(to, now))
    const found = await Promise.all(channels.map((id) => allChannels.get(id)))
    const missing = found.flatMap((channel, at) => (channel === undefined ? [`channels.${at}`] : []))
    if (missing.length > 0) throw badInput(missing.map((path) => ({ path, message: noSuchChannel })))
  }

  /** With what each has found and its feed; one kept before there were channels has none. */
  async function shown(kept: readonly SavedSearch[]): Promise<ShownSavedSearch[]> {
    const ids = kept.map(({ id }) => id)
    const [found, fed] = await Promise.all([foundSoFar(store.documents, ids), feeds.getMany(ids)])
    const nothingYet = { foundCount: 0, lastFoundAt: null }
    return kept.map((search, at) => {
      const feed = fed[at]
      return {
        ...search,
        channels: search.channels ?? [],
        group: search.group ?? 'mention',
        ...(found[at] ?? nothingYet),
        feed: feed === undefined ? null : { ends: feed.ends, createdAt: feed.createdAt },
      }
    })
  }

  async function shownOne(kept: SavedSearch): Promise<ShownSavedSearch> {
    const [one] = await shown([kept])
    if (one === undefined) throw new Error(`the saved search ${kept.id} is not shown`)
    return one
  }
}

const noSuchChannel = {
  zh: '没有这个渠道：请用 GET /api/v1/channel-names 列出的 id',
  en: 'there is no such channel: use an id that GET /api/v1/channel-names lists',
}

function owns(who: Principal, { owner }: SavedSearch): boolean {
  return who.role === 'admin' || who.name === owner
}

function notYours(owner: string): Error {
  return forbidden({
    zh: `这个检索由 ${owner} 保存；只有本人和管理员可以修改。`,
    en: `${owner} keeps this search; only they and an admin may change it.`,
  })
}
