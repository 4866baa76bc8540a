import { createHash, createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isTransient, type Clock, type Logger } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import { principalOf } from '../access/enforce.ts'
import { badInput, conflict, unprocessable } from '../problems/known-problems.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Id: a digest of who asked, on which route, under which key. `answer` null: the first request is still at work. */
export interface IdempotencyDocument {
  readonly fingerprint: string
  readonly answer: Answer | null
  readonly startedAt: string
  readonly expiresAt: string
}
export const idempotencyDocuments: Collection<IdempotencyDocument> = {
  name: 'idempotency-keys',
  fields: { expiresAt: 'date' },
}

interface Claim {
  readonly id: string
  readonly revision: string
  readonly document: IdempotencyDocument
}

const lifeMilliseconds = 24 * 3_600_000
/** A request that never answered (its process died) gives its key free after so long. */
const leaseMilliseconds = 60_000
const keptHeaders = ['content-type', 'etag', 'location'] as const

/**
 * `Idempotency-Key` on a POST that creates: the first answer is kept for 24 h and given again for the same body; another
 * body is 422, the same body while the first is at work 409. Answers of 500 and above are not kept: they may be tried again.
 */
export class Idempotency {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #log: Logger
  readonly #claims = new WeakMap<FastifyRequest, Claim>()

  constructor(documents: Documents, clock: Clock, log: Logger) {
    this.#documents = documents
    this.#clock = clock
    this.#log = log
  }

  /** The hooks of a route. `forget` takes what must not be kept (a token shown once) out of the answer. */
  hooks(forget?: (body: unknown) => unknown): {
    preHandler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>
    onSend: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => Promise<unknown>
  } {
    return {
      preHandler: (request, reply) => this.#begin(request, reply),
      onSend: async (request, reply, payload) => {
        await this.#keep(request, reply, payload, forget)
        return payload
      },
    }
  }

  async #begin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const key = idempotencyKey(request)
    if (key === undefined || isStream(request.body)) return undefined
    const { name, via } = principalOf(request)
    const scope = JSON.stringify([via, name, request.method, request.routeOptions.url, key])
    const id = createHash('sha256').update(scope).digest('hex')
    const fingerprint = createHmac('sha256', key)
      .update(JSON.stringify(request.body ?? null))
      .digest('hex')
    for (;;) {
      const now = this.#clock.now()
      const document: IdempotencyDocument = {
        fingerprint,
        answer: null,
        startedAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + lifeMilliseconds).toISOString(),
      }
      const first = await this.#documents.put(idempotencyDocuments, { id, body: document, expected: 'absent' })
      if (first.ok) {
        this.#claims.set(request, { id, revision: first.revision, document })
        return undefined
      }
      const known = first.current
      if (known === undefined) continue
      if (known.body.expiresAt > now.toISOString()) {
        if (known.body.fingerprint !== fingerprint) throw otherBody()
        if (known.body.answer !== null) return replay(reply, known.body.answer)
        if (now.getTime() - Date.parse(known.body.startedAt) < leaseMilliseconds) throw atWork()
      }
      const taken = await this.#documents.put(idempotencyDocuments, {
        id,
        body: document,
        expected: { revision: known.revision },
      })
      if (!taken.ok) continue
      this.#claims.set(request, { id, revision: taken.revision, document })
      return undefined
    }
  }

  async #keep(
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    forget: ((body: unknown) => unknown) | undefined,
  ): Promise<void> {
    const claim = this.#claims.get(request)
    if (claim === undefined) return
    this.#claims.delete(request)
    try {
      if (reply.statusCode >= 500) {
        await this.#documents.remove(idempotencyDocuments, claim.id, { revision: claim.revision })
        return
      }
      const text = typeof payload === 'string' ? payload : ''
      const body = forget === undefined || text === '' ? text : JSON.stringify(forget(JSON.parse(text)))
      const headers = Object.fromEntries(
        keptHeaders.flatMap((name) => {
          const value = reply.getHeader(name)
          return value === undefined ? [] : [[name, String(value)]]
        }),
      )
      const answer = { status: reply.statusCode, headers, body }
      const expected = { revision: claim.revision }
      await this.#documents.put(idempotencyDocuments, { id: claim.id, body: { ...claim.document, answer }, expected })
    } catch (error) {
      // The effect stands and is answered; only its replay is lost, and the key frees itself after the lease.
      if (!isTransient(error)) throw error
      this.#log.warn({ err: error }, 'An answer could not be kept under its idempotency key.')
    }
  }
}

/** The key a request carries; refused where it is not 1 to 255 visible ASCII characters. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw badInput([
      {
        path: 'Idempotency-Key',
        message: { zh: '应为 1 至 255 个可见 ASCII 字符', en: 'it must be 1 to 255 visible ASCII characters' },
      },
    ])
  return key
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body
}

function replay(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply
    .code(answer.status)
    .headers({ ...answer.headers, 'idempotency-replayed': 'true' })
    .serializer((body: unknown) => String(body))
    .send(answer.body)
}

function otherBody(): Error {
  return unprocessable({
    zh: '这个 Idempotency-Key 已用于另一个请求体。',
    en: 'This Idempotency-Key was used with another body.',
  })
}

function atWork(): Error {
  return conflict({
    zh: '使用同一 Idempotency-Key 的请求仍在处理中，请稍后再试。',
    en: 'A request with this Idempotency-Key is still at work; try again shortly.',
  })
}
