import { z } from 'zod'
import { judgedBy } from './judged-by.ts'
import { category, emotion, polarity, signalKind, timestamp } from './vocabulary.ts'

/** Longest text a mention carries, in UTF-16 code units: the intake refuses more with 413, a collected one is cut. */
export const maximumTextLength = 200_000

const count = z.int().nonnegative()

export const author = z.strictObject({
  name: z.string().max(500).optional(),
  handle: z.string().max(500).optional(),
  followers: count.optional().describe('Reach of the author or outlet, in people'),
})
export type Author = z.infer<typeof author>

export const engagement = z.strictObject({
  likes: count.optional(),
  reposts: count.optional(),
  comments: count.optional(),
  views: count.optional(),
})
export type Engagement = z.infer<typeof engagement>

export const evidence = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  capturedAt: timestamp,
  mediaType: z.string(),
  bytes: count,
})
export type Evidence = z.infer<typeof evidence>

export const mentionSource = z.strictObject({ id: z.string().min(1), name: z.string(), kind: z.string() })
export type MentionSource = z.infer<typeof mentionSource>

const collected = {
  id: z.string().min(1),
  version: z.int().positive(),
  platform: z.string(),
  source: mentionSource,
  url: z.string().optional(),
  title: z.string(),
  text: z.string().max(maximumTextLength),
  author: author.optional(),
  publishedAt: timestamp.describe('Never later than collectedAt'),
  collectedAt: timestamp,
  engagement: engagement.optional(),
  evidence: evidence.optional(),
  truncated: z.boolean().optional(),
  drill: z.boolean(),
  backfill: z.boolean(),
  indexedUnder: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .describe('UTC month of first sight: the index the mention lives in for life, whatever its times become'),
}

/** A mention as collected: one record of `mentions.raw` and `mentions.backfill`, keyed by source id. */
export const rawMention = z.strictObject(collected)
export type RawMention = z.infer<typeof rawMention>

const mentionField = z.enum(['title', 'text', 'author'])
export type MentionField = z.infer<typeof mentionField>

/** A stretch of a field, in UTF-16 code units, end exclusive. */
export const span = z.strictObject({ field: mentionField, start: count, end: count })
export type Span = z.infer<typeof span>

export const signal = z.strictObject({
  kind: signalKind,
  value: z.number().describe('How many; hours for outages, 1 for what is only named; money in the currency of `unit`'),
  atLeast: z.boolean().optional(),
  approx: z.boolean().optional(),
  unit: z.string().optional().describe('Of money: 元 (also where absent), or an ISO 4217 code'),
  name: z.string().optional().describe('Which regulator or outlet'),
  claim: z.boolean().describe('Somebody merely says so (网传)'),
  ...span.shape,
})
export type Signal = z.infer<typeof signal>

export const place = z.strictObject({ province: z.string(), city: z.string().optional(), ...span.shape })
export type Place = z.infer<typeof place>

/** What holds of the text as seen by one subject. */
export const subjectMatch = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  hits: z.array(span),
  polarity,
  polarityScore: z.number().min(-1).max(1),
  negativeEvent: z.number().min(0).max(1),
  storyId: z.string().optional(),
  judgedBy: judgedBy.optional(),
})
export type SubjectMatch = z.infer<typeof subjectMatch>

/** A span of text with its push on the scores: what made the model say so. */
export const reasonSpan = z.strictObject({ ...span.shape, toward: z.string(), weight: z.number() })
export type ReasonSpan = z.infer<typeof reasonSpan>

/** What scoring adds to the text, subjects apart. Also one line of `pnpm score`. */
export const textScores = z.strictObject({
  lang: z.string(),
  script: z.string(),
  polarity,
  polarityScore: z.number().min(-1).max(1),
  polarityConfidence: z.number().min(0).max(1),
  negativeEvent: z.number().min(0).max(1),
  emotion,
  category,
  categoryHits: z.array(span).optional().describe('The words that decided the category'),
  signals: z.array(signal),
  places: z.array(place),
  why: z.array(reasonSpan).optional(),
  model: z.string(),
})
export type TextScores = z.infer<typeof textScores>

/** A scored mention: one record of `mentions.scored` and `mentions.backfill.scored`, keyed by mention id. */
export const mention = z.strictObject({
  ...collected,
  ...textScores.shape,
  subjects: z.array(subjectMatch),
  subjectsVersion: z.string().optional().describe('The version of the subjects it was matched with'),
})
export type Mention = z.infer<typeof mention>

/**
 * One (mention, subject) pair with what alerting needs: one record of `mentions.matched`, keyed by subject id.
 * `id` is `mention:version:subject`. A match that an edit took away is sent again with `retracted: true`.
 */
export const matchedMention = z.strictObject({
  id: z.string(),
  mentionId: z.string(),
  version: z.int().positive(),
  retracted: z.boolean(),
  subject: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
  platform: z.string(),
  source: mentionSource,
  url: z.string().optional(),
  title: z.string(),
  text: z.string().describe('The beginning of the text, enough for similarity and for reading a reason'),
  author: author.optional(),
  publishedAt: timestamp,
  collectedAt: timestamp,
  polarity,
  polarityScore: z.number(),
  negativeEvent: z.number(),
  category,
  signals: z.array(signal),
  places: z.array(place),
  drill: z.boolean(),
})
export type MatchedMention = z.infer<typeof matchedMention>

/** Which story a mention belongs to for each subject: one record of `stories.assigned`, keyed by mention id. */
export const storyAssignment = z.strictObject({
  mentionId: z.string(),
  version: z.int().positive(),
  assignments: z.array(z.strictObject({ subjectId: z.string(), storyId: z.string().nullable() })),
})
export type StoryAssignment = z.infer<typeof storyAssignment>
