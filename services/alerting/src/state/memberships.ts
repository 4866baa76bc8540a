import type { Documents, Stored } from '@groundswell/store'
import { membershipDocuments, membershipIdOf, type MembershipDocument, type PlacedMembership } from './collections.ts'

/** The memberships of the mentions of one batch: as the snapshot knows them, then as the batch changes them. */
export class BatchMemberships {
  readonly #subjectId: string
  readonly #stored = new Map<string, Stored<MembershipDocument>>()
  readonly #applied = new Map<string, PlacedMembership>()
  readonly #now = new Map<string, PlacedMembership>()

  constructor(subjectId: string) {
    this.#subjectId = subjectId
  }

  /** `offsets`: what is in the snapshot; what lies beyond comes from a crashed attempt and is not believed. */
  async load(
    documents: Documents,
    mentionIds: readonly string[],
    offsets: Readonly<Record<string, number>>,
  ): Promise<void> {
    const ids = [...new Set(mentionIds)]
    const found = await documents.getMany(
      membershipDocuments,
      ids.map((id) => membershipIdOf(id, this.#subjectId)),
    )
    for (const [place, id] of ids.entries()) {
      const stored = found[place]
      if (stored === undefined) continue
      this.#stored.set(id, stored)
      const { current, before } = stored.body
      const applied = current.offset <= (offsets[current.partition] ?? -1) ? current : before
      if (applied !== null) this.#applied.set(id, applied)
    }
  }

  get(mentionId: string): PlacedMembership | undefined {
    return this.#now.get(mentionId) ?? this.#applied.get(mentionId)
  }

  set(mentionId: string, membership: PlacedMembership): void {
    this.#now.set(mentionId, membership)
  }

  /** False when another instance wrote one of them meanwhile. */
  async write(documents: Documents): Promise<boolean> {
    const writes = [...this.#now].map(([mentionId, current]) => {
      const stored = this.#stored.get(mentionId)
      return {
        id: membershipIdOf(mentionId, this.#subjectId),
        body: { subjectId: this.#subjectId, mentionId, current, before: this.#applied.get(mentionId) ?? null },
        expected: stored === undefined ? ('absent' as const) : { revision: stored.revision },
      }
    })
    if (writes.length === 0) return true
    const results = await documents.putMany(membershipDocuments, writes)
    return results.every((result) => result.ok)
  }
}
