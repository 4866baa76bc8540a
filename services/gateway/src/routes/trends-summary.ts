import { subjectKind, timestamp, type Subject } from '@groundswell/contracts'
import { Settings, subjectSettings } from '@groundswell/settings'
import type { Bucket, FacetCount, HistogramSeries, MentionScope } from '@groundswell/store'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { countQuery } from '../conventions/fields.ts'
import { answers } from '../openapi/answers.ts'
import { badInput } from '../problems/known-problems.ts'
import { comparedPeriod, type Period } from '../trends/compared-period.ts'
import { hoursOfWeek } from '../trends/hours-of-week.ts'
import { measures, measuresOf, sumOf } from '../trends/measures.ts'
import { mentionScopeQuery } from './mentions.ts'
import { searchQueryOf } from './read-query.ts'
import { askedInterval, readPeriod, timeZoneName, trendInterval } from './trends.ts'

/** Longest period that the heat by hour of the week is made of. */
const mostHours = 24 * 366
const mostSubjects = 1000
const topFields = ['source', 'platform', 'province', 'category', 'author'] as const

const bucket = measures.extend({ start: timestamp })
const slice = z.strictObject({ from: timestamp, to: timestamp, ...measures.shape, buckets: z.array(bucket) })
const voice = z.strictObject({
  subject: z.strictObject({ id: z.string(), name: z.string(), kind: subjectKind.nullable() }),
  share: z.number().nullable().describe('Of all matches of all subjects, 0 to 1'),
  ...measures.shape,
  buckets: z
    .array(z.strictObject({ start: timestamp, count: z.int(), negative: z.int() }))
    .nullable()
    .describe('Of the `top` most mentioned; null for the others'),
  compared: measures.nullable().describe('The same in the period compared with'),
})
const countedValue = z.strictObject({
  key: z.string(),
  count: z.int(),
  share: z.number().describe('Of all mentions found'),
})
const weighedValue = countedValue.extend({ negative: z.int() })
const summary = slice.extend({
  interval: trendInterval,
  timeZone: z.string(),
  shareOfVoice: z.array(voice).describe('Every subject, most mentioned first; those without a mention too'),
  top: z.strictObject({
    source: z.array(weighedValue),
    author: z.array(countedValue).describe('By name, or where there is none by handle'),
    platform: z.array(weighedValue),
    province: z.array(weighedValue),
    category: z.array(weighedValue),
  }),
  hoursOfWeek: z
    .array(
      z.strictObject({
        day: z.int().describe('1 Monday to 7 Sunday'),
        hour: z.int(),
        count: z.int(),
        negative: z.int(),
      }),
    )
    .nullable()
    .describe('168 cells; null over more than a year'),
  compared: slice.nullable().describe('The period compared with, bucket by bucket in the same order'),
})

