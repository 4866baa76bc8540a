import { timestamp } from '@groundswell/contracts'
import { eventDocuments } from '@groundswell/incident'
import { isTransient } from '@groundswell/runtime'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { groupLag, measureLag, readLag } from '../lag/group-lag.ts'
import { answers } from '../openapi/answers.ts'
import { drillDefault, drillDefaultOf } from './session.ts'

export const systemState = z.strictObject({
  version: z.string(),
  mode: z.enum(['demo', 'configured']),
  drillDefault,
  timeZone: z.string(),
  now: timestamp,
  ready: z.boolean(),
  parts: z.array(z.strictObject({ name: z.string(), ready: z.boolean(), detail: z.string() })),
  lag: z.array(groupLag),
  counts: z.strictObject({
    mentions: z.int().nullable(),
    openEvents: z.record(z.enum(['1', '2', '3']), z.int()).nullable(),
  }),
  demo: z.boolean(),
  course: z
    .strictObject({ company: z.string(), script: z.string(), speed: z.number(), startedAt: timestamp })
    .nullable(),
})

/** Is it healthy: parts, lag, counts. An engine that is away is shown here, so it fails no more than its own figures. */
export function systemRoutes(app: App, parts: RouteParts): void {
  const { bus, store, clock, mode } = parts
  measureLag(bus, parts.metrics)
  const openAt = async (level: number): Promise<number> => {
    const filters = [
      { field: 'open', op: 'eq', value: true },
      { field: 'level', op: 'eq', value: level },
    ] as const
    return (await store.documents.list(eventDocuments, { filters, size: 1 })).total
  }
  app.get(
    '/api/v1/system',
    {
      schema: {
        tags: ['system'],
        summary: 'State of the system: parts, lag, counts',
        response: answers({ 200: systemState }),
      },
    },
    async () => {
      const [health, lag, mentions, openEvents] = await Promise.all([
        parts.health(),
        readLag(bus),
        unlessAway(() => store.mentions.count({ drill: 'include' })),
        unlessAway(async () => {
          const [first, second, third] = await Promise.all([openAt(1), openAt(2), openAt(3)])
          return { '1': first, '2': second, '3': third }
        }),
      ])
      return {
        version: parts.version,
        mode,
        drillDefault: drillDefaultOf(mode),
        timeZone: parts.timeZone,
        now: clock.now().toISOString(),
        ready: health.every((part) => part.ready),
        parts: [...health],
        lag,
        counts: { mentions, openEvents },
        demo: mode === 'demo',
        course: parts.demo ?? null,
      }
    },
  )
}

async function unlessAway<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (!isTransient(error)) throw error
    return null
  }
}
