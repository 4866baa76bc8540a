import { z } from 'zod'
import { author, engagement } from './mention.ts'
import { sourceKind, timestamp } from './vocabulary.ts'

/** Body of `POST /intake` and one line of a replay file. Text over the limit is answered 413, not by the schema. */
export const intakeItem = z.strictObject({
  source: z.string().min(1).max(200),
  platform: z.string().min(1).max(100).optional(),
  nativeId: z.string().min(1).max(500).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4000)
    .optional(),
  title: z.string().max(10_000).optional(),
  text: z.string().min(1),
  author: author.optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
  engagement: engagement.optional(),
})
export type IntakeItem = z.infer<typeof intakeItem>

/** Subjects of the brand raise levels; the other kinds feed trends and raise early warnings, never levels. */
export const subjectKind = z.enum(['brand', 'competitor', 'policy', 'consumer'])
export type SubjectKind = z.infer<typeof subjectKind>

export const subjectId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'lower-case letters, digits, dot, dash and underscore')

/** A subject as a person writes it; `GET /subjects` adds `version` and times. */
export const subjectInput = z.strictObject({
  id: subjectId,
  name: z.string().min(1).max(200),
  query: z.string().min(1, 'a subject needs a query').max(20_000),
  kind: subjectKind.default('brand'),
})
export type SubjectInput = z.infer<typeof subjectInput>

export const subject = z.strictObject({
  ...subjectInput.shape,
  kind: subjectKind,
  version: z.int().positive(),
  updatedAt: timestamp,
})
export type Subject = z.infer<typeof subject>

export const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/, 'whsec_ followed by base64 of 24 to 64 bytes')
  .refine((secret) => {
    const bytes = Math.floor((secret.slice(6).replace(/=+$/, '').length * 3) / 4)
    return bytes >= 24 && bytes <= 64
  }, 'the base64 after whsec_ must hold 24 to 64 bytes')

/** Where alerts go. A drill is sent only to channels that say they take drills. */
export const channelInput = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/),
  name: z.string().min(1).max(200),
  kind: z.literal('webhook'),
  url: z.url({ protocol: /^https?$/ }),
  secret: webhookSecret,
  previousSecret: webhookSecret.optional().describe('Signs beside `secret` while keys rotate'),
  drills: z.boolean().default(false),
  enabled: z.boolean().default(true),
})
export type ChannelInput = z.infer<typeof channelInput>

export const channel = z.strictObject({
  ...channelInput.shape,
  drills: z.boolean(),
  enabled: z.boolean(),
  version: z.int().positive(),
  updatedAt: timestamp,
})
export type Channel = z.infer<typeof channel>

export const sourceState = z.enum(['starting', 'healthy', 'quiet', 'failing', 'unavailable', 'stopped'])
export type SourceState = z.infer<typeof sourceState>

/** What the crawler says of one source; one document per source in `source-health`. */
export const sourceHealth = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: sourceKind,
  platform: z.string(),
  url: z.string().optional(),
  state: sourceState,
  checkedAt: timestamp.nullable(),
  lastItemAt: timestamp.nullable(),
  nextCheckAt: timestamp.nullable(),
  accepted: z.int().nonnegative().describe('Mentions accepted since it was added'),
  error: z.strictObject({ at: timestamp, message: z.string(), fix: z.string().optional() }).nullable(),
  lastUnhealthyAt: timestamp
    .optional()
    .describe('Until when it was last not read: an error, switched off, or nobody looking; absent where it always was'),
})
export type SourceHealth = z.infer<typeof sourceHealth>
