import type { Bucket } from '../api/answers.ts'
import { usualFor, type UsualBand } from '../format/usual.ts'

export interface VolumePoint extends Bucket {
  /** Undefined where there is too little history. */
  readonly usual: UsualBand | undefined
}

/** The last `shown` hourly buckets, each with what was usual for its hour before it began. */
export function volumePoints(buckets: readonly Bucket[], shown: number): VolumePoint[] {
  return buckets.slice(-shown).map((bucket) => ({
    ...bucket,
    usual: usualFor(Date.parse(bucket.start), buckets),
  }))
}

export function sumOf(buckets: readonly Bucket[]): { readonly count: number; readonly negative: number } {
  return {
    count: buckets.reduce((sum, bucket) => sum + bucket.count, 0),
    negative: buckets.reduce((sum, bucket) => sum + bucket.negative, 0),
  }
}
