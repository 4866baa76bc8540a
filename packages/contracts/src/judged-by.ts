import { z } from 'zod'
import { polarity } from './vocabulary.ts'

/** What the built-in model (or a second opinion) said towards a subject. */
export const builtInJudgement = z.strictObject({
  polarity,
  polarityScore: z.number().min(-1).max(1),
  negativeEvent: z.number().min(0).max(1),
})

/** What a subject's classifier put in place of, and which version of it did. */
export const judgedBy = z.strictObject({
  classifier: z.int().positive().describe('Version of the subject’s classifier'),
  builtIn: builtInJudgement.describe('The answer it was put in place of'),
})
export type JudgedBy = z.infer<typeof judgedBy>
