import { listOf, timestamp } from '@groundswell/contracts'
import { deliveryDocuments } from '@groundswell/incident'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter, pageQuery } from '../conventions/fields.ts'
import { drillFilters, equals, listDocuments } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'

const state = z.enum(['waiting', 'done', 'dead'])

export const delivery = z.strictObject({
  id: z.string().describe('The webhook id, the same over every try'),
  channelId: z.string(),
  alertId: z.string(),
  eventId: z.string(),
  drill: z.boolean(),
  type: z.string(),
  state,
  attempts: z.int(),
  createdAt: timestamp,
  nextAttemptAt: timestamp.nullable().describe('Null once it is done or dead'),
  finishedAt: timestamp.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
})

/** Who was told, when, and what the receiver said. */
export function deliveryRoutes(app: App, { store: { documents } }: RouteParts): void {
  app.get(
    '/api/v1/deliveries',
    {
      schema: {
        tags: ['channels'],
        summary: 'Messages of alerts to channels, newest first',
        querystring: z.strictObject({
          alert: z.string().max(200).optional().describe('Of this alert, by its id'),
          event: z.string().max(160).optional().describe('Of this event, by its id'),
          channel: z.string().max(100).optional().describe('To this channel, by its id'),
          state: state.optional().describe('Only those in this state'),
          drill: drillFilter.default('include').describe('Drills are there, marked, unless left out'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(delivery) }),
      },
    },
    (request) => {
      const { alert, event, channel, state, drill, size, cursor } = request.query
      const filters = [
        ...equals('alertId', alert),
        ...equals('eventId', event),
        ...equals('channelId', channel),
        ...equals('state', state),
        ...drillFilters(drill),
      ]
      const sort = { field: 'createdAt', descending: true }
      return listDocuments(documents, deliveryDocuments, { filters, sort, size, cursor }, ({ id, body }) => {
        const { channelId, alertId, eventId, drill, type, state, attempts, createdAt, finishedAt } = body
        const nextAttemptAt = state === 'waiting' ? body.nextAttemptAt : null
        const last = { lastStatus: body.lastStatus, lastError: body.lastError }
        const told = { id, channelId, alertId, eventId, drill, type, state, attempts, createdAt, finishedAt }
        return { ...told, ...last, nextAttemptAt }
      })
    },
  )
}
