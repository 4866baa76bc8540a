import { gradedEvent, sourceHealth, timestamp } from '@groundswell/contracts'
import { eventDocuments, incidentDocuments } from '@groundswell/incident'
import { sourceHealthDocuments } from '@groundswell/settings'
import type { DrillFilter } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { drillFilter } from '../conventions/fields.ts'
import { drillFilters } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { usualOf } from '../overview/usual.ts'
import { nextClockOf, nextClock, type NextClock } from '../overview/next-clock.ts'

const hour = 3_600_000
const usualDays = 14
const shownEvents = 200

export const overview = z.strictObject({
  now: timestamp,
  drill: drillFilter,
  events: z.strictObject({
    open: z.int(),
    byLevel: z.record(z.enum(['1', '2', '3']), z.int()),
    worst: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
    unacknowledged: z.int().describe('Open incidents that nobody has acknowledged'),
    items: z.array(
      z.strictObject({ event: gradedEvent, acknowledged: z.boolean().nullable(), nextClock: nextClock.nullable() }),
    ),
  }),
  nextClock: nextClock.nullable().describe('Of all open incidents the deadline that comes first, or has passed'),
  coverage: z.strictObject({
    healthy: z.int(),
    total: z.int(),
    sources: z.array(sourceHealth).describe('Those that are not healthy first'),
  }),
  volume: z.strictObject({
    from: timestamp,
    to: timestamp,
    count: z.int(),
    negative: z.int(),
    usual: z
      .strictObject({ low: z.int(), high: z.int(), basis: z.enum(['same-hour', 'hours-before']) })
      .nullable()
      .describe('Null when too little is known to say'),
  }),
})

/** The figures of the state line: how things stand, and whether that is more than usual. */
export function overviewRoutes(app: App, { store, clock, mode, timeZone }: RouteParts): void {
  app.get(
    '/api/v1/overview',
    {
      schema: {
        tags: ['system'],
        summary: 'How things stand now',
        querystring: z.strictObject({
          drill: drillFilter.optional().describe('Without it as the system runs: a demo counts its drills'),
        }),
        response: answers({ 200: overview }),
      },
    },
    async (request) => {
      const drill: DrillFilter = request.query.drill ?? (mode === 'demo' ? 'include' : 'exclude')
      const now = clock.now()
      const [events, clocks, sources, volume] = await Promise.all([
        openEvents(drill),
        openClocks(drill),
        coverage(),
        lastHour(now, drill),
      ])
      const byLevel = { '1': 0, '2': 0, '3': 0 }
      for (const event of events.items) byLevel[`${event.level}`] += 1
      const items = events.items
        .map((event) => {
          const clock = clocks.find((one) => one.eventId === event.id)
          return { event, acknowledged: clock?.acknowledged ?? null, nextClock: clock?.next ?? null }
        })
        .toSorted((a, b) => a.event.level - b.event.level || (a.event.at < b.event.at ? 1 : -1))
      const running = clocks.flatMap(({ next }) => next ?? []).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      return {
        now: now.toISOString(),
        drill,
        events: {
          open: events.total,
          byLevel,
          worst: items[0]?.event.level ?? null,
          unacknowledged: clocks.filter((one) => !one.acknowledged).length,
          items,
        },
        nextClock: running[0] ?? null,
        coverage: sources,
        volume,
      }
    },
  )

  async function openEvents(drill: DrillFilter): Promise<{ items: z.infer<typeof gradedEvent>[]; total: number }> {
    const page = await store.documents.list(eventDocuments, {
      filters: [{ field: 'open', op: 'eq', value: true }, ...drillFilters(drill)],
      sort: { field: 'level' },
      size: shownEvents,
    })
    return { items: page.items.map(({ body }) => body.event), total: page.total }
  }

  async function openClocks(
    drill: DrillFilter,
  ): Promise<{ eventId: string | null; acknowledged: boolean; next: NextClock | null }[]> {
    const page = await store.documents.list(incidentDocuments, {
      filters: [{ field: 'open', op: 'eq', value: true }, ...drillFilters(drill)],
      sort: { field: 'nextDueAt' },
      size: shownEvents,
    })
    return page.items.map(({ body: { incident } }) => ({
      eventId: incident.eventId,
      acknowledged: incident.acknowledgedAt !== undefined,
      next: nextClockOf(incident),
    }))
  }

  async function coverage(): Promise<z.infer<typeof overview>['coverage']> {
    const page = await store.documents.list(sourceHealthDocuments, { size: 1000 })
    const sources = page.items.map(({ body }) => body).filter((source) => source.state !== 'stopped')
    const seen = (source: { state: string }): boolean => source.state === 'healthy'
    return {
      healthy: sources.filter(seen).length,
      total: sources.length,
      sources: sources.toSorted((a, b) => Number(seen(a)) - Number(seen(b)) || (a.id < b.id ? -1 : 1)),
    }
  }

  /** The last hour beside whole hours before it, counted from now, so that no part of an hour stands against a whole one. */
  async function lastHour(now: Date, drill: DrillFilter): Promise<z.infer<typeof overview>['volume']> {
    const to = now.toISOString()
    const from = new Date(now.getTime() - hour).toISOString()
    const negativeQuery = {
      text: 'sentiment:negative',
      root: { kind: 'field', field: 'sentiment', value: 'negative', at: { start: 0, end: 18 } },
    } as const
    const [count, negative, before] = await Promise.all([
      store.mentions.count({ from, to, drill }),
      store.mentions.count({ from, to, drill, query: negativeQuery }),
      store.mentions.histogram({
        from: new Date(now.getTime() - usualDays * 24 * hour).toISOString(),
        to: from,
        interval: 'hour',
        timeZone,
        drill,
      }),
    ])
    // The first bucket may begin before the period and the last end after it: neither is whole.
    const hours = (before[0]?.buckets ?? []).slice(1, -1)
    return { from, to, count, negative, usual: usualOf(hours) }
  }
}
