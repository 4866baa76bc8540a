import { z } from 'zod'
import { otherMedia } from '../openapi/answers.ts'
import type { App, RouteParts } from '../app.ts'

const partHealth = z.strictObject({ name: z.string(), ready: z.boolean(), detail: z.string() })

/** Alive, ready, and figures for Prometheus: at the root, for whoever runs the process. */
export function healthRoutes(app: App, { health, metrics }: RouteParts): void {
  app.get(
    '/livez',
    {
      schema: {
        tags: ['health'],
        summary: 'The process is alive',
        response: { 200: z.strictObject({ status: z.literal('alive') }) },
      },
    },
    () => ({ status: 'alive' as const }),
  )
  const readiness = z.strictObject({ ready: z.boolean(), parts: z.array(partHealth) })
  app.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        summary: 'Ready, with the state of each part; 503 when a part is not',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const parts = [...(await health())]
      const ready = parts.every((part) => part.ready)
      return reply.code(ready ? 200 : 503).send({ ready, parts })
    },
  )
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['health'],
        summary: 'Prometheus metrics',
        response: { 200: otherMedia('text/plain', 'Figures in the text format of Prometheus') },
      },
    },
    async (_request, reply) => {
      const text = await metrics.registry.metrics()
      return reply.type(metrics.registry.contentType).serializer(String).send(text)
    },
  )
}
