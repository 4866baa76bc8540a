import type { Span, Subject } from '@groundswell/contracts'
import type { SubjectJudge } from '@groundswell/sentiment/subject-classifier'
import { parseQuery, SubjectMatcher, type MatchInput, type MatcherSubject, type QueryError } from '@groundswell/query'

export type MatchedSubject = Pick<Subject, 'id' | 'name' | 'kind'>

/** The subjects of one version of the settings, ready to match. Unchanging: a change of settings makes a new set. */
export interface SubjectSet {
  /** Stamped on what is matched with it. */
  readonly version: string
  match(input: MatchInput): readonly { readonly id: string; readonly hits: readonly Span[] }[]
  get(id: string): MatchedSubject | undefined
  /** The classifier that analysts trained for a subject, where one is switched on. */
  judgeOf(id: string): SubjectJudge | undefined
}

/** A subject whose query no longer parses; it matches nothing until it is mended. */
export interface BadSubject {
  readonly subject: Pick<Subject, 'id' | 'name' | 'query'>
  readonly error: QueryError | undefined
}

export interface SubjectSetResult {
  readonly set: SubjectSet
  readonly bad: readonly BadSubject[]
}

export function createSubjectSet(
  subjects: Iterable<MatchedSubject & Pick<Subject, 'query'>>,
  version: string,
  timeZone: string,
): SubjectSetResult {
  const byId = new Map<string, MatchedSubject>()
  const bad: BadSubject[] = []
  const parsed: MatcherSubject[] = []
  for (const subject of subjects) {
    const result = parseQuery(subject.query, { for: 'subject', timeZone })
    if (!result.ok) {
      bad.push({ subject, error: result.errors[0] })
      continue
    }
    byId.set(subject.id, { id: subject.id, name: subject.name, kind: subject.kind })
    parsed.push({ id: subject.id, query: result.query })
  }
  const matcher = new SubjectMatcher(parsed)
  const set: SubjectSet = {
    version,
    match: (input) => matcher.match(input),
    get: (id) => byId.get(id),
    judgeOf: () => undefined,
  }
  return { set, bad }
}

/** The same subjects, judged by these classifiers too. */
export function withJudges(set: SubjectSet, judges: ReadonlyMap<string, SubjectJudge>): SubjectSet {
  return { ...set, judgeOf: (id) => judges.get(id) }
}
