import { z } from 'zod'
import { timestamp } from './vocabulary.ts'

export const jobKind = z.enum(['retro-match'])

/** `queued` and `running` are open; the other three are how a job ends. */
export const jobState = z.enum(['queued', 'running', 'done', 'cancelled', 'failed'])
export type JobState = z.infer<typeof jobState>

/** Which stored mentions a changed subject is applied to again. */
export const retroMatchInput = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional().describe('Of publishedAt, inclusive; nothing means from the first'),
  to: z.iso.datetime({ offset: true }).optional().describe('Of publishedAt, exclusive; nothing means to the latest'),
})
export type RetroMatchInput = z.infer<typeof retroMatchInput>

const count = z.int().nonnegative()

/** Long work asked for by a person, as it stands. */
export const job = z.strictObject({
  id: z.string(),
  version: z.int().positive().describe('Grows with every change, progress included'),
  kind: jobKind,
  subject: z.strictObject({ id: z.string(), name: z.string() }),
  state: jobState.describe('Done: every change it made is in the index, and searches find it'),
  from: timestamp.optional(),
  to: timestamp.optional(),
  total: count
    .optional()
    .describe('Stored mentions to look at: those that match, and those that did; absent until counted'),
  done: count.describe('Of them, those looked at whose change, if any, is in the index'),
  added: count.describe('Mentions that got the subject'),
  removed: count.describe('Mentions that lost it'),
  changed: count.describe('Mentions that keep it, with other hits or another name'),
  requestedBy: z.string(),
  requestedAt: timestamp,
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  cancelledBy: z.string().optional(),
  restarts: count
    .optional()
    .describe('How often it began anew because the subject was edited; counts begin anew with it'),
  subjectsVersion: z.string().optional().describe('Stamped on every mention it changes'),
  error: z.string().optional().describe('Why it failed'),
  secondsLeft: count.optional().describe('At the pace so far; while it runs and something was done'),
})
export type Job = z.infer<typeof job>
