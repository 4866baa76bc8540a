import type { Mention } from '@groundswell/contracts'
import type { Draft } from '../score-mention.ts'
import type { AskingConfig } from './config.ts'
import type { Consultation } from './consult.ts'

/** What of the configuration decides over who is asked of. */
export type Scope = Pick<AskingConfig, 'below' | 'texts' | 'history'>

/** Whether a scored mention is asked of. */
export function isUnsure(mention: Mention, scope: Scope): boolean {
  if (mention.polarityConfidence >= scope.below) return false
  if (scope.texts === 'matched' && mention.subjects.length === 0) return false
  if (mention.backfill && !scope.history) return false
  return /\p{L}/u.test(mention.title) || /\p{L}/u.test(mention.text)
}

export interface Reviewer {
  /** Whether it is asked of; what it is not need not be kept open. */
  wants(mention: Mention): boolean
  /** The mentions of the drafts, in order; what is open with the second opinion, where there was one. */
  review(drafts: readonly Drafted[], signal: AbortSignal): Promise<Mention[]>
}

/** A mention that stands, or one that is still open to a second opinion. */
export type Drafted = Draft | { readonly mention: Mention; readonly revise?: undefined }

export const noReviewer: Reviewer = {
  wants: () => false,
  review: (drafts) => Promise.resolve(drafts.map((draft) => draft.mention)),
}

export function createReviewer(scope: Scope, consultation: Consultation): Reviewer {
  return {
    wants: (mention) => isUnsure(mention, scope),
    review: async (drafts, signal) => {
      const mentions = drafts.map((draft) => draft.mention)
      const open = [...drafts.entries()].flatMap(([index, draft]) =>
        draft.revise === undefined ? [] : [{ index, draft }],
      )
      if (open.length === 0) return mentions
      const opinions = await consultation.ask(
        open.map(({ draft: { mention } }) =>
          mention.title === '' ? mention.text : `${mention.title}\n${mention.text}`,
        ),
        signal,
      )
      for (const [at, { index, draft }] of open.entries()) {
        const opinion = opinions[at]
        if (opinion !== undefined) mentions[index] = draft.revise(opinion, consultation.id)
      }
      return mentions
    },
  }
}
