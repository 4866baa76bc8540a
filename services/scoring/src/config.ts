import { z } from 'zod'
import { secondOpinionConfig } from './second-opinion/config.ts'

const outlet = z
  .strictObject({
    name: z.string().min(1).max(100),
    tier: z.enum(['national', 'local']),
    aliases: z.array(z.string().min(1).max(100)).optional(),
  })
  .describe('A news outlet: as source, author or named as the one who reports it makes a media signal')

/** `scoring:` of groundswell.yaml. */
export const scoringConfig = z.strictObject({
  secondOpinion: secondOpinionConfig.default({ kind: 'off' }),
  weights: z
    .string()
    .min(1)
    .optional()
    .describe('File model.bin of a model of your own (pnpm train); absent: the one shipped'),
  outlets: z.array(outlet).default([]).describe('Outlets beside the well-known ones; one of the same name replaces it'),
  maximumBatch: z.int().min(1).max(5000).default(500).describe('Mentions read from the bus at a time'),
})
export type ScoringConfig = z.infer<typeof scoringConfig>
