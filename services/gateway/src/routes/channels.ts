import { channel, channelInput, listOf, webhookSecret, type Channel } from '@groundswell/contracts'
import { channelSettings, Settings } from '@groundswell/settings'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { idParameter, pageQuery } from '../conventions/fields.ts'
import { pageOf } from '../conventions/list.ts'
import { sameId } from '../conventions/same-id.ts'
import { channelTrial, tryChannel } from '../conventions/try-channel.ts'
import { answers } from '../openapi/answers.ts'
import { noAnswer, notFound } from '../problems/known-problems.ts'

export const shownChannel = channel
  .omit({ secret: true })
  .extend({ secretEnds: z.string().describe('The last four characters of the secret') })
type ShownChannel = z.infer<typeof shownChannel>
/** What everybody may know of a channel, to choose where a saved search tells. */
const namedChannel = channel.pick({ id: true, name: true })

const what = { zh: '这个通知渠道', en: 'such channel' }

/** Where alerts go. A secret goes in and never comes out. */
export function channelRoutes(app: App, { store, clock, idempotency }: RouteParts): void {
  const channels = new Settings(store.documents, channelSettings, clock)
  app.get(
    '/api/v1/channels',
    {
      schema: {
        tags: ['channels'],
        summary: 'Channels',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(shownChannel) }),
      },
    },
    (request) =>
      pageOf(
        request.query.cursor,
        () => channels.list(request.query.size, request.query.cursor),
        (stored) => shown(stored.body),
      ),
  )
  app.get(
    '/api/v1/channel-names',
    {
      schema: {
        tags: ['channels'],
        summary: 'Id and name of each channel, for whoever chooses some for a saved search',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(namedChannel) }),
      },
    },
    (request) =>
      pageOf(
        request.query.cursor,
        () => channels.list(request.query.size, request.query.cursor),
        ({ body: { id, name } }) => ({ id, name }),
      ),
  )
  app.get(
    '/api/v1/channels/:id',
    {
      schema: {
        tags: ['channels'],
        summary: 'One channel',
        params: idParameter,
        response: answers({ 200: shownChannel }, 404),
      },
    },
    async (request, reply) => {
      const kept = await channels.get(request.params.id)
      if (kept === undefined) throw notFound(what)
      sendEtag(reply, kept.version)
      return shown(kept)
    },
  )
  app.post(
    '/api/v1/channels',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['channels'],
        summary: 'Add a channel',
        body: channelInput,
        response: answers({ 201: shownChannel }, 409, 422),
      },
    },
    async (request, reply) => {
      const saved = await channels.save(request.body, 'absent')
      if (!saved.ok) throw stale(saved.current === undefined ? undefined : shown(saved.current))
      sendEtag(reply, saved.kept.version)
      return reply.code(201).header('location', `/api/v1/channels/${saved.kept.id}`).send(shown(saved.kept))
    },
  )
  app.put(
    '/api/v1/channels/:id',
    {
      schema: {
        tags: ['channels'],
        summary: 'Change a channel; without a secret it keeps the one it has',
        params: idParameter,
        body: channelInput.extend({ id: channelInput.shape.id.optional(), secret: webhookSecret.optional() }),
        response: answers({ 200: shownChannel }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      sameId(id, request.body.id)
      const version = expectedVersion(request)
      const before = await channels.get(id)
      if (before === undefined) throw notFound(what)
      const secret = request.body.secret ?? before.secret
      const saved = await channels.save({ ...request.body, id, secret }, version)
      if (!saved.ok) throw saved.current === undefined ? notFound(what) : stale(shown(saved.current))
      sendEtag(reply, saved.kept.version)
      return shown(saved.kept)
    },
  )
  app.delete(
    '/api/v1/channels/:id',
    {
      schema: {
        tags: ['channels'],
        summary: 'Remove a channel',
        params: idParameter,
        response: answers({ 204: z.undefined() }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      if ((await channels.get(request.params.id)) === undefined) throw notFound(what)
      const removed = await channels.remove(request.params.id, version)
      if (!removed.ok) throw stale(removed.current === undefined ? undefined : shown(removed.current))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/v1/channels/:id/test',
    {
      schema: {
        tags: ['channels'],
        summary: 'Send a test message, marked as a drill, and say what the receiver answered',
        params: idParameter,
        body: z.strictObject({}).nullish(),
        response: answers({ 200: channelTrial }, 404, 504),
      },
    },
    async (request) => {
      if ((await channels.get(request.params.id)) === undefined) throw notFound(what)
      const trial = await tryChannel(
        { documents: store.documents, clock },
        request.params.id,
        principalOf(request).name,
      )
      if (trial === undefined)
        throw noAnswer({
          zh: '预警服务没有在时限内发出测试消息；请查看系统页中预警服务是否在运行。',
          en: 'Alerting sent no test message in time; see on the System page whether it is running.',
        })
      return trial
    },
  )
}

function shown(kept: Channel): ShownChannel {
  const { secret, ...rest } = kept
  return { ...rest, secretEnds: secret.slice(-4) }
}
