import { intakeItem, maximumTextLength, type IntakeItem } from '@groundswell/contracts'
import { createAcceptor } from '@groundswell/intake'
import { Readable } from 'node:stream'
import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { idempotencyKey } from '../conventions/idempotency.ts'
import { collectedOf } from '../intake/collected-of.ts'
import { acceptLines } from '../intake/accept-lines.ts'
import { IntakeHealth } from '../intake/intake-health.ts'
import { answers, otherMedia } from '../openapi/answers.ts'
import { tooLarge } from '../problems/known-problems.ts'
import { validatorCompiler } from '../problems/validate.ts'
import { languageOf } from '../problems/words.ts'

const accepted = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  status: z.enum(['new', 'edited', 'unchanged']),
})
/** A text at its limit takes six bytes a code unit when every one is escaped; the rest of an item is small. */
const bodyLimit = 4 * 1_048_576

/** The door for hotlines, tickets and programs. 202 is answered once record and evidence are durable. */
export function intakeRoutes(app: App, parts: RouteParts): void {
  const { store, bus, clock, log, idempotency } = parts
  const acceptor = createAcceptor({ documents: store.documents, blobs: store.blobs, bus, log, clock })
  const health = new IntakeHealth(store.documents, clock, log)
  app.addHook('onClose', () => health.close())
  // A context of its own: only here are lines taken, read as they come.
  app.register((intake: App, _options, done) => {
    intake.addContentTypeParser('application/x-ndjson', (_request, payload, parsed) => parsed(null, payload))
    intake.setValidatorCompiler(linesOrChecked)
    intake.post(
      '/api/v1/intake',
      {
        bodyLimit,
        ...idempotency.hooks(),
        schema: {
          tags: ['intake'],
          summary: 'Hand in one mention (application/json), or many, one a line (application/x-ndjson)',
          description:
            'A line of the answer to application/x-ndjson is {line, status, id?, errors?}, in the order of the lines. ' +
            'With an Idempotency-Key, each line has an identity from the key and its number, so that sending the same lines again adds nothing.',
          consumes: ['application/json', 'application/x-ndjson'],
          body: intakeItem,
          response: answers(
            { 202: accepted, 200: otherMedia('application/x-ndjson', 'A result a line') },
            409,
            413,
            415,
            422,
          ),
        },
      },
      async (request, reply) => {
        const body: IntakeItem | Readable = request.body
        const key = idempotencyKey(request)
        // Two programs may choose the same key.
        const ownKey = key === undefined ? undefined : `${principalOf(request).name} ${key}`
        if (body instanceof Readable) {
          const lines = acceptLines(body, {
            acceptor,
            health,
            log,
            language: languageOf(request.headers['accept-language']),
            ...(ownKey === undefined ? {} : { idempotencyKey: ownKey }),
          })
          return reply.code(200).type('application/x-ndjson').send(lines)
        }
        if (body.text.length > maximumTextLength) throw textTooLong(body.text.length)
        const raw = { bytes: request.rawBody ?? Buffer.from(JSON.stringify(body)), mediaType: 'application/json' }
        const [result] = await acceptor.accept([collectedOf(body, raw, ownKey)])
        if (result === undefined) throw new Error('the acceptor gave no result for an item')
        health.count(body, result)
        return reply.code(202).header('location', `/api/v1/mentions/${result.id}`).send(result)
      },
    )
    done()
  })
}

function textTooLong(length: number): Error {
  return tooLarge({
    zh: `正文有 ${length} 个 UTF-16 码元，上限为 ${maximumTextLength}；请拆分或缩短后再提交。`,
    en: `The text has ${length} UTF-16 code units; at most ${maximumTextLength} are taken: split or shorten it.`,
  })
}

/** Lines are checked one by one as they are read; what is a body as a whole is checked here. */
const linesOrChecked: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = validatorCompiler(route)
  return (data: unknown) => (data instanceof Readable ? { value: data } : validate(data))
}
