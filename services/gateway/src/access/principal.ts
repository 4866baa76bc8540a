import type { Role } from '@groundswell/contracts'

/** Who is asking: a person by a session, a program by a token. */
export interface Principal {
  readonly name: string
  readonly role: Role
  readonly via: 'session' | 'token'
  /** Id of the session or token document; undefined for the token of the environment. */
  readonly credential?: string
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null
  }
}
