import { createHash, randomUUID } from 'node:crypto'
import { category, incident, incidentState, level, listOf } from '@groundswell/contracts'
import { incidentDocuments, incidentIdOf } from '@groundswell/incident'
import { Settings, subjectSettings } from '@groundswell/settings'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { sendEtag, stale } from '../conventions/etag.ts'
import { drillFilter, flagQuery, idParameter, levelsQuery, pageQuery, reason } from '../conventions/fields.ts'
import { idempotencyKey } from '../conventions/idempotency.ts'
import { drillFilters, equals, listDocuments, oneOf } from '../conventions/list.ts'
import { carryOut, noSuchIncident } from '../incidents/carry-out.ts'
import { answers } from '../openapi/answers.ts'
import { notFound, unprocessable } from '../problems/known-problems.ts'

export const incidentOpening = z.strictObject({
  title: z.string().trim().min(1).max(300),
  level,
  subject: z.strictObject({ id: z.string().min(1).max(100), name: z.string().min(1).max(200).optional() }),
  category: category.default('other'),
  reason: reason.optional(),
  eventId: z.string().min(1).max(160).optional().describe('The graded event it is about, if there is one'),
  drill: z.boolean().default(false),
})

/** Incidents as they stand, and opening one by hand. */
export function incidentRoutes(app: App, parts: RouteParts): void {
  const { store, clock, idempotency } = parts
  const subjects = new Settings(store.documents, subjectSettings, clock)

  app.get(
    '/api/v1/incidents',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Incidents, newest first; drills stand among them, marked',
        querystring: z.strictObject({
          state: incidentState.optional().describe('Only those in this state'),
          level: levelsQuery.optional().describe('One level or several, as 1,2'),
          open: flagQuery.optional().describe('Only those that are open, or only those that are closed'),
          subject: z.string().max(100).optional().describe('Of this subject, by its id'),
          event: z.string().max(160).optional().describe('Of this event, by its id'),
          drill: drillFilter.default('include').describe('Drills are there, marked, unless left out'),
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
      if (stored === undefined) throw notFound(noSuchIncident)
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
      const command = {
        kind: 'open',
        by: principalOf(request).name,
        eventId: eventId ?? null,
        subject: { id: subject.id, name },
        ...facts,
        ...(reason === undefined ? {} : { why: reason }),
      } as const
      const { incident: opened, changed } = await carryOut(parts, id, command)
      if (!changed && key === undefined) throw stale(opened)
      sendEtag(reply, opened.version)
      return reply.code(201).header('location', `/api/v1/incidents/${id}`).send(opened)
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
