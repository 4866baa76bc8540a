import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { drillFilter } from '../conventions/fields.ts'
import { LiveClient } from '../live/live-client.ts'
import { liveKinds } from '../live/live-event.ts'
import { answers, otherMedia } from '../openapi/answers.ts'

const kindsQuery = z
  .string()
  .default(liveKinds.join(','))
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(liveKinds)))

/** Live updates as server-sent events. */
export function liveRoutes(app: App, { live, config, mode }: RouteParts): void {
  app.get(
    '/api/v1/live',
    {
      schema: {
        tags: ['live'],
        summary:
          'Server-sent events: mention, alert, incident, source, found; and hello, skipped, bye about the stream itself',
        description:
          '`found {savedSearchId, name, count, at, mentions, drill}`: a saved search that alerts newly found `count` mentions (`mentions`: ids of the latest 20). Told to its owner and, where it is shared, to everybody.',
        querystring: z.strictObject({
          kinds: kindsQuery.describe('As `alert,incident`; all of them without it'),
          drill: drillFilter
            .optional()
            .describe('Of mentions, alerts, incidents and what was found; in demo mode drills are included'),
        }),
        response: answers({ 200: otherMedia('text/event-stream', 'Events until either side leaves') }),
      },
    },
    async (request, reply) => {
      const { kinds, drill } = request.query
      reply.hijack()
      const response = reply.raw
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        connection: 'keep-alive',
      })
      response.write('retry: 2000\n\n')
      const { name: who } = principalOf(request)
      const wish = { kinds: new Set(kinds), who, drill: drill ?? (mode === 'demo' ? 'include' : 'exclude') } as const
      const client = new LiveClient(response, wish, config.liveBufferBytes)
      response.on('close', () => live.leave(client))
      const lastEventId = request.headers['last-event-id']
      await live.join(client, typeof lastEventId === 'string' ? lastEventId : undefined)
    },
  )
}
