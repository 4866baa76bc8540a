import { listOf, role, timestamp } from '@groundswell/contracts'
import type { Stored } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { idParameter, pageQuery } from '../conventions/fields.ts'
import { pageOf } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { conflict, notFound } from '../problems/known-problems.ts'
import { accountIdOf, type AccountDocument } from '@groundswell/settings'
import { adminName } from '../sign-in/accounts.ts'
import { newPassword } from './session.ts'

const accountName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]*$/u, 'letters, digits, space, dot, dash, underscore and @')

export const account = z.strictObject({
  id: z.string(),
  name: z.string(),
  role,
  enabled: z.boolean(),
  passwordSet: z.boolean(),
  version: z.int().positive(),
  createdAt: timestamp,
  updatedAt: timestamp,
})

const what = { zh: '这个账户', en: 'such account' }

/** People who may sign in; kept by the admin. */
export function accountRoutes(app: App, { config, accounts, sessions, idempotency }: RouteParts): void {
  app.get(
    '/api/v1/accounts',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Accounts',
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(account) }),
      },
    },
    (request) =>
      pageOf(request.query.cursor, () => accounts.list(request.query.size, request.query.cursor), accountView),
  )
  app.get(
    '/api/v1/accounts/:id',
    {
      schema: {
        tags: ['accounts'],
        summary: 'One account',
        params: idParameter,
        response: answers({ 200: account }, 404),
      },
    },
    async (request, reply) => {
      const stored = await accounts.get(request.params.id)
      if (stored === undefined) throw notFound(what)
      sendEtag(reply, stored.body.version)
      return accountView(stored)
    },
  )
  app.post(
    '/api/v1/accounts',
    {
      ...idempotency.hooks((body) => ({ ...(body as object), signInLink: null })),
      schema: {
        tags: ['accounts'],
        summary: 'Add an account; without a password the answer carries a one-time sign-in link',
        body: z.strictObject({ name: accountName, role, password: newPassword.optional() }),
        response: answers(
          { 201: account.extend({ signInLink: z.string().nullable().describe('Path; good once and 24 h') }) },
          409,
          422,
        ),
      },
    },
    async (request, reply) => {
      const { name, role, password } = request.body
      const created = await accounts.create(name, role, password)
      if (created === undefined)
        throw conflict({ zh: `账户 ${name} 已存在。`, en: `There is an account ${name} already.` })
      const link = password === undefined ? await sessions.issueLink(name, config.signInLinkHours) : undefined
      const id = accountIdOf(name)
      sendEtag(reply, created.version)
      return reply
        .code(201)
        .header('location', `/api/v1/accounts/${encodeURIComponent(id)}`)
        .send({
          ...accountView({ id, body: created }),
          signInLink: link === undefined ? null : `/sign-in?token=${link}`,
        })
    },
  )
  app.put(
    '/api/v1/accounts/:id',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Change role, standing or password; ends its sessions',
        params: idParameter,
        body: z.strictObject({ role, enabled: z.boolean(), password: newPassword.optional() }),
        response: answers({ 200: account }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      const stored = await accounts.get(request.params.id)
      if (stored === undefined) throw notFound(what)
      if (stored.body.version !== version) throw stale(accountView(stored))
      const { role, enabled, password } = request.body
      if (stored.id === adminName && (role !== 'admin' || !enabled)) throw lastAdmin()
      const kept = password === undefined ? {} : { password: await accounts.keepPassword(password) }
      const changed = await accounts.change(stored, { role, enabled, ...kept })
      if (changed === undefined) throw stale(undefined)
      sendEtag(reply, changed.version)
      return accountView({ id: stored.id, body: changed })
    },
  )
  app.delete(
    '/api/v1/accounts/:id',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Remove an account and end its sessions',
        params: idParameter,
        response: answers({ 204: z.undefined() }, 404, 409, 428),
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request)
      const stored = await accounts.get(request.params.id)
      if (stored === undefined) throw notFound(what)
      if (stored.body.version !== version) throw stale(accountView(stored))
      if (stored.id === adminName) throw lastAdmin()
      if (!(await accounts.remove(stored))) throw stale(undefined)
      return reply.code(204).send()
    },
  )
}

function accountView({ id, body }: Pick<Stored<AccountDocument>, 'id' | 'body'>): z.infer<typeof account> {
  const { password, signedOutBefore: _, ...shown } = body
  return { id, ...shown, passwordSet: password !== null }
}

function lastAdmin(): Error {
  return conflict({
    zh: '内置的 admin 账户须保留管理员角色并保持启用。',
    en: 'The built-in account admin stays, enabled and an admin.',
  })
}