/** How what a search finds developed, who and where it came from, and how that compares. */
export function trendSummaryRoutes(app: App, { store, clock, timeZone: usualZone }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)
  app.get(
    '/api/v1/trends',
    {
      schema: {
        tags: ['trends'],
        summary: 'Volume, negative share, sentiment, share of voice, top values, heat by hour of week; two periods',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          interval: askedInterval('day'),
          timeZone: timeZoneName.optional().describe('IANA name; the configured one without'),
          top: countQuery(1, 100).default(10).describe('Values of each field, and subjects with buckets'),
          compare: z
            .string()
            .optional()
            .describe(
              '`previous`: the period right before; a duration as P7D or P1M: the same period so much earlier; an instant: as long a period from there. By the calendar of the time zone',
            ),
        }),
        response: answers({ 200: summary }),
      },
    },
    async (request) => {
      const { interval, drill, top, compare } = request.query
      const period = readPeriod(request.query, clock.now())
      const timeZone = request.query.timeZone ?? usualZone
      const other = compare === undefined ? undefined : comparedWith(period, compare, timeZone)
      const query = await searchQueryOf(request.query.q, { store, timeZone: usualZone })
      const scope: MentionScope & Period = { ...period, drill, ...(query === undefined ? {} : { query }) }
      const asked = { ...scope, interval, timeZone }
      const [own, then, known] = await Promise.all([
        store.mentions.summary({ ...asked, hours: !isTooLongForHours(period), facets: topFields, size: top }),
        other === undefined
          ? undefined
          : store.mentions.summary({ ...asked, ...other, hours: false, facets: [], size: 0 }),
        subjects.list(mostSubjects),
      ])
      const whole = sliceOf(period, own.buckets)
      const counted = ({ key, count }: FacetCount) => ({ key, count, share: count / whole.count })
      const weighed = (field: (typeof topFields)[number]) =>
        own.facets[field].map((value) => ({ ...counted(value), negative: value.negative }))
      return {
        ...whole,
        interval,
        timeZone,
        shareOfVoice: voices(
          own.subjects,
          then?.subjects,
          known.items.map(({ body }) => body),
          own.buckets,
        ).map((voice, place) => (place < top ? voice : { ...voice, buckets: null })),
        top: {
          source: weighed('source'),
          author: own.facets.author.map(counted),
          platform: weighed('platform'),
          province: weighed('province'),
          category: weighed('category'),
        },
        hoursOfWeek: own.hours === undefined ? null : hoursOfWeek(own.hours, timeZone),
        compared: other === undefined || then === undefined ? null : sliceOf(other, then.buckets),
      }
    },
  )
}

/** Whether a period is too long to be taken apart by the hour. */
export function isTooLongForHours({ from, to }: Period): boolean {
  return Date.parse(to) - Date.parse(from) > mostHours * 3_600_000
}

function comparedWith(period: Period, compare: string, timeZone: string): Period {
  const other = comparedPeriod(period, compare, timeZone)
  if (other !== undefined) return other
  const message = {
    zh: '应为 previous、时长（例如 P7D）或时刻（例如 2026-01-01T00:00:00Z）',
    en: 'it must be `previous`, a duration as P7D, or an instant as 2026-01-01T00:00:00Z',
  }
  throw badInput([{ path: 'compare', message }])
}

function sliceOf(period: Period, buckets: readonly Bucket[]): z.infer<typeof slice> {
  return {
    ...period,
    ...measuresOf(sumOf(buckets)),
    buckets: buckets.map((one) => ({ start: one.start, ...measuresOf(one) })),
  }
}

/** A subject that is watched no longer keeps the mentions it had, under its id. */
function voices(
  series: readonly HistogramSeries[],
  then: readonly HistogramSeries[] | undefined,
  known: readonly Subject[],
  empty: readonly Bucket[],
): z.infer<typeof voice>[] {
  const byId = bucketsByKey(series)
  const thenById = then === undefined ? undefined : bucketsByKey(then)
  const names = new Map(known.map(({ id, name, kind }) => [id, { id, name, kind }]))
  const none = empty.map(({ start }) => ({ start, count: 0, negative: 0, polaritySum: 0 }))
  const all = [...byId.values()].reduce((sum, buckets) => sum + sumOf(buckets).count, 0)
  return [...new Set([...byId.keys(), ...names.keys()])]
    .map((id) => {
      const buckets = byId.get(id) ?? none
      const sums = measuresOf(sumOf(buckets))
      return {
        subject: names.get(id) ?? { id, name: id, kind: null },
        share: all === 0 ? null : sums.count / all,
        ...sums,
        buckets: buckets.map(({ start, count, negative }) => ({ start, count, negative })),
        compared: thenById === undefined ? null : measuresOf(sumOf(thenById.get(id) ?? [])),
      }
    })
    .toSorted((a, b) => b.count - a.count || (a.subject.id < b.subject.id ? -1 : 1))
}

function bucketsByKey(series: readonly HistogramSeries[]): Map<string, readonly Bucket[]> {
  return new Map(series.flatMap(({ key, buckets }) => (key === undefined ? [] : [[key, buckets] as const])))
}
