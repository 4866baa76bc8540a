import type { FastifyReply, FastifyRequest } from 'fastify'
import { badInput, conflict, preconditionRequired } from '../problems/known-problems.ts'
import type { HttpProblem } from '../problems/problem.ts'

export function sendEtag(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`)
}

/** The version a change names; refused where it names none. */
export function expectedVersion(request: FastifyRequest): number {
  const version = namedVersion(request)
  if (version === undefined) throw preconditionRequired()
  return version
}

export function namedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined) return undefined
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (version === undefined)
    throw badInput([
      {
        path: 'If-Match',
        message: { zh: '应为读到的 ETag，例如 "3"', en: 'it must be the ETag that was read, as "3"' },
      },
    ])
  return Number(version)
}

export function stale(current: unknown): HttpProblem {
  return conflict(
    { zh: '它已被别人修改；current 是现在的状态。', en: 'It was changed meanwhile; `current` is how it stands.' },
    current,
  )
}
