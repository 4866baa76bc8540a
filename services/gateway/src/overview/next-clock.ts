import { timestamp, type Incident } from '@groundswell/contracts'
import { z } from 'zod'

export const nextClock = z.strictObject({
  incidentId: z.string(),
  title: z.string(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  id: z.string(),
  name: z.string(),
  dueAt: timestamp,
  breached: z.boolean(),
})
export type NextClock = z.infer<typeof nextClock>

/** The clock of an incident that is due next, neither met nor ended; one already missed only when nothing else runs. */
export function nextClockOf(incident: Incident): NextClock | null {
  const waiting = incident.clocks
    .filter((clock) => clock.metAt === undefined && clock.endedAt === undefined)
    .toSorted(
      (a, b) => Number(a.breachedAt !== undefined) - Number(b.breachedAt !== undefined) || (a.dueAt < b.dueAt ? -1 : 1),
    )
  const clock = waiting[0]
  if (clock === undefined) return null
  return {
    incidentId: incident.id,
    title: incident.title,
    level: incident.level,
    id: clock.id,
    name: clock.name,
    dueAt: clock.dueAt,
    breached: clock.breachedAt !== undefined,
  }
}
