import { z } from 'zod'
import { category, level, timestamp } from './vocabulary.ts'

export const incidentState = z.enum(['new', 'verifying', 'responding', 'monitoring', 'closed', 'false-alarm'])
export type IncidentState = z.infer<typeof incidentState>

/** Where an incident may go by hand; closed and false-alarm are ends, left only when its event rises again. */
export const incidentTransitions: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  new: ['verifying', 'false-alarm'],
  verifying: ['responding', 'false-alarm'],
  responding: ['monitoring', 'false-alarm'],
  monitoring: ['responding', 'closed'],
  closed: [],
  'false-alarm': [],
}

export const clock = z.strictObject({
  id: z.string().describe('Stable within the incident, as "groups" or "first-answer"'),
  name: z.string().describe('Chinese name; the dashboard translates by id'),
  startedAt: timestamp,
  warnAt: timestamp,
  dueAt: timestamp,
  warnedAt: timestamp.optional(),
  metAt: timestamp.optional(),
  breachedAt: timestamp.optional(),
  endedAt: timestamp.optional().describe('The incident ended before it was met or missed'),
  restarts: z
    .array(timestamp)
    .optional()
    .describe('Later gradings that set the clock again; the earlier deadline held'),
})
export type Clock = z.infer<typeof clock>

export const timelineEntry = z.strictObject({
  seq: z.int().positive(),
  at: timestamp,
  who: z.string().describe('Account name, or "system"'),
  what: z
    .string()
    .describe('opened, acknowledged, level-changed, state-changed, clock-warned, clock-breached, clock-met, noted'),
  why: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const incident = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  eventId: z.string().nullable().describe('Null when a person opened it without an event'),
  title: z.string(),
  level,
  state: incidentState,
  subject: z.strictObject({ id: z.string(), name: z.string() }),
  category,
  openedAt: timestamp,
  closedAt: timestamp.optional(),
  drill: z.boolean(),
  clocks: z.array(clock),
  acknowledgedAt: timestamp.optional(),
  acknowledgedBy: z.string().optional(),
  levelSetBy: z
    .string()
    .optional()
    .describe('Who last set the level by hand; the system then only makes it more severe'),
  timeline: z.array(timelineEntry),
})
export type Incident = z.infer<typeof incident>

export const incidentChangeKind = z.enum([
  'opened',
  'acknowledged',
  'level-changed',
  'state-changed',
  'clock-warned',
  'clock-breached',
  'clock-met',
  'noted',
])
export type IncidentChangeKind = z.infer<typeof incidentChangeKind>

/** One change of an incident: one record of `incidents.changed`, keyed by incident id. `id` is incident id + "-" + seq. */
export const incidentChange = z.strictObject({
  id: z.string(),
  seq: z.int().positive(),
  incidentId: z.string(),
  eventId: z.string().nullable(),
  change: incidentChangeKind,
  entry: timelineEntry.describe('The timeline entry that records it'),
  incident: incident.omit({ timeline: true }).describe('The incident after the change'),
})
export type IncidentChange = z.infer<typeof incidentChange>
