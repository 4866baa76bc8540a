import swagger from '@fastify/swagger'
import {
  gradedAlert,
  gradedEvent,
  incident,
  intakeItem,
  job,
  mention,
  problem,
  shownSavedSearch,
  sourceHealth,
  sourceTrial,
  subject,
  subjectInput,
} from '@groundswell/contracts'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { accessTable } from '../access/table.ts'
import type { App } from '../app.ts'
import { explainedPart } from '../search/explained.ts'

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
    Job: job,
    SourceHealth: sourceHealth,
    SourceTrial: sourceTrial,
    Problem: problem,
    SavedSearch: shownSavedSearch,
    ExplainedPart: explainedPart,
  }
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  return registry
}

/**
 * `describe` writes into zod's global registry, which is not read where the components are named by a registry of their
 * own. In place of the library's own override, so what has no content is null here too.
 */
function keepDescription({ zodSchema, jsonSchema }: Parameters<NonNullable<z.core.ToJSONSchemaParams['override']>>[0]) {
  const description = z.globalRegistry.get(zodSchema)?.description
  if (description !== undefined) jsonSchema.description = description
  if (zodSchema._zod.def.type === 'undefined') jsonSchema.type = 'null'
}

/** `GET /openapi.json`: the contract, generated from the schemas that decide over requests. */
export async function documentApi(app: App, version: string): Promise<void> {
  const schemaRegistry = components()
  const transform = createJsonSchemaTransform({ schemaRegistry, zodToJsonConfig: { override: keepDescription } })
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
      const headers = headersOf(schema['response'])
      const open = { ...schema, ...(headers === undefined ? {} : { headers }), security: [] }
      if (access === 'public') return { ...transformed, schema: open }
      const description = [schema['description'], `Roles: ${access.join(', ')}.`].filter(Boolean).join('\n\n')
      return { ...transformed, schema: { ...open, security: [{ session: [] }, { token: [] }], description } }
    },
    transformObject: createJsonSchemaTransformObject({
      schemaRegistry,
      zodToJsonConfig: { override: keepDescription },
    }),
  })
  let document: object | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= withoutUnused(app.swagger() as Described)
    return reply.header('cache-control', 'public, max-age=60').send(document)
  })
}

/** The headers a route reads follow from what it may answer: 428 asks for a version, 422 is of an idempotency key. */
function headersOf(response: unknown): object | undefined {
  const statuses = new Set(Object.keys(response ?? {}))
  const properties = {
    ...(statuses.has('428')
      ? { 'If-Match': { type: 'string', description: 'The ETag that was read, as "3"; 428 without' } }
      : {}),
    ...(statuses.has('422') && (statuses.has('201') || statuses.has('202'))
      ? { 'Idempotency-Key': { type: 'string', description: 'The first answer is given again for 24 h' } }
      : {}),
  }
  return Object.keys(properties).length === 0 ? undefined : { type: 'object', properties }
}

interface Described {
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/** Every shape is generated as taken and as given; what nothing refers to is left out. */
function withoutUnused(document: Described): object {
  const { components, ...rest } = document
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name] ?? {})
    }
  }
  follow(rest)
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  return { ...rest, components: { ...components, schemas: Object.fromEntries(kept) } }
}
