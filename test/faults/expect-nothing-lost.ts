import { expect } from 'vitest'
import type { GradedEvent } from '@groundswell/contracts'
import { expectedEvents } from './input.ts'
import type { Outcome } from './outcome.ts'

/** Holds a run with kills to the promises of delivery, and to a run without. */
export function expectNothingLost(killed: Outcome, calm: Outcome, count: number): void {
  expect(levels(calm.events)).toEqual(expectedEvents)
  expect(levels(killed.events)).toEqual(levels(calm.events))
  for (const outcome of [calm, killed]) expectWhole(outcome, count)
}

function expectWhole(outcome: Outcome, count: number): void {
  const { accepted, shown, mentions, dead, complaints } = outcome
  expect(complaints.filter(({ error }) => error)).toEqual([])
  expect(accepted.size + shown.size).toBe(count)
  expect(mentions).toHaveLength(count)
  const handedIn = mentions.filter((mention) => mention.source.kind === 'intake')
  expect(new Set(handedIn.map((mention) => mention.id))).toEqual(accepted)
  const collected = mentions.filter((mention) => mention.source.kind === 'rss')
  expect(new Set(collected.map((mention) => mention.url))).toEqual(shown)
  expect(dead).toEqual([])
  const storyless = mentions.filter(({ subjects }) => subjects.some(({ storyId }) => storyId === undefined))
  expect(storyless.map((mention) => mention.id)).toEqual([])
  expectLedger(outcome)
  expectDeliveries(outcome)
  const opened = outcome.events.filter((event) => event.openedAt !== null).map((event) => event.id)
  expect(outcome.incidents.map((incident) => incident.eventId ?? '').sort()).toEqual(opened.sort())
}

/** Every change of every event exactly once, and nothing else said on the bus. */
function expectLedger({ alerts, events, published }: Outcome): void {
  const changes = alerts.map((alert) => `${alert.eventId}/${alert.seq}`)
  expect(changes.toSorted()).toEqual(
    events.flatMap(({ id, seq }) => Array.from({ length: seq }, (_, index) => `${id}/${index + 1}`)).sort(),
  )
  const bodies = new Set(published.map((alert) => JSON.stringify(alert)))
  expect(bodies.size).toBe(alerts.length)
  expect(new Set(published.map((alert) => alert.id))).toEqual(new Set(alerts.map((alert) => alert.id)))
}

function expectDeliveries({ alerts, deliveries }: Outcome): void {
  const bodies = new Map<string, Set<string>>()
  for (const delivery of deliveries) {
    expect(delivery.signatureHolds).toBe(true)
    bodies.set(delivery.id, (bodies.get(delivery.id) ?? new Set()).add(delivery.body))
  }
  expect([...bodies].filter(([, different]) => different.size > 1)).toEqual([])
  const told = [...bodies.values()].flatMap((different) =>
    [...different].map((body) => (JSON.parse(body) as { data: { id: string } }).data.id),
  )
  expect(told.sort()).toEqual(alerts.map((alert) => alert.id).sort())
}

/** Of each subject: its events with their level, in an order that does not hang on ids. */
function levels(events: readonly GradedEvent[]): string[] {
  return events
    .map((event) => `${event.subject.id}: level ${event.level}, ${event.openedAt === null ? 'warned' : 'opened'}`)
    .sort()
}
