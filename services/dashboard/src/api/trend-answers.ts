import type { SubjectKind } from '@groundswell/contracts'
import type { Interval } from './answers.ts'

/** What is said of a set of mentions; null where there is none to say it of. */
export interface Measures {
  readonly count: number
  readonly negative: number
  /** 0 to 1. */
  readonly negativeShare: number | null
  /** −1 to 1. */
  readonly sentimentMean: number | null
}

export type MeasuredBucket = Measures & { readonly start: string }

export interface Slice extends Measures {
  readonly from: string
  readonly to: string
  readonly buckets: readonly MeasuredBucket[]
}

export interface Voice extends Measures {
  readonly subject: { readonly id: string; readonly name: string; readonly kind: SubjectKind | null }
  readonly share: number | null
  /** Null for those that are not among the loudest. */
  readonly buckets: readonly { readonly start: string; readonly count: number; readonly negative: number }[] | null
  readonly compared: Measures | null
}

export interface TopValue {
  readonly key: string
  readonly count: number
  readonly share: number
  /** Authors have none. */
  readonly negative?: number
}

export interface HourOfWeek {
  /** 1 Monday to 7 Sunday. */
  readonly day: number
  readonly hour: number
  readonly count: number
  readonly negative: number
}

export interface Trends extends Slice {
  readonly interval: Interval
  readonly timeZone: string
  readonly shareOfVoice: readonly Voice[]
  readonly top: Readonly<Record<'source' | 'author' | 'platform' | 'province' | 'category', readonly TopValue[]>>
  /** Null over more than a year. */
  readonly hoursOfWeek: readonly HourOfWeek[] | null
  readonly compared: Slice | null
}

export interface TrendTerm {
  readonly term: string
  readonly count: number
  readonly share: number
}

export interface TrendTerms {
  readonly usualFrom: string
  readonly sample: {
    readonly texts: number
    readonly drawn: number
    readonly of: number
    readonly usualTexts: number
  }
  readonly top: readonly TrendTerm[]
  /** Null where too little is known of the usual. */
  readonly fresh: readonly (TrendTerm & { readonly usualShare: number; readonly times: number })[] | null
}

export interface HourOccurrence {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly negative: number
}
