import { expect } from 'vitest'
import type { GradedEvent } from '@groundswell/contracts'
import type { Outcome } from './kill-run.ts'

/** Holds a run with kills to the promises of delivery, and to a run without. */
export function expectNothingLost(killed: Outcome, calm: Outcome, count: number): void {
  expect(killed.accepted.size).toBe(count)
  expect(killed.indexed).toHaveLength(count)
  expect(new Set(killed.indexed)).toEqual(new Set(killed.accepted))

  const changes = killed.alerts.map((alert) => `${alert.eventId}/${alert.seq}`)
  expect(new Set(changes).size).toBe(changes.length)
  for (const event of killed.events) {
    const seqs = killed.alerts.filter((alert) => alert.eventId === event.id).map((alert) => alert.seq)
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: event.seq }, (_, index) => index + 1))
  }
  expect(levels(killed.events)).toEqual(levels(calm.events))

  const bodies = new Map<string, Set<string>>()
  for (const delivery of killed.deliveries) {
    expect(delivery.signatureHolds).toBe(true)
    bodies.set(delivery.id, (bodies.get(delivery.id) ?? new Set()).add(delivery.body))
  }
  expect([...bodies].filter(([, different]) => different.size > 1)).toEqual([])
  const told = new Set(
    killed.deliveries.map((delivery) => (JSON.parse(delivery.body) as { data: { id: string } }).data.id),
  )
  expect([...told].sort()).toEqual(killed.alerts.map((alert) => alert.id).sort())
}

/** Of each subject: its events with their level, in an order that does not hang on ids. */
function levels(events: readonly GradedEvent[]): string[] {
  return events
    .map((event) => `${event.subject.id}: level ${event.level}, ${event.openedAt === null ? 'warned' : 'opened'}`)
    .sort()
}
