import { z } from 'zod'
import { parseConfig } from '@groundswell/runtime'
import { category } from '@groundswell/contracts'

/** What can be measured of a story. */
export const indicatorName = z.enum([
  'deaths',
  'serious-injuries',
  'injuries',
  'complainants',
  'regulator',
  'national-media',
  'local-media',
  'outage-hours',
  'money',
  'legal-action',
  'recall',
  'reach',
  'platforms',
  'provinces',
  'cities',
  'volume',
  'negative-volume',
  'negative-share',
  'burst',
])
export type IndicatorName = z.infer<typeof indicatorName>

const milliseconds = z.iso.duration({ error: 'an ISO 8601 duration, as PT24H or P7D' }).transform(durationOf)

/** `24` is reached by 24 and more; `{ over: 24 }` only by more than 24. */
const threshold = z.union([z.number().positive(), z.strictObject({ over: z.number().positive() })])
export type Threshold = z.infer<typeof threshold>

const rule = z.strictObject({
  indicator: indicatorName,
  name: z.string().min(1),
  unit: z.string().default(''),
  window: z
    .union([z.literal('story'), z.iso.duration({ error: 'story, or an ISO 8601 duration, as PT24H' })])
    .default('story'),
  levels: z
    .strictObject({ 1: threshold.optional(), 2: threshold.optional(), 3: threshold.optional() })
    .refine((levels) => Object.keys(levels).length > 0, 'a rule needs a threshold for at least one level'),
  /** Further conditions that must hold as well. */
  and: z.partialRecord(indicatorName, z.number().positive()).default({}),
  /** Early warnings only, never a level. */
  warnOnly: z.boolean().default(false),
  why: z.string().min(1),
})
export type Rule = z.infer<typeof rule>

const words = z.array(z.string().min(1))

const counting = z.strictObject({
  negativeEventFrom: z.number().min(0).max(1),
  negativeEventWithTone: z.number().min(0).max(1),
  signalsFrom: z.number().min(0).max(1),
  claimsReach: z.literal([1, 2, 3]),
  nationalMedia: words,
  localMediaEndings: words,
})
export type Counting = z.infer<typeof counting>

const levelTexts = z.strictObject({ name: z.string().min(1), precautions: z.array(z.string()) })

const ruleBook = z.strictObject({
  version: z.string().min(1),
  levels: z.strictObject({ 1: levelTexts, 2: levelTexts, 3: levelTexts }),
  approachAt: z.number().gt(0).lt(1),
  counting,
  rules: z.array(rule).min(1),
  holding: z.strictObject({ holdFor: milliseconds, closeLevel3After: milliseconds, reopenWithin: milliseconds }),
  stories: z.strictObject({ joinFrom: z.number().gt(0), forgetAfter: milliseconds }),
  precautions: z.partialRecord(category, z.array(z.string())),
  playbooks: z.array(
    z.strictObject({
      name: z.string().min(1),
      categories: z.array(category).default([]),
      levels: z.array(z.literal([1, 2, 3])).default([1, 2, 3]),
    }),
  ),
})
export type RuleBook = z.infer<typeof ruleBook>

/** Reads a rule file; every fault is named at once with line and column (a `UserError`). */
export function parseRuleBook(text: string, path: string): RuleBook {
  return parseConfig(text, path, ruleBook)
}

const durationPattern =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds. */
export function durationOf(iso: string): number {
  const parts = durationPattern.exec(iso)
  if (parts === null) throw new RangeError(`not a duration of weeks, days, hours, minutes and seconds: ${iso}`)
  const [, weeks, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0))
  return (((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000
}
