import type { Mention } from '@groundswell/contracts'
import type { Collection, Documents, Stored } from '@groundswell/store'

/** Which subjects the latest version of a mention matched, and which it had to take back. */
export interface MatchDocument {
  readonly version: number
  readonly subjects: readonly string[]
  readonly gone: readonly string[]
}

export const matchDocuments: Collection<MatchDocument> = { name: 'matches', fields: {} }

/** `stale`: a newer version was handled before, so this one says nothing of subjects any more. */
export type Remembered = { readonly stale: false; readonly gone: readonly string[] } | { readonly stale: true }

const nothingGone: Remembered = { stale: false, gone: [] }

/**
 * Writes what each mention matched, before anything is published, and tells which subjects it no longer matches. Handling
 * the same version again gives the same answer. A mention that never matched leaves no document; a first version reads none.
 * `mentions` have different ids. Results are in their order.
 */
export async function rememberMatches(documents: Documents, mentions: readonly Mention[]): Promise<Remembered[]> {
  const results: Remembered[] = mentions.map(() => nothingGone)
  let open = mentions.map((mention, index) => ({
    mention,
    index,
    known: undefined as Stored<MatchDocument> | undefined,
  }))
  const later = open.filter((entry) => entry.mention.version > 1)
  if (later.length > 0) {
    const ids = later.map((entry) => entry.mention.id)
    const found = await documents.getMany(matchDocuments, ids)
    for (const [at, entry] of later.entries()) entry.known = found[at]
  }
  while (open.length > 0) {
    const writes = []
    for (const entry of open) {
      const decided = decide(entry.mention, entry.known?.body)
      results[entry.index] = decided.result
      if (decided.write === undefined) continue
      const expected = entry.known === undefined ? ('absent' as const) : { revision: entry.known.revision }
      writes.push({ entry, write: { id: entry.mention.id, body: decided.write, expected } })
    }
    if (writes.length === 0) break
    const written = await documents.putMany(
      matchDocuments,
      writes.map((each) => each.write),
    )
    // Refused: another instance or an earlier delivery wrote first; decide again on what stands there.
    open = writes.flatMap(({ entry }, at) => {
      const result = written[at]
      return result === undefined || result.ok ? [] : [{ ...entry, known: result.current }]
    })
  }
  return results
}

function decide(mention: Mention, known: MatchDocument | undefined): { result: Remembered; write?: MatchDocument } {
  const now = mention.subjects.map((subject) => subject.id)
  if (known === undefined) {
    if (now.length === 0) return { result: nothingGone }
    return { result: nothingGone, write: { version: mention.version, subjects: now, gone: [] } }
  }
  if (known.version > mention.version) return { result: { stale: true } }
  const before = known.version === mention.version ? [...known.subjects, ...known.gone] : known.subjects
  const gone = [...new Set(before)].filter((id) => !now.includes(id))
  const result: Remembered = { stale: false, gone }
  const same = known.version === mention.version && equal(known.subjects, now) && equal(known.gone, gone)
  return same ? { result } : { result, write: { version: mention.version, subjects: now, gone } }
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
