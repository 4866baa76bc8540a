import { z } from 'zod'
import { correctedMention } from './correction.ts'
import { builtInJudgement } from './judged-by.ts'
import { subjectId } from './resources.ts'
import { polarity, timestamp } from './vocabulary.ts'

/** Fewest corrections towards a subject to train on, of each side, and of those that confirm the built-in answer. */
export const enoughCorrections = { total: 30, each: 10, confirmed: 10 } as const

/** Most tokens one question keeps, so that a stored classifier stays below 100 kB. */
export const mostClassifierTokens = 1_000

const rate = z.number().min(0).max(1)
const measured = z.strictObject({
  accuracy: rate,
  f1: rate.describe('Of negative events; of polarity the mean of the three classes'),
})
export type ClassifierMeasured = z.infer<typeof measured>

/** Cross-validated on the corrections: every text was judged by a classifier that had not seen it, nor a near-duplicate of it. */
export const classifierFigures = z.strictObject({
  corrections: z.int().positive(),
  confirmed: z.int().nonnegative().describe('Corrections that say the same as the built-in answer'),
  confirmationWeight: z
    .number()
    .min(1)
    .describe('How many ordinary mentions a confirmation stands for, since people correct more than they confirm'),
  builtIn: measured.describe('The answers kept in the very same corrections'),
  classifier: measured,
  onlyClassifierRight: z.int().nonnegative(),
  onlyBuiltInRight: z.int().nonnegative(),
  chance: rate.describe('Sign test: how likely a difference like this is where both are equally good'),
  better: z.boolean().describe('Whether it may judge'),
})
export type ClassifierFigures = z.infer<typeof classifierFigures>

/**
 * One question of yes or no. Log-odds of yes: own × (sum of the weights of the tokens in the text ÷ √(1 + their number)) +
 * builtIn × (the built-in answer's log-odds) + constant.
 */
export const classifierQuestion = z.strictObject({
  tokens: z.array(z.string().min(1).max(40)).max(mostClassifierTokens),
  weights: z.array(z.number()).max(mostClassifierTokens).describe('Of each token, above 0 towards yes'),
  own: z.number().nonnegative(),
  builtIn: z.number().nonnegative(),
  constant: z.number(),
})
export type ClassifierQuestion = z.infer<typeof classifierQuestion>

/** Trained by analysts' corrections, judges what is said towards one subject. One document a subject, under its id. */
export const subjectClassifier = z.strictObject({
  id: subjectId,
  version: z.int().positive(),
  updatedAt: timestamp,
  enabled: z.boolean(),
  trainedAt: timestamp,
  trainedBy: z.string(),
  judgedAll: z.boolean().describe('As whoever trained it said: mentions were judged as they came, right or wrong'),
  builtInModels: z.array(z.string()).max(20).describe('Whose answers it was compared with'),
  negativeEvent: z.strictObject({ figures: classifierFigures, event: classifierQuestion }).optional(),
  polarity: z
    .strictObject({ figures: classifierFigures, negative: classifierQuestion, positive: classifierQuestion })
    .optional(),
})
export type SubjectClassifier = z.infer<typeof subjectClassifier>
export type SubjectClassifierInput = Omit<SubjectClassifier, 'version' | 'updatedAt'>

const counted = z.int().nonnegative()
const telling = z.array(z.string()).describe('Tokens that push most, strongest first')

/** What is known of a subject's classifier, as the API shows it: the corrections there are, and what was made of them. */
export const subjectClassifierState = z.strictObject({
  subjectId: z.string(),
  corrections: z.strictObject({
    negativeEvent: z.strictObject({ event: counted, quiet: counted, confirmed: counted }),
    polarity: z.strictObject({ negative: counted, neutral: counted, positive: counted, confirmed: counted }),
  }),
  needed: z
    .strictObject({ total: counted, each: counted, confirmed: counted })
    .describe('Corrections of different texts for a label to be learnt: in all, of each side, of those that confirm'),
  margin: z
    .strictObject({ accuracy: rate, chance: rate })
    .describe('To be switched on it has to be right more often by this much, and by luck no likelier than this'),
  classifier: subjectClassifier
    .omit({ negativeEvent: true, polarity: true, id: true })
    .extend({
      negativeEvent: z
        .strictObject({ figures: classifierFigures, telling: z.strictObject({ event: telling, quiet: telling }) })
        .optional(),
      polarity: z
        .strictObject({ figures: classifierFigures, telling: z.strictObject({ negative: telling, positive: telling }) })
        .optional(),
    })
    .nullable(),
})
export type SubjectClassifierState = z.infer<typeof subjectClassifierState>

const changes = <T extends z.ZodType>(label: T) =>
  z
    .array(z.strictObject({ from: label, to: label, count: counted }))
    .optional()
    .describe('Labels that change, most often first; absent where it leaves the label to the built-in answer')

/** What a classifier changes, or would change were it on, in the answers to mentions that are stored. */
export const classifierPreview = z.strictObject({
  subjectId: z.string(),
  version: z.int().positive().describe('Of the classifier'),
  mentions: counted.describe('The newest of the subject, which were judged'),
  from: timestamp.nullable().describe('When the oldest of them was published; null where there are none'),
  to: timestamp.nullable().describe('When the newest of them was published'),
  changed: counted.describe('Of how many any label changes'),
  negativeEvent: changes(z.boolean()),
  polarity: changes(polarity),
  samples: z
    .array(z.strictObject({ mention: correctedMention, builtIn: builtInJudgement, classifier: builtInJudgement }))
    .describe('Mentions that change, newest first, two at least of each kind of change where there are as many'),
})
export type ClassifierPreview = z.infer<typeof classifierPreview>
