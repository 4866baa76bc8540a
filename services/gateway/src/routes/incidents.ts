import { createHash, randomUUID } from 'node:crypto'
import { category, incident, incidentState, level, listOf, type Incident } from '@groundswell/contracts'
import {
  commitIncident,
  incidentDocuments,
  incidentIdOf,
  type CommitResult,
  type IncidentCommand,
} from '@groundswell/incident'
import { Settings, subjectSettings } from '@groundswell/settings'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, namedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { drillFilter, flagQuery, idParameter, levelsQuery, pageQuery } from '../conventions/fields.ts'
import { idempotencyKey } from '../conventions/idempotency.ts'
import { drillFilters, equals, listDocuments, oneOf } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { conflict, notFound, unprocessable } from '../problems/known-problems.ts'

const what = { zh: '这个处置事件', en: 'such incident' }
const reason = z.string().trim().min(1, 'a reason is needed').max(2000)

export const incidentOpening = z.strictObject({
  title: z.string().trim().min(1).max(300),
  level,
  subject: z.strictObject({ id: z.string().min(1).max(100), name: z.string().min(1).max(200).optional() }),
  category: category.default('other'),
  reason: reason.optional(),
  eventId: z.string().min(1).max(160).optional().describe('The graded event it is about, if there is one'),
  drill: z.boolean().default(false),
})

