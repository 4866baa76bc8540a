import { listOf, role, timestamp } from '@groundswell/contracts'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { idParameter, instantQuery, pageQuery } from '../conventions/fields.ts'
import { pageOf } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { notFound } from '../problems/known-problems.ts'

export const apiToken = z.strictObject({
  id: z.string(),
  name: z.string(),
  role,
  ends: z.string().describe('Its last four characters'),
  createdAt: timestamp,
  createdBy: z.string(),
  expiresAt: timestamp.nullable(),
})

/** Tokens of programs. The token itself is shown once, when it is made. */
export function tokenRoutes(app: App, { tokens, idempotency }: RouteParts): void {
  app.get(
    '/api/v1/tokens',
    {
      schema: {
        tags: ['accounts'],
        summary: 'API tokens, newest first',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(apiToken) }),
      },
    },
    (request) =>
      pageOf(
        request.query.cursor,
        () => tokens.list(request.query.size, request.query.cursor),
        ({ id, body }) => ({ id, ...body }),
      ),
  )
  app.post(
    '/api/v1/tokens',
    {
      ...idempotency.hooks((body) => ({ ...(body as object), token: null })),
      schema: {
        tags: ['accounts'],
        summary: 'Make a token; a replayed answer leaves the token out',
        body: z.strictObject({
          name: z.string().trim().min(1).max(100),
          role,
          expiresAt: instantQuery.nullish(),
        }),
        response: answers({ 201: apiToken.extend({ token: z.string().nullable() }) }, 409, 422),
      },
    },
    async (request, reply) => {
      const { name, role, expiresAt } = request.body
      const made = await tokens.create({ name, role, expiresAt: expiresAt ?? null }, principalOf(request).name)
      return reply
        .code(201)
        .header('location', `/api/v1/tokens/${made.id}`)
        .header('cache-control', 'no-store')
        .send({ id: made.id, ...made.document, token: made.token })
    },
  )
  app.delete(
    '/api/v1/tokens/:id',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Revoke a token',
        params: idParameter,
        response: answers({ 204: z.undefined() }, 404),
      },
    },
    async (request, reply) => {
      if (!(await tokens.revoke(request.params.id))) throw notFound({ zh: '这个令牌', en: 'such token' })
      return reply.code(204).send()
    },
  )
}
