import type { FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { adminName, type Accounts } from './accounts.ts'
import { sameSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'

export const sessionCookie = 'groundswell_session'

export interface SignInParts {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly tokens: Tokens
  /** The admin token of the environment or configuration. */
  readonly apiToken?: string
}

/** A bearer token wins over a cookie; a token that does not hold is never saved by a cookie beside it. */
export function createAuthenticate(parts: SignInParts): (request: FastifyRequest) => Promise<Principal | null> {
  return async function authenticate(request) {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
      return token === undefined ? null : await byToken(parts, token)
    }
    const cookie = request.cookies[sessionCookie]
    return cookie === undefined ? null : await bySession(parts, cookie)
  }
}

async function byToken(parts: SignInParts, token: string): Promise<Principal | null> {
  if (parts.apiToken !== undefined && sameSecret(token, parts.apiToken))
    return { name: adminName, role: 'admin', via: 'token' }
  const found = await parts.tokens.find(token)
  if (found === undefined) return null
  return { name: found.document.name, role: found.document.role, via: 'token', credential: found.id }
}

async function bySession(parts: SignInParts, cookie: string): Promise<Principal | null> {
  const found = await parts.sessions.find(cookie)
  if (found === undefined) return null
  const account = (await parts.accounts.get(found.session.account))?.body
  if (account === undefined || !account.enabled || found.session.createdAt < account.signedOutBefore) return null
  return { name: account.name, role: account.role, via: 'session', credential: found.id }
}
