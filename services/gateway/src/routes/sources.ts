import {
  hidePassword,
  listOf,
  source,
  sourceHealth,
  sourceInput,
  sourceTrial,
  type Source,
  type SourceHealth,
} from '@groundswell/contracts'
import { Settings, sourceHealthDocuments, sourceSettings, trySource, withPassword } from '@groundswell/settings'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { idParameter, pageQuery } from '../conventions/fields.ts'
import { pageOf } from '../conventions/list.ts'
import { sameId } from '../conventions/same-id.ts'
import { answers } from '../openapi/answers.ts'
import { noAnswer, notFound, unprocessable } from '../problems/known-problems.ts'

const what = { zh: '这个来源', en: 'such source' }
const health = sourceHealth.nullable().describe('Null until the crawler has looked at it')
/** What came in through the intake has no definition, only health. */
const intakeSource = z.strictObject({
  id: z.string(),
  kind: z.literal('intake'),
  name: z.string(),
  platform: z.string(),
  enabled: z.literal(true),
  health,
})
const [rss, page, browser, imap, smtp] = source.options
export const shownSource = z.discriminatedUnion('kind', [
  rss.extend({ health }),
  page.extend({ health }),
  browser.extend({ health }),
  imap.extend({ health }),
  smtp.extend({ health }),
  intakeSource,
])
type ShownSource = z.infer<typeof shownSource>

const durations: ReadonlySet<string> = new Set(['interval', 'quietAfter', 'revisit'])

/** Where mentions come from, and how each source is doing. Passwords are never shown. */
export function sourceRoutes(app: App, { store, clock, idempotency }: RouteParts): void {
  const { documents } = store
  const sources = new Settings(documents, sourceSettings, clock)
  const withHealth = async (kept: Source): Promise<ShownSource> =>
    shown(kept, (await documents.get(sourceHealthDocuments, kept.id))?.body)

  app.get(
    '/api/v1/sources',
    {
      schema: {
        tags: ['sources'],
        summary: 'Sources and their health; those of the intake stand after the others',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(shownSource) }),
      },
    },
    async (request) => {
      const { size, cursor } = request.query
      const [list, intake] = await Promise.all([
        pageOf(
          cursor,
          () => sources.list(size, cursor),
          (stored) => stored.body,
        ),
        documents.list(sourceHealthDocuments, {
          filters: [{ field: 'kind', op: 'eq', value: 'intake' }],
          size: 1000,
        }),
      ])
      const found = await documents.getMany(
        sourceHealthDocuments,
        list.items.map((item) => item.id),
      )
      const items = list.items.map((item, at) => shown(item, found[at]?.body))
      if (list.next === null) items.push(...intake.items.map(({ body }) => shownIntake(body)))
      return { items, total: list.total + intake.total, next: list.next }
    },
  )
  app.get(
    '/api/v1/sources/:id',
    {
      schema: {
        tags: ['sources'],
        summary: 'One source and its health',
        params: idParameter,
        response: answers({ 200: shownSource }, 404),
      },
    },
    async (request, reply) => {
      const kept = await sources.get(request.params.id)
      if (kept !== undefined) {
        sendEtag(reply, kept.version)
        return withHealth(kept)
      }
      const alone = (await documents.get(sourceHealthDocuments, request.params.id))?.body
      if (alone?.kind !== 'intake') throw notFound(what)
      return shownIntake(alone)
    },
  )
  app.post(
    '/api/v1/sources',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['sources'],
        summary: 'Watch a source',
        body: sourceInput,
        response: answers({ 201: shownSource }, 409, 422),
      },
    },
    async (request, reply) => {
      const saved = await sources.save(request.body, 'absent')
      if (!saved.ok) throw stale(saved.current === undefined ? undefined : hidePassword(saved.current))
      sendEtag(reply, saved.kept.version)
      return reply
        .code(201)
        .header('location', `/api/v1/sources/${saved.kept.id}`)
        .send(await withHealth(saved.kept))
    },
  )
  app.put(
    '/api/v1/sources/:id',
    {
      schema: {
        tags: ['sources'],
        summary: 'Change a source; a password sent back as it was shown is kept',
        params: idParameter,
        body: sourceInput,
        response: answers({ 200: shownSource }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      sameId(id, request.body.id)
      const version = expectedVersion(request)
      const saved = await sources.save(withPassword(request.body, await sources.get(id)), version)
      if (!saved.ok) throw saved.current === undefined ? notFound(what) : stale(hidePassword(saved.current))
      sendEtag(reply, saved.kept.version)
      return withHealth(saved.kept)
    },
  )
  app.delete(
    '/api/v1/sources/:id',
    {
      schema: {
        tags: ['sources'],
        summary: 'Watch it no longer; what it brought stays',
        params: idParameter,
        response: answers({ 204: z.undefined() }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      if ((await sources.get(request.params.id)) === undefined) throw notFound(what)
      const removed = await sources.remove(request.params.id, version)
      if (!removed.ok) throw stale(removed.current === undefined ? undefined : hidePassword(removed.current))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/v1/sources/try',
    {
      schema: {
        tags: ['sources'],
        summary: 'One look at a source, keeping nothing: what it would bring, or what is wrong with it',
        body: sourceInput,
        response: answers({ 200: sourceTrial }, 422, 504),
      },
    },
    async (request) => {
      const wanted = withPassword(request.body, await sources.get(request.body.id))
      if (hasHiddenPassword(wanted))
        throw unprocessable({ zh: '请填写密码。', en: 'The password is missing.' }, [
          { path: 'password', message: { zh: '没有已保存的密码可用', en: 'there is none kept that could be used' } },
        ])
      const trial = await trySource({ documents, clock }, wanted)
      if (trial === undefined)
        throw noAnswer({
          zh: '没有采集服务在时限内试采这个来源；请查看系统页中采集服务是否在运行。',
          en: 'No crawler tried the source in time; see on the System page whether one is running.',
        })
      return trial
    },
  )
}

/** Durations go out in ISO 8601, whichever way they were written. */
function shown(kept: Source, found: SourceHealth | undefined): ShownSource {
  const inSeconds = Object.entries(kept).filter(([name, value]) => durations.has(name) && typeof value === 'number')
  const written = Object.fromEntries(inSeconds.map(([name, value]) => [name, `PT${String(value)}S`]))
  return { ...hidePassword(kept), ...written, health: found ?? null }
}

function shownIntake(found: SourceHealth): ShownSource {
  const { id, name, platform } = found
  return { id, kind: 'intake', name, platform, enabled: true, health: found }
}

function hasHiddenPassword(wanted: z.infer<typeof sourceInput>): boolean {
  return 'password' in wanted && wanted.password === hidePassword(wanted).password
}
