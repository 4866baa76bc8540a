import type { Mention, Span, SubjectMatch } from '@groundswell/contracts'
import type { Scorer } from '../score-mention.ts'

export interface SubjectAgain {
  readonly id: string
  readonly name: string
  /** Where today's query hits a mention; undefined where it does not match. */
  readonly hitsIn: (mention: Mention) => readonly Span[] | undefined
  readonly judge: (mention: Mention, hits: readonly Span[]) => ReturnType<Scorer['judge']>
}

/** What matching one subject again made of a mention. */
export type Change = 'added' | 'removed' | 'changed'

export interface Changed {
  readonly mention: Mention
  readonly change: Change
}

/**
 * The mention as it has to be: with the subject where its query matches and without it elsewhere; undefined where it is so
 * already. A match whose hits are the same keeps its judgement, and one that stays keeps its story. Other subjects are left alone.
 */
export function matchAgain(mention: Mention, subject: SubjectAgain): Changed | undefined {
  const at = mention.subjects.findIndex(({ id }) => id === subject.id)
  const before = mention.subjects[at]
  const hits = subject.hitsIn(mention)
  if (hits === undefined) {
    if (before === undefined) return undefined
    return { mention: { ...mention, subjects: mention.subjects.filter((_, each) => each !== at) }, change: 'removed' }
  }
  const { id, name } = subject
  if (before === undefined) {
    const match: SubjectMatch = { id, name, hits: [...hits], ...subject.judge(mention, hits) }
    return { mention: { ...mention, subjects: [...mention.subjects, match] }, change: 'added' }
  }
  const sameHits = JSON.stringify(before.hits.map(placeOf)) === JSON.stringify(hits.map(placeOf))
  if (sameHits && before.name === name) return undefined
  const { judgedBy: _, ...unjudged } = before
  const match = sameHits ? { ...before, name } : { ...unjudged, name, hits: [...hits], ...subject.judge(mention, hits) }
  return { mention: { ...mention, subjects: mention.subjects.with(at, match) }, change: 'changed' }
}

function placeOf({ field, start, end }: Span): readonly (string | number)[] {
  return [field, start, end]
}