/** The workflow. Commands are decided here by the incident aggregate and answered at once (ARCHITECTURE, rule 8). */
export function incidentRoutes(app: App, parts: RouteParts): void {
  const { store, bus, clock, idempotency } = parts
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const commit = (id: string, command: IncidentCommand, version?: number): Promise<CommitResult> =>
    commitIncident(
      {
        documents: store.documents,
        bus,
        clock,
        ...(parts.clockPlan === undefined ? {} : { plan: parts.clockPlan }),
      },
      id,
      command,
      version,
    )

  app.get(
    '/api/v1/incidents',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Incidents, newest first; drills stand among them, marked',
        querystring: z.strictObject({
          state: incidentState.optional(),
          level: levelsQuery.optional(),
          open: flagQuery.optional(),
          subject: z.string().max(100).optional(),
          event: z.string().max(160).optional(),
          drill: drillFilter.default('include'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(incident) }),
      },
    },
    (request) => {
      const { state, level, open, subject, event, drill, size, cursor } = request.query
      const filters = [
        ...equals('state', state),
        ...oneOf('level', level),
        ...equals('open', open),
        ...equals('subjectId', subject),
        ...equals('eventId', event),
        ...drillFilters(drill),
      ]
      const sort = { field: 'openedAt', descending: true }
      return listDocuments(
        store.documents,
        incidentDocuments,
        { filters, sort, size, cursor },
        (stored) => stored.body.incident,
      )
    },
  )
  app.get(
    '/api/v1/incidents/:id',
    {
      schema: {
        tags: ['incidents'],
        summary: 'One incident with its clocks and timeline',
        params: idParameter,
        response: answers({ 200: incident }, 404),
      },
    },
    async (request, reply) => {
      const stored = await store.documents.get(incidentDocuments, request.params.id)
      if (stored === undefined) throw notFound(what)
      sendEtag(reply, stored.body.incident.version)
      return stored.body.incident
    },
  )
  app.post(
    '/api/v1/incidents',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['incidents'],
        summary: 'Open an incident by hand',
        body: incidentOpening,
        response: answers({ 201: incident }, 409, 422),
      },
    },
    async (request, reply) => {
      const { subject, reason, eventId, ...facts } = request.body
      const name = subject.name ?? (await subjects.get(subject.id))?.name
      if (name === undefined)
        throw unprocessable({ zh: `没有监测对象 ${subject.id}。`, en: `There is no subject ${subject.id}.` }, [
          { path: 'subject.id', message: { zh: '没有这个监测对象', en: 'there is no such subject' } },
        ])
      const key = idempotencyKey(request)
      const id = eventId === undefined ? ownId(principalOf(request).name, key) : incidentIdOf(eventId)
      const result = await commit(id, {
        kind: 'open',
        by: principalOf(request).name,
        eventId: eventId ?? null,
        subject: { id: subject.id, name },
        ...facts,
        ...(reason === undefined ? {} : { why: reason }),
      })
      const opened = settled(result)
      if (result.kind === 'unchanged' && key === undefined) throw stale(opened)
      sendEtag(reply, opened.version)
      return reply.code(201).header('location', `/api/v1/incidents/${id}`).send(opened)
    },
  )

  const changed = answers({ 200: incident }, 404, 409, 428)
  app.post(
    '/api/v1/incidents/:id/acknowledge',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Somebody has it in hand; If-Match may be left out, since clocks move the version by themselves',
        params: idParameter,
        body: z.strictObject({}).nullish(),
        response: changed,
      },
    },
    async (request, reply) => {
      const by = principalOf(request).name
      const after = settled(await commit(request.params.id, { kind: 'acknowledge', by }, namedVersion(request)))
      sendEtag(reply, after.version)
      return after
    },
  )
  app.post(
    '/api/v1/incidents/:id/level',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Set the level by hand, with a reason',
        params: idParameter,
        body: z.strictObject({ level, reason }),
        response: changed,
      },
    },
    async (request, reply) => {
      const command = { kind: 'change-level', by: principalOf(request).name, ...request.body } as const
      const after = settled(await commit(request.params.id, command, expectedVersion(request)))
      sendEtag(reply, after.version)
      return after
    },
  )
  app.post(
    '/api/v1/incidents/:id/state',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Move the incident on, with a reason',
        params: idParameter,
        body: z.strictObject({ state: incidentState, reason }),
        response: changed,
      },
    },
    async (request, reply) => {
      const command = { kind: 'change-state', by: principalOf(request).name, ...request.body } as const
      const after = settled(await commit(request.params.id, command, expectedVersion(request)))
      sendEtag(reply, after.version)
      return after
    },
  )
  app.post(
    '/api/v1/incidents/:id/clocks/:clockId/met',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Say that what a clock waits for is done; If-Match may be left out',
        params: idParameter.extend({ clockId: z.string().min(1).max(100) }),
        body: z.strictObject({ reason: reason.optional() }).nullish(),
        response: changed,
      },
    },
    async (request, reply) => {
      const why = request.body?.reason
      const command = {
        kind: 'meet-clock',
        by: principalOf(request).name,
        clockId: request.params.clockId,
        ...(why === undefined ? {} : { reason: why }),
      } as const
      const after = settled(await commit(request.params.id, command, namedVersion(request)))
      sendEtag(reply, after.version)
      return after
    },
  )
  app.post(
    '/api/v1/incidents/:id/notes',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['incidents'],
        summary: 'Add a note to the timeline',
        params: idParameter,
        body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
        response: answers({ 201: incident }, 404, 409, 422),
      },
    },
    async (request, reply) => {
      const command = { kind: 'note', by: principalOf(request).name, text: request.body.text } as const
      const after = settled(await commit(request.params.id, command))
      sendEtag(reply, after.version)
      return reply.code(201).send(after)
    },
  )
}

/** An incident opened by hand under an idempotency key has an id derived from it, so that a retry opens no second one. */
function ownId(who: string, key: string | undefined): string {
  if (key === undefined) return `in-${randomUUID()}`
  return `in-${createHash('sha256')
    .update(JSON.stringify([who, key]))
    .digest('hex')
    .slice(0, 32)}`
}

/** The incident after a command, or the refusal: 409 with the reason and the present state. */
function settled(result: CommitResult): Incident {
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return result.incident
    case 'none':
      throw notFound(what)
    case 'stale':
      throw stale(result.current)
    case 'refused':
      if (result.current === undefined) throw notFound(what)
      throw conflict(
        { zh: `现状不允许这样做：${result.why}`, en: `Not possible as it stands: ${result.why}.` },
        result.current,
      )
    default:
      return result satisfies never
  }
}
