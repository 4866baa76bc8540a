import { z } from 'zod'

/** `indexer:` of groundswell.yaml. */
export const indexerConfig = z.strictObject({
  batch: z.int().min(1).max(5_000).default(500).describe('At most this many records are written together'),
  backfillYieldsAt: z
    .int()
    .min(0)
    .default(1_000)
    .describe('History waits while more live mentions than this are still to be indexed'),
  storyWaitSeconds: z
    .number()
    .min(1)
    .default(600)
    .describe('How long a story assignment waits for its mention before it is parked as a dead letter'),
  keepMonths: z
    .int()
    .min(0)
    .default(24)
    .describe('Whole months of mentions that stay in the index; 0 keeps everything'),
  retentionHours: z.number().min(0.01).default(6).describe('How often months beyond that are dropped'),
})
export type IndexerConfig = z.infer<typeof indexerConfig>
