import { z } from 'zod'
import { builtInJudgement } from './judged-by.ts'
import { mention, mentionSource } from './mention.ts'
import { category, emotion, polarity, timestamp } from './vocabulary.ts'

/** What can be corrected. A subject has the first two of its own; the others are of the whole text. */
const label = { polarity, negativeEvent: z.boolean(), category, emotion }
export type CorrectableLabel = keyof typeof label
export const correctableLabels = Object.keys(label) as CorrectableLabel[]

/** A label as an entry gives it: a value, or null, by which the model's answer stands again. */
const given = {
  polarity: polarity.nullable().optional(),
  negativeEvent: z.boolean().nullable().optional().describe('Something bad is happening to or because of the subject'),
  category: category.nullable().optional(),
  emotion: emotion.nullable().optional(),
}

const note = z.string().trim().min(1).max(2000)

/** What an analyst says of a mention; the same as the model says is a confirmation. */
export const correctionInput = z
  .strictObject({
    version: z.int().positive().describe('The version of the mention that was read'),
    subjectId: z.string().min(1).max(160).optional().describe('Towards this subject; without it of the whole text'),
    ...given,
    note: note.optional(),
  })
  .superRefine((input, context) => {
    if (correctableLabels.every((name) => input[name] === undefined))
      context.addIssue({ code: 'custom', path: [], message: `give one of ${correctableLabels.join(', ')}` })
    if (input.subjectId === undefined) return
    for (const name of ['category', 'emotion'] as const)
      if (input[name] !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'is of the whole text: leave subjectId out' })
  })
export type CorrectionInput = z.infer<typeof correctionInput>

/** What the model said of it at that time. */
export const correctedAnswer = z.strictObject({
  model: z.string(),
  polarity,
  polarityScore: z.number(),
  negativeEvent: z.number(),
  category: category.optional(),
  emotion: emotion.optional(),
  builtIn: builtInJudgement.optional().describe('Where the subject’s classifier answered: what it was put in place of'),
})
export type CorrectedAnswer = z.infer<typeof correctedAnswer>

/** One line of the history of a correction, never changed. */
export const correctionEntry = z.strictObject({
  seq: z.int().positive(),
  at: timestamp,
  by: z.string().describe('Name of the account or token'),
  mentionVersion: z.int().positive(),
  ...given,
  note: note.optional(),
  answer: correctedAnswer,
})
export type CorrectionEntry = z.infer<typeof correctionEntry>

const standing = <T extends z.ZodType>(value: T) => z.strictObject({ value, by: z.string(), at: timestamp }).optional()

/** What counts now, by label: the last entry that named it, unless that took it back. */
export const correctedLabels = z.strictObject({
  polarity: standing(label.polarity),
  negativeEvent: standing(label.negativeEvent),
  category: standing(label.category),
  emotion: standing(label.emotion),
})
export type CorrectedLabels = z.infer<typeof correctedLabels>

/** As a mention carries it where it is read through the API. */
export const mentionCorrection = z.strictObject({
  subjectId: z.string().nullable().describe('Null: of the whole text'),
  labels: correctedLabels,
})
export type MentionCorrection = z.infer<typeof mentionCorrection>

/** What people said, as every mention carries it that the API shows, beside the model's own fields. */
export const correctedShape = {
  corrections: z.array(mentionCorrection).optional().describe('What people said otherwise, or confirmed'),
}
export const correctedMention = z.strictObject({ ...mention.shape, ...correctedShape })
export type CorrectedMention = z.infer<typeof correctedMention>

/**
 * All that was said of one text of a mention, of the whole or towards one subject. It keeps the text, so that it stays
 * training data when the mention is long gone; a mention whose text is edited begins anew.
 */
export const correction = z.strictObject({
  id: z.string(),
  mentionId: z.string(),
  subjectId: z.string().nullable(),
  subjectName: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  lang: z.string(),
  platform: z.string(),
  source: mentionSource,
  publishedAt: timestamp,
  drill: z.boolean(),
  labels: correctedLabels,
  stands: z.boolean().describe('Whether any label counts'),
  by: z.string().describe('Who made the last entry'),
  updatedAt: timestamp,
  entries: z.array(correctionEntry),
})
export type Correction = z.infer<typeof correction>
