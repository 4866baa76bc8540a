import { listOf, subject, subjectInput } from '@groundswell/contracts'
import { Settings, subjectClassifierSettings, subjectSettings } from '@groundswell/settings'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { idParameter, pageQuery } from '../conventions/fields.ts'
import { pageOf } from '../conventions/list.ts'
import { sameId } from '../conventions/same-id.ts'
import { answers } from '../openapi/answers.ts'
import { notFound } from '../problems/known-problems.ts'
import { readQuery } from './read-query.ts'

const what = { zh: '这个监测对象', en: 'such subject' }
const nothing = z.undefined()

/** What is watched. A change takes effect on the stream within 1 s: the stream's matchers watch these settings. */
export function subjectRoutes(app: App, { store, clock, timeZone, idempotency }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const classifiers = new Settings(store.documents, subjectClassifierSettings, clock)
  /** A classifier ends with its subject; what a death in between left over never judges a new subject of that id. */
  const removeClassifier = async (id: string): Promise<void> => {
    for (;;) {
      const kept = await classifiers.get(id)
      if (kept === undefined || (await classifiers.remove(id, kept.version)).ok) return
    }
  }
  const checkQuery = (query: string): void => {
    readQuery(query, { for: 'subject', timeZone, path: 'query' })
  }
  app.get(
    '/api/v1/subjects',
    {
      schema: {
        tags: ['subjects'],
        summary: 'Subjects watched',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(subject) }),
      },
    },
    (request) =>
      pageOf(
        request.query.cursor,
        () => subjects.list(request.query.size, request.query.cursor),
        (stored) => stored.body,
      ),
  )
  app.get(
    '/api/v1/subjects/:id',
    {
      schema: {
        tags: ['subjects'],
        summary: 'One subject',
        params: idParameter,
        response: answers({ 200: subject }, 404),
      },
    },
    async (request, reply) => {
      const found = await subjects.get(request.params.id)
      if (found === undefined) throw notFound(what)
      sendEtag(reply, found.version)
      return found
    },
  )
  app.post(
    '/api/v1/subjects',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['subjects'],
        summary: 'Watch a subject',
        body: subjectInput,
        response: answers({ 201: subject }, 409, 422),
      },
    },
    async (request, reply) => {
      checkQuery(request.body.query)
      if ((await subjects.get(request.body.id)) === undefined) await removeClassifier(request.body.id)
      const saved = await subjects.save(request.body, 'absent')
      if (!saved.ok) throw stale(saved.current)
      sendEtag(reply, saved.kept.version)
      return reply.code(201).header('location', `/api/v1/subjects/${saved.kept.id}`).send(saved.kept)
    },
  )
  app.put(
    '/api/v1/subjects/:id',
    {
      schema: {
        tags: ['subjects'],
        summary: 'Change a subject',
        params: idParameter,
        body: subjectInput.extend({ id: subjectInput.shape.id.optional() }),
        response: answers({ 200: subject }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      sameId(id, request.body.id)
      const version = expectedVersion(request)
      checkQuery(request.body.query)
      const saved = await subjects.save({ ...request.body, id }, version)
      if (!saved.ok) throw saved.current === undefined ? notFound(what) : stale(saved.current)
      sendEtag(reply, saved.kept.version)
      return saved.kept
    },
  )
  app.delete(
    '/api/v1/subjects/:id',
    {
      schema: {
        tags: ['subjects'],
        summary: 'Watch it no longer',
        params: idParameter,
        response: answers({ 204: nothing }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      if ((await subjects.get(request.params.id)) === undefined) throw notFound(what)
      const removed = await subjects.remove(request.params.id, version)
      if (!removed.ok) throw stale(removed.current)
      await removeClassifier(request.params.id)
      return reply.code(204).send()
    },
  )
}
