import swagger from '@fastify/swagger'
import {
  gradedAlert,
  gradedEvent,
  incident,
  intakeItem,
  mention,
  problem,
  sourceHealth,
  sourceTrial,
  subject,
  subjectInput,
} from '@groundswell/contracts'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { accessTable } from '../access/table.ts'
import type { App } from '../app.ts'

/** Named components of the document; everything else stands inline. */
function components(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>()
  const named = {
    Mention: mention,
    GradedAlert: gradedAlert,
    GradedEvent: gradedEvent,
    Incident: incident,
    Subject: subject,
    NewSubject: subjectInput,
    IntakeItem: intakeItem,
    SourceHealth: sourceHealth,
    SourceTrial: sourceTrial,
    Problem: problem,
  }
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  return registry
}

/** `GET /openapi.json`: the contract, generated from the schemas that decide over requests. */
export async function documentApi(app: App, version: string): Promise<void> {
  const schemaRegistry = components()
  const transform = createJsonSchemaTransform({ schemaRegistry })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Groundswell',
        version,
        description:
          'Public-opinion monitoring: mentions in, graded alerts and incidents with clocks out. ' +
          'Lists answer {items, total, next}; errors are problem documents (RFC 9457); a change sends If-Match with the ETag it read; ' +
          'Idempotency-Key is taken on every POST that creates.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'groundswell_session' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: (input) => {
      const transformed = transform(input)
      const access = accessTable[`${[input.route.method].flat()[0]} ${input.url}`]
      const schema = transformed.schema as Record<string, unknown>
      if (access === undefined) return { ...transformed, schema: { ...schema, hide: true } }
      if (access === 'public') return { ...transformed, schema: { ...schema, security: [] } }
      return {
        ...transformed,
        schema: {
          ...schema,
          security: [{ session: [] }, { token: [] }],
          description: [schema['description'], `Roles: ${access.join(', ')}.`].filter(Boolean).join('\n\n'),
        },
      }
    },
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  })
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(app.swagger()),
  )
}
