import type { Bucket, FoundMention } from '../../api/answers.ts'
import type { QueryWarning } from '../../query-editor/query-warnings.tsx'

interface Difference {
  readonly count: number
  readonly samples: readonly FoundMention[]
}

export type ShownSamples = 'samples' | 'added' | 'removed'

/** Which samples are shown: what was asked for, else what a change brings in, else what it takes away, else all. */
export function samplesToShow(change: Preview['change'], asked: string | undefined): ShownSamples {
  if (change === null) return 'samples'
  if (asked === 'samples' || asked === 'added' || asked === 'removed') return asked
  if (change.added.count > 0) return 'added'
  return change.removed.count > 0 ? 'removed' : 'samples'
}

/** What a query would have matched in the last 30 days, and what it changes against the subject as it stands. */
export interface Preview {
  readonly from: string
  readonly to: string
  readonly timeZone: string
  readonly total: number
  readonly buckets: readonly Bucket[]
  readonly samples: readonly FoundMention[]
  readonly warnings: readonly QueryWarning[]
  readonly change: { readonly before: number; readonly added: Difference; readonly removed: Difference } | null
}
