import type { GradedEvent, Level } from '@groundswell/contracts'
import type { Bucket, Histogram } from '../../api/answers.ts'
import { sumOf } from '../../charts/volume-points.ts'
import { usualDay, type UsualBand } from '../../format/usual.ts'

/** How one subject stands: its last 24 hours against the usual, and what of it is open. */
export interface SubjectStanding {
  readonly count: number
  readonly negative: number
  /** Where those 24 hours begin. */
  readonly from: string
  /** Undefined where there is too little history. */
  readonly usual: UsualBand | undefined
}

export interface OpenEvents {
  readonly count: number
  /** The most severe level among them. */
  readonly worst: Level | undefined
}

/** `hours` is a histogram by the hour and by subject; a subject without a series has had nothing. */
export function standingOf(hours: Histogram, id: string): SubjectStanding | undefined {
  const last = hours.buckets.slice(-24)
  const from = last[0]?.start
  if (from === undefined) return undefined
  const buckets: readonly Bucket[] = hours.series?.find((one) => one.key === id)?.buckets ?? []
  const { count, negative } = sumOf(buckets.slice(-24))
  return { count, negative, from, usual: usualDay(buckets) }
}

export function openEventsOf(events: readonly Pick<GradedEvent, 'subject' | 'level'>[], id: string): OpenEvents {
  const own = events.filter((event) => event.subject.id === id)
  const worst = own.reduce<Level | undefined>(
    (least, { level }) => (least === undefined || level < least ? level : least),
    undefined,
  )
  return { count: own.length, worst }
}
