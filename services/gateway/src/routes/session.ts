import type { FastifyReply } from 'fastify'
import { role } from '@groundswell/contracts'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../openapi/answers.ts'
import { conflict, forbidden, notSignedIn, tooMany } from '../problems/known-problems.ts'
import { accountIdOf } from '@groundswell/settings'
import { sessionCookie } from '../sign-in/authenticate.ts'
import { SignInThrottle, type ThrottleKey } from '../sign-in/throttle.ts'

export const newPassword = z
  .string()
  .min(8, 'a password has at least 8 characters')
  .max(200)
  .describe('8 to 200 characters')

/** Said at once with who one is: nothing is asked for before it is known. */
export const drillDefault = z.enum(['include', 'exclude']).describe('What pages ask for: a demo is all drill')

export const whoAmI = z.strictObject({
  name: z.string(),
  role,
  via: z.enum(['session', 'token']),
  passwordSet: z.boolean().describe('False for an account that only ever signed in by a link'),
  drillDefault,
})

export function drillDefaultOf(mode: RouteParts['mode']): z.infer<typeof drillDefault> {
  return mode === 'demo' ? 'include' : 'exclude'
}

/** Signing in and out. */
export function sessionRoutes(app: App, { config, clock, accounts, sessions, log, mode }: RouteParts): void {
  const drills = drillDefaultOf(mode)
  const throttle = new SignInThrottle(clock.now)
  const secure = config.secureCookies || config.publicUrl?.startsWith('https:') === true
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const begin = async (reply: FastifyReply, account: string): Promise<void> => {
    const { token, maxAgeSeconds } = await sessions.begin(account)
    void reply.setCookie(sessionCookie, token, { ...cookie, maxAge: maxAgeSeconds })
  }
  const wrong = (): Error =>
    notSignedIn({ zh: '用户名或密码不正确，或链接已失效。', en: 'Wrong name or password, or the link is used up.' })

  app.post(
    '/api/v1/session',
    {
      schema: {
        tags: ['sign-in'],
        summary: 'Sign in: by name and password, or by the token of a one-time link',
        body: z.union([
          z.strictObject({ name: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
          z.strictObject({ token: z.string().min(1).max(200) }),
        ]),
        response: answers({ 201: whoAmI }, 429),
      },
    },
    async (request, reply) => {
      const { body } = request
      const keys: ThrottleKey[] = [
        { by: 'address', value: request.ip },
        ...('name' in body ? [{ by: 'name', value: accountIdOf(body.name) } as const] : []),
      ]
      const wait = throttle.waitSeconds(keys)
      if (wait > 0)
        throw tooMany({ zh: '多次登录失败，请稍后再试。', en: 'Too many wrong tries; wait before the next.' }, wait)
      const linked = 'token' in body ? await sessions.redeemLink(body.token) : undefined
      const account =
        'name' in body
          ? await accounts.signIn(body.name, body.password)
          : linked === undefined
            ? undefined
            : (await accounts.get(linked))?.body
      if (account === undefined || !account.enabled) {
        throttle.failed(keys)
        log.info({ address: request.ip }, 'A sign-in failed.')
        throw wrong()
      }
      throttle.succeeded(keys)
      await begin(reply, account.name)
      return reply.code(201).send({
        name: account.name,
        role: account.role,
        via: 'session',
        passwordSet: account.password !== null,
        drillDefault: drills,
      })
    },
  )
  app.get(
    '/api/v1/session',
    { schema: { tags: ['sign-in'], summary: 'Who am I', response: answers({ 200: whoAmI }) } },
    async (request) => {
      const { name, role, via } = principalOf(request)
      const account = via === 'session' ? await accounts.get(name) : undefined
      const passwordSet = account === undefined || account.body.password !== null
      return { name, role, via, passwordSet, drillDefault: drills }
    },
  )
  app.delete(
    '/api/v1/session',
    { schema: { tags: ['sign-in'], summary: 'Sign out', response: answers({ 204: z.undefined() }) } },
    async (request, reply) => {
      const { via, credential } = principalOf(request)
      if (via === 'session' && credential !== undefined) await sessions.end(credential)
      return reply.clearCookie(sessionCookie, cookie).code(204).send()
    },
  )
  app.put(
    '/api/v1/session/password',
    {
      schema: {
        tags: ['sign-in'],
        summary: 'Set my password; ends my other sessions, and this one goes on under a new cookie',
        body: z.strictObject({
          current: z.string().max(200).optional().describe('Needed where one is set'),
          password: newPassword,
        }),
        response: answers({ 204: z.undefined() }, 409, 429),
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const stored = principal.via === 'session' ? await accounts.get(principal.name) : undefined
      if (stored === undefined)
        throw forbidden({ zh: '令牌没有密码；请以账户登录。', en: 'A token has no password; sign in as a person.' })
      const keys: ThrottleKey[] = [{ by: 'name', value: stored.id }]
      const wait = throttle.waitSeconds(keys)
      if (wait > 0) throw tooMany({ zh: '多次输入错误，请稍后再试。', en: 'Too many wrong tries; wait.' }, wait)
      const { current, password } = request.body
      if (stored.body.password !== null && (await accounts.signIn(principal.name, current ?? '')) === undefined) {
        throttle.failed(keys)
        throw forbidden({ zh: '当前密码不正确。', en: 'The current password is not right.' })
      }
      const changed = await accounts.change(stored, { password: await accounts.keepPassword(password) })
      if (changed === undefined)
        throw conflict({ zh: '账户刚被修改，请重试。', en: 'The account was changed meanwhile; try again.' })
      await begin(reply, principal.name)
      return reply.code(204).send()
    },
  )
  app.get(
    '/sign-in',
    {
      schema: {
        tags: ['sign-in'],
        summary: 'A one-time link: signs in and goes to the dashboard',
        querystring: z.looseObject({ token: z.string().max(200).optional().describe('Of the one-time link') }),
        response: { 200: z.string(), 303: z.undefined() },
      },
    },
    async (request, reply) => {
      void reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store')
      const { token } = request.query
      if (token === undefined) return reply.callNotFound()
      const linked = await sessions.redeemLink(token)
      const account = linked === undefined ? undefined : (await accounts.get(linked))?.body
      if (account === undefined || !account.enabled) return reply.redirect('/sign-in?expired=1', 303)
      await begin(reply, account.name)
      return reply.redirect('/', 303)
    },
  )
}
