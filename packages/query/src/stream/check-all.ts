import type { MatchInput } from '../match-input.ts'
import { compile } from './compile.ts'
import { Hits } from './hits.ts'
import { MentionScan } from './mention-scan.ts'
import type { Part } from './part.ts'
import type { MatcherSubject, SubjectHit } from './subject-matcher.ts'
import { verify } from './verify.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * The answer of `SubjectMatcher` without its index: the mention is folded and looked up once, as there, and then the same
 * verifier runs over every query, in the order given. The yardstick of the matcher's benchmark and tests.
 */
export class CheckAll {
  readonly #vocabulary = new Vocabulary()
  readonly #scan = new MentionScan(this.#vocabulary)
  readonly #subjects: { readonly id: string; readonly part: Part }[] = []
  readonly #hits = new Hits()

  constructor(subjects: Iterable<MatcherSubject>) {
    for (const { id, query } of subjects) this.#subjects.push({ id, part: compile(query.root, this.#vocabulary) })
  }

  match(m: MatchInput): SubjectHit[] {
    this.#scan.scan(m)
    const found: SubjectHit[] = []
    for (const { id, part } of this.#subjects)
      if (verify(part, this.#scan)) found.push({ id, hits: this.#hits.of(part, this.#scan) })
    return found
  }
}
