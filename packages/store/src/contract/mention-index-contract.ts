import { describe } from 'vitest'
import type { MentionIndex } from '../mention-index.ts'
import { describeAgreement } from './mention-agreement.ts'
import { describeMentionOrder } from './mention-order.ts'
import { describeMentionPaging } from './mention-paging.ts'
import { describeMentionSums } from './mention-sums.ts'
import { describeMentionWrites } from './mention-writes.ts'

export interface OpenMentionIndex {
  readonly mentions: MentionIndex
  close(): Promise<void>
}

/** What every adapter of the MentionIndex port promises. `open` gives an empty one. */
export function describeMentionIndex(name: string, open: () => Promise<OpenMentionIndex>): void {
  describe(`mention index (${name})`, () => {
    describeMentionWrites(open)
    describeMentionOrder(open)
    describeMentionPaging(open)
    describeMentionSums(open)
    describeAgreement(open)
  })
}
