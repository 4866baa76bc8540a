import { z } from 'zod'
import { polarity, timestamp } from './vocabulary.ts'

export const searchFoundType = 'io.groundswell.search.found.v1'

/** The data of a message that tells what a saved search newly found. */
export const searchFound = z.strictObject({
  search: z.strictObject({ id: z.string(), name: z.string(), query: z.string(), owner: z.string() }),
  drill: z.boolean().describe('Drills and real mentions are told apart, in messages of their own'),
  drillMark: z.string().optional(),
  text: z.string().describe('One line for a person'),
  count: z.int().positive().describe('Mentions newly found, each told once'),
  mentions: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        text: z.string().describe('The beginning'),
        url: z.string().optional(),
        publishedAt: timestamp,
        polarity,
      }),
    )
    .describe('The latest 20 of them, latest published first'),
  link: z.url().optional().describe('The search in the dashboard; without `alerting.publicUrl` there is none'),
})
export type SearchFound = z.infer<typeof searchFound>
