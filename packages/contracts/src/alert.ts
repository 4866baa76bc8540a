import { z } from 'zod'
import { category, level, timestamp } from './vocabulary.ts'

export const alertChange = z.enum(['opened', 'raised', 'lowered', 'approaching', 'closed'])
export type AlertChange = z.infer<typeof alertChange>

export const alertReason = z.strictObject({
  indicator: z.string(),
  value: z.union([z.number(), z.string()]),
  threshold: z.union([z.number(), z.string()]),
  level: level,
  window: z.string().describe('ISO 8601 duration the value was counted over, or `story` for the life of the story'),
  mentions: z.array(z.string()).describe('Ids of mentions the value rests on, newest first, at most 20'),
  claim: z.boolean().optional().describe('Rests only on what somebody says'),
})
export type AlertReason = z.infer<typeof alertReason>

export const alertScope = z.strictObject({
  text: z.string(),
  provinces: z.array(z.string()),
  platforms: z.array(z.string()),
})
export type AlertScope = z.infer<typeof alertScope>

/** One change of a graded event: one record of `alerts.graded`, keyed by event id; one line of the ledger. */
export const gradedAlert = z.strictObject({
  id: z.string().describe('eventId + "-" + seq'),
  seq: z.int().positive(),
  eventId: z.string(),
  subject: z.strictObject({ id: z.string(), name: z.string() }),
  story: z.strictObject({ id: z.string(), title: z.string() }),
  level: level.describe('For an early warning (change "approaching" with previousLevel null): the level approached'),
  previousLevel: level.nullable(),
  change: alertChange,
  reasons: z.array(alertReason),
  scope: alertScope,
  precautions: z.array(z.string()),
  category,
  at: timestamp.describe('Wall time of grading; in `replay`, event time'),
  firstSeenAt: timestamp,
  mentionCount: z.int().nonnegative(),
  playbook: z.string().optional(),
  drill: z.boolean(),
  override: z.strictObject({ by: z.string(), reason: z.string() }).optional(),
  rulesVersion: z.string().optional(),
  linkedTo: z.string().optional().describe('The earlier event of the same story, closed too long ago to be reopened'),
})
export type GradedAlert = z.infer<typeof gradedAlert>

/** A graded event as it stands: its last change and what was gathered over its life. */
export const gradedEvent = z.strictObject({
  ...gradedAlert.omit({ id: true }).shape,
  id: z.string().describe('The event id'),
  openedAt: timestamp.nullable().describe('Null while it is only an early warning'),
  closedAt: timestamp.nullable(),
  peakLevel: level.nullable(),
  incidentId: z.string().nullable(),
})
export type GradedEvent = z.infer<typeof gradedEvent>
