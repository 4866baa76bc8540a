import { z } from 'zod'
import { durationMilliseconds } from './duration.ts'
import { timestamp } from './vocabulary.ts'

/** An end of a period: an instant, or how long before now as an ISO 8601 duration (`P7D` is seven days ago). */
export const periodEnd = z
  .string()
  .refine(
    (written) =>
      z.iso.datetime({ offset: true }).safeParse(written).success || (durationMilliseconds(written) ?? 0) > 0,
    'a time as 2026-03-02T01:00:00Z, or how long before now as P7D or PT24H',
  )

/** The instant an end of a period means at `now`, ISO 8601 UTC with milliseconds. */
export function periodInstant(end: string, now: Date): string {
  const back = durationMilliseconds(end)
  return new Date(back === undefined ? end : now.getTime() - back).toISOString()
}

/** A search kept under a name, as a person writes it. */
export const savedSearchInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  query: z.string().max(20_000).default('').describe('In the language of searches; nothing means every mention'),
  from: periodEnd.nullable().default(null),
  to: periodEnd.nullable().default(null).describe('Null means now'),
  sort: z.enum(['newest', 'oldest', 'relevance', 'reach']).default('newest'),
  drill: z.enum(['exclude', 'include', 'only']).default('exclude'),
  group: z.enum(['mention', 'story']).default('mention').describe('What a row of it is'),
  shared: z.boolean().default(false).describe('Everybody sees it; its owner alone changes it'),
  alertOnNew: z.boolean().default(false).describe('Tell of what it newly finds'),
  channels: z
    .array(z.string().min(1).max(100))
    .max(20)
    .default([])
    .describe('Ids of the channels that are told; with none what is newly found is told in the dashboard alone'),
})
export type SavedSearchInput = z.infer<typeof savedSearchInput>

export const savedSearch = z.strictObject({
  ...savedSearchInput.shape,
  query: z.string(),
  from: periodEnd.nullable(),
  to: periodEnd.nullable(),
  sort: z.enum(['newest', 'oldest', 'relevance', 'reach']),
  drill: z.enum(['exclude', 'include', 'only']),
  group: z.enum(['mention', 'story']).optional().describe('One kept before there was a choice has none: mentions'),
  shared: z.boolean(),
  alertOnNew: z.boolean(),
  channels: z.array(z.string()),
  id: z.string(),
  owner: z.string().describe('Who made it: the name of an account, or of a token'),
  ownerKind: z.enum(['account', 'token']).optional(),
  alertingSince: timestamp
    .optional()
    .describe('Since when it is told what this search newly finds: switched on then, or changed in what it finds'),
  version: z.int().positive(),
  updatedAt: timestamp,
})
export type SavedSearch = z.infer<typeof savedSearch>

/** A saved search as the API shows it. */
export const shownSavedSearch = z.strictObject({
  ...savedSearch.shape,
  group: z.enum(['mention', 'story']),
  foundCount: z.int().nonnegative().describe('Mentions it was told of since it first alerted'),
  lastFoundAt: timestamp.nullable().describe('When the last of them was found'),
  feed: z
    .strictObject({ ends: z.string().describe('Last four characters of its token'), createdAt: timestamp })
    .nullable()
    .describe('Its RSS feed, where it has one'),
})
export type ShownSavedSearch = z.infer<typeof shownSavedSearch>
