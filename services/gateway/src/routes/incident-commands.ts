import { incident, incidentState, level, type Incident } from '@groundswell/contracts'
import type { IncidentCommand } from '@groundswell/incident'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, namedVersion, sendEtag } from '../conventions/etag.ts'
import { idParameter, reason } from '../conventions/fields.ts'
import { carryOut } from '../incidents/carry-out.ts'
import { answers } from '../openapi/answers.ts'

/** What people do with an incident. Commands are decided here and answered at once (ARCHITECTURE, rule 8). */
export function incidentCommandRoutes(app: App, parts: RouteParts): void {
  const answer = async (
    reply: FastifyReply,
    id: string,
    command: IncidentCommand,
    version?: number,
  ): Promise<Incident> => {
    const { incident } = await carryOut(parts, id, command, version)
    sendEtag(reply, incident.version)
    return incident
  }
  const changed = answers({ 200: incident }, 404, 409, 428)
  app.post(
    '/api/v1/incidents/:id/acknowledge',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Somebody has it in hand; If-Match may be left out, since clocks move the version by themselves',
        params: idParameter,
        body: z.strictObject({}).nullish(),
        response: answers({ 200: incident }, 404, 409),
      },
    },
    (request, reply) => {
      const command = { kind: 'acknowledge', by: principalOf(request).name } as const
      return answer(reply, request.params.id, command, namedVersion(request))
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
    (request, reply) => {
      const command = { kind: 'change-level', by: principalOf(request).name, ...request.body } as const
      return answer(reply, request.params.id, command, expectedVersion(request))
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
    (request, reply) => {
      const command = { kind: 'change-state', by: principalOf(request).name, ...request.body } as const
      return answer(reply, request.params.id, command, expectedVersion(request))
    },
  )
  app.post(
    '/api/v1/incidents/:id/clocks/:clockId/met',
    {
      schema: {
        tags: ['incidents'],
        summary: 'Say that what a clock waits for is done; If-Match may be left out',
        params: idParameter.extend({ clockId: z.string().min(1).max(100).describe('Of the incident') }),
        body: z.strictObject({ reason: reason.optional() }).nullish(),
        response: answers({ 200: incident }, 404, 409),
      },
    },
    (request, reply) => {
      const { id, clockId } = request.params
      const why = request.body?.reason
      const told = why === undefined ? {} : { reason: why }
      const command = { kind: 'meet-clock', by: principalOf(request).name, clockId, ...told } as const
      return answer(reply, id, command, namedVersion(request))
    },
  )
  app.post(
    '/api/v1/incidents/:id/notes',
    {
      ...parts.idempotency.hooks(),
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
      return reply.code(201).send(await answer(reply, request.params.id, command))
    },
  )
}
