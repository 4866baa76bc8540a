import { gradedAlert, gradedEvent, listOf } from '@groundswell/contracts'
import { alertDocuments, eventDocuments } from '@groundswell/incident'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter, flagQuery, idParameter, instantQuery, levelsQuery, pageQuery } from '../conventions/fields.ts'
import { between, drillFilters, equals, listDocuments, oneOf } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { notFound } from '../problems/known-problems.ts'

const gradedLevels = levelsQuery
  .optional()
  .describe('Finds early warnings too, by the level they approach; an event with openedAt null is only that')
const changesQuery = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(gradedAlert.shape.change))
const newestFirst = { field: 'at', descending: true }
const times = {
  from: instantQuery.optional().describe('Changed at or after'),
  to: instantQuery.optional().describe('Changed before'),
}

/** Graded events as they stand, and the ledger of every change. Both hold drills, marked. */
export function eventRoutes(app: App, { store: { documents } }: RouteParts): void {
  app.get(
    '/api/v1/events',
    {
      schema: {
        tags: ['events'],
        summary: 'Graded events as they stand, last changed first',
        querystring: z.strictObject({
          level: gradedLevels,
          subject: z.string().max(100).optional().describe('Of this subject, by its id'),
          story: z.string().max(160).optional().describe('Of this story, by its id'),
          open: flagQuery.optional().describe('Only those that are open, or only those that are closed'),
          drill: drillFilter.default('include').describe('Drills are there, marked, unless left out'),
          ...times,
          ...pageQuery,
        }),
        response: answers({ 200: listOf(gradedEvent) }),
      },
    },
    (request) => {
      const { level, subject, story, open, drill, from, to, size, cursor } = request.query
      const filters = [
        ...oneOf('level', level),
        ...equals('subjectId', subject),
        ...equals('storyId', story),
        ...equals('open', open),
        ...drillFilters(drill),
        ...between('at', from, to),
      ]
      const list = { filters, sort: newestFirst, size, cursor }
      return listDocuments(documents, eventDocuments, list, (stored) => stored.body.event)
    },
  )
  app.get(
    '/api/v1/events/:id',
    {
      schema: {
        tags: ['events'],
        summary: 'One event as it stands',
        params: idParameter,
        response: answers({ 200: gradedEvent }, 404),
      },
    },
    async (request) => {
      const stored = await documents.get(eventDocuments, request.params.id)
      if (stored === undefined) throw notFound({ zh: '这个负面事件', en: 'such event' })
      return stored.body.event
    },
  )
  app.get(
    '/api/v1/alerts',
    {
      schema: {
        tags: ['events'],
        summary: 'The ledger: every change of every event, newest first',
        querystring: z.strictObject({
          level: gradedLevels,
          subject: z.string().max(100).optional().describe('Of this subject, by its id'),
          event: z.string().max(160).optional().describe('Of this event, by its id'),
          change: changesQuery.optional().describe('Only changes of this kind; several separated by commas'),
          drill: drillFilter.default('include').describe('Drills are there, marked, unless left out'),
          ...times,
          ...pageQuery,
        }),
        response: answers({ 200: listOf(gradedAlert) }),
      },
    },
    (request) => {
      const { level, subject, event, change, drill, from, to, size, cursor } = request.query
      const filters = [
        ...oneOf('level', level),
        ...equals('subjectId', subject),
        ...equals('eventId', event),
        ...oneOf('change', change),
        ...drillFilters(drill),
        ...between('at', from, to),
      ]
      const list = { filters, sort: newestFirst, size, cursor }
      return listDocuments(documents, alertDocuments, list, (stored) => stored.body.alert)
    },
  )
  app.get(
    '/api/v1/alerts/:id',
    {
      schema: {
        tags: ['events'],
        summary: 'One line of the ledger',
        params: idParameter,
        response: answers({ 200: gradedAlert }, 404),
      },
    },
    async (request) => {
      const stored = await documents.get(alertDocuments, request.params.id)
      if (stored === undefined) throw notFound({ zh: '这条警报', en: 'such alert' })
      return stored.body.alert
    },
  )
}
