import { duration } from '@groundswell/contracts'
import { z } from 'zod'

/** The `crawler` section of groundswell.yaml. What is watched stands beside it, under `sources`. */
export const crawlerConfig = z.strictObject({
  userAgent: z
    .string()
    .min(1)
    .max(300)
    .default('Groundswell/0.1 (public-opinion monitoring)')
    .describe('Say how to reach you'),
  timeout: z.number().positive().max(600).default(20).describe('Seconds for one request'),
  maximumBytes: z.int().min(1000).max(200_000_000).default(20_000_000).describe('A larger page is given up'),
  hostDelay: z
    .number()
    .min(0)
    .max(600)
    .default(1)
    .describe('Seconds between two requests to one host; none for this machine'),
  respectRobots: z.boolean().default(true),
  history: duration
    .default('P3D')
    .describe('Items older than this when first seen are back-filled: searchable, never alerted'),
  lagLimit: z.int().min(100).default(5_000).describe('Sources wait while scoring is more mentions behind than this'),
  browser: z
    .strictObject({
      executable: z.string().optional().describe('Path of a Chromium; looked for in the PATH by default'),
    })
    .prefault({}),
})
export type CrawlerConfig = z.infer<typeof crawlerConfig>

/** Where programs are looked for; the only thing the crawler reads from the environment. */
export function programPath(): string {
  return process.env['PATH'] ?? ''
}
