import { createHash } from 'node:crypto'
import type { Correction, CorrectionEntry, CorrectionInput, Mention, MentionCorrection } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import { answerOf, labelsOf } from './labels-of.ts'

/** Id: a digest of mention, subject and text. */
export const correctionDocuments: Collection<Correction> = {
  name: 'corrections',
  fields: {
    mentionId: 'keyword',
    subjectId: 'keyword',
    by: 'keyword',
    updatedAt: 'date',
    drill: 'boolean',
    stands: 'boolean',
  },
}

/** More than a person ever makes of one text. */
const mostEntries = 1_000
/** Asked for at a time. Few mentions have any, and a page of mentions holds no more text than fits, so neither do theirs. */
const batch = 1_000

export type Added =
  | { readonly ok: true; readonly correction: Correction }
  | { readonly ok: false; readonly why: 'no-such-subject' | 'too-many' }

/** What analysts said of mentions: append-only until erased, apart from the index, which keeps the model's answers. */
export class Corrections {
  readonly #documents: Documents
  readonly #clock: Clock

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents
    this.#clock = clock
  }

  /** One more entry; of two at once the later counts. */
  async add(mention: Mention, input: CorrectionInput, by: string): Promise<Added> {
    const { subjectId, version, ...said } = input
    const answer = answerOf(mention, subjectId)
    if (answer === undefined) return { ok: false, why: 'no-such-subject' }
    const id = idOf(mention, subjectId ?? null)
    for (;;) {
      const before = await this.#documents.get(correctionDocuments, id)
      const known = before?.body.entries ?? []
      if (known.length >= mostEntries) return { ok: false, why: 'too-many' }
      const at = this.#clock.now().toISOString()
      const entry: CorrectionEntry = { seq: known.length + 1, at, by, mentionVersion: version, ...said, answer }
      const body = correctionOf(id, mention, subjectId, [...known, entry])
      const expected = before === undefined ? ('absent' as const) : { revision: before.revision }
      const written = await this.#documents.put(correctionDocuments, { id, body, expected })
      if (written.ok) return { ok: true, correction: body }
    }
  }

  /** What counts of each mention as its text now is, the whole text first; in the order of `mentions`. */
  async of(mentions: readonly Mention[]): Promise<MentionCorrection[][]> {
    const wanted = mentions.flatMap((mention, index) => {
      const textDigest = digestOf(mention)
      const targets = [null, ...mention.subjects.map(({ id }) => id)]
      return targets.map((subjectId) => ({ index, subjectId, id: idFrom(mention.id, subjectId, textDigest) }))
    })
    const result: MentionCorrection[][] = mentions.map(() => [])
    for (let from = 0; from < wanted.length; from += batch) {
      const part = wanted.slice(from, from + batch)
      const found = await this.#documents.getMany(
        correctionDocuments,
        part.map(({ id }) => id),
      )
      for (const [at, { index, subjectId }] of part.entries()) {
        const body = found[at]?.body
        if (body?.stands === true) result[index]?.push({ subjectId, labels: body.labels })
      }
    }
    return result
  }

  /** Erased for good, text and history; what it was, for the log. Undefined where there was none. */
  async erase(id: string): Promise<Correction | undefined> {
    for (;;) {
      const kept = await this.#documents.get(correctionDocuments, id)
      if (kept === undefined) return undefined
      const removed = await this.#documents.remove(correctionDocuments, id, { revision: kept.revision })
      if (removed.ok) return kept.body
    }
  }
}

function correctionOf(
  id: string,
  mention: Mention,
  subjectId: string | undefined,
  entries: readonly CorrectionEntry[],
): Correction {
  const last = entries.at(-1)
  const labels = labelsOf(entries)
  return {
    id,
    mentionId: mention.id,
    subjectId: subjectId ?? null,
    subjectName: mention.subjects.find((subject) => subject.id === subjectId)?.name ?? null,
    title: mention.title,
    text: mention.text,
    lang: mention.lang,
    platform: mention.platform,
    source: mention.source,
    publishedAt: mention.publishedAt,
    drill: mention.drill,
    labels,
    stands: Object.keys(labels).length > 0,
    by: last?.by ?? '',
    updatedAt: last?.at ?? '',
    entries: [...entries],
  }
}

function idOf(mention: Mention, subjectId: string | null): string {
  return idFrom(mention.id, subjectId, digestOf(mention))
}

function digestOf({ title, text }: Pick<Mention, 'title' | 'text'>): string {
  return sha256(JSON.stringify([title, text]))
}

function idFrom(mentionId: string, subjectId: string | null, textDigest: string): string {
  return sha256(JSON.stringify([mentionId, subjectId, textDigest]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
