import type { GradedAlert, IncidentChange, MatchedMention } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { RuleBook } from '../grade/rule-book.ts'
import { SubjectCore } from '../subject/subject-core.ts'
import { newSubjectState, type StoryState } from '../subject/subject-state.ts'
import { emptyOutbox, snapshotDocuments, type Outbox, type SnapshotDocument } from './collections.ts'
import { BatchMemberships } from './memberships.ts'
import { relay, type RelayParts } from './relay.ts'

export interface RunnerParts extends RelayParts {
  readonly clock: Clock
  readonly rules: RuleBook
}

export interface OffsetMention {
  readonly partition: number
  readonly offset: number
  readonly mention: MatchedMention
}

/** A subject in memory: exactly what its snapshot holds at `revision`. */
interface Held {
  readonly core: SubjectCore
  readonly revision: string | undefined
  readonly offsets: Readonly<Record<string, number>>
  /** Relayed, but still in the stored outbox: to be emptied with the next write. */
  readonly unswept: boolean
}

type Draft = { readonly offsets?: Readonly<Record<string, number>>; readonly outbox: Outbox }

/**
 * Brings subjects on and keeps their snapshots: memberships first, then the snapshot by compare-and-set with what it must
 * cause, then the relay. Whoever loses a compare-and-set loads again and decides again; a crash at any point is made good
 * by reading on from the snapshot. Any instance may touch any subject, one change of a subject at a time in this process.
 */
export class SubjectRunner {
  readonly #parts: RunnerParts
  readonly #held = new Map<string, Held>()
  readonly #turns = new Map<string, Promise<void>>()

  constructor(parts: RunnerParts) {
    this.#parts = parts
  }

  /** Records of one subject in offset order; those its snapshot knows are skipped. */
  take(subject: MatchedMention['subject'], records: readonly OffsetMention[]): Promise<void> {
    return this.#change(subject.id, subject, async (held) => {
      const fresh = records.filter((record) => record.offset > (held.offsets[record.partition] ?? -1))
      if (fresh.length === 0) return 'nothing'
      const memberships = new BatchMemberships(subject.id)
      await memberships.load(
        this.#parts.documents,
        fresh.map((record) => record.mention.mentionId),
        held.offsets,
      )
      const offsets: Record<string, number> = { ...held.offsets }
      const alerts: GradedAlert[] = []
      const assignments = new Map<string, Outbox['assignments'][number]>()
      for (const { mention, partition, offset } of fresh) {
        offsets[partition] = Math.max(offset, offsets[partition] ?? -1)
        const step = held.core.apply(mention, memberships.get(mention.mentionId), this.#parts.clock.now())
        if (step === undefined) continue
        memberships.set(mention.mentionId, { ...step.membership, partition, offset })
        alerts.push(...step.alerts)
        assignments.set(mention.mentionId, [mention.mentionId, mention.version, step.membership.storyId])
      }
      if (!(await memberships.write(this.#parts.documents))) return 'lost'
      const stories = held.core.takeTouched().map((story) => story.id)
      return { offsets, outbox: { alerts, assignments: [...assignments.values()], stories } }
    })
  }

  /** False where the event is not among the subject's stories. */
  async hearIncident(change: IncidentChange): Promise<boolean> {
    let known = false
    await this.#change(change.incident.subject.id, undefined, (held) => {
      const alerts = held.core.applyIncident(change, this.#parts.clock.now())
      known = alerts !== undefined
      if (alerts === undefined) return 'nothing'
      return { outbox: { alerts, assignments: [], stories: held.core.takeTouched().map((story) => story.id) } }
    })
    return known
  }

  /** Lets time do its work on a subject. */
  tick(subjectId: string, blindUntil: (story: StoryState) => number | undefined): Promise<void> {
    return this.#change(subjectId, undefined, (held) => {
      const now = this.#parts.clock.now()
      const alerts = held.core.tick(held.core.clockAt(now), now, blindUntil)
      const stories = held.core.takeTouched().map((story) => story.id)
      return stories.length === 0 ? 'nothing' : { outbox: { alerts, assignments: [], stories } }
    })
  }

  /** Relays what a crash left in a subject's outbox, and empties one that was relayed. */
  settle(subjectId: string): Promise<void> {
    return this.#change(subjectId, undefined, (held) => (held.unswept ? { outbox: emptyOutbox } : 'nothing'))
  }

  async #change(
    subjectId: string,
    subject: MatchedMention['subject'] | undefined,
    decide: (held: Held) => Promise<Draft | 'nothing' | 'lost'> | Draft | 'nothing' | 'lost',
  ): Promise<void> {
    const before = this.#turns.get(subjectId) ?? Promise.resolve()
    const turn = before.then(() => this.#decideUntilWritten(subjectId, subject, decide))
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    this.#turns.set(subjectId, settled)
    try {
      await turn
    } finally {
      if (this.#turns.get(subjectId) === settled) this.#turns.delete(subjectId)
    }
  }

  async #decideUntilWritten(
    subjectId: string,
    subject: MatchedMention['subject'] | undefined,
    decide: (held: Held) => Promise<Draft | 'nothing' | 'lost'> | Draft | 'nothing' | 'lost',
  ): Promise<void> {
    for (;;) {
      const held = this.#held.get(subjectId) ?? (await this.#load(subjectId, subject))
      if (held === undefined) return
      // Until the write is done the memory is ahead of the snapshot: whatever interrupts, the next one loads again.
      this.#held.delete(subjectId)
      const draft = await decide(held)
      if (draft === 'lost') continue
      if (draft === 'nothing') {
        this.#held.set(subjectId, held)
        return
      }
      if (await this.#write(held, draft)) return
    }
  }

  async #load(subjectId: string, subject: MatchedMention['subject'] | undefined): Promise<Held | undefined> {
    const stored = await this.#parts.documents.get(snapshotDocuments, subjectId)
    if (stored === undefined) {
      if (subject === undefined) return undefined
      const core = new SubjectCore(newSubjectState(subject), this.#parts.rules)
      return { core, revision: undefined, offsets: {}, unswept: false }
    }
    if (stored.body.pending) await relay(this.#parts, stored.body)
    return {
      core: new SubjectCore(stored.body.state, this.#parts.rules),
      revision: stored.revision,
      offsets: stored.body.offsets,
      unswept: stored.body.pending,
    }
  }

  async #write(held: Held, draft: Draft): Promise<boolean> {
    const { core } = held
    const { outbox } = draft
    const due = core.nextDue()
    const pending = outbox.alerts.length + outbox.assignments.length + outbox.stories.length > 0
    const body: SnapshotDocument = {
      state: core.state,
      offsets: draft.offsets ?? held.offsets,
      outbox,
      pending,
      writtenAt: this.#parts.clock.now().toISOString(),
      nextDueAt: due === undefined ? null : new Date(due - core.state.clock + core.state.seenAt).toISOString(),
    }
    const result = await this.#parts.documents.put(snapshotDocuments, {
      id: core.state.id,
      body,
      expected: held.revision === undefined ? 'absent' : { revision: held.revision },
    })
    if (!result.ok) return false
    await relay(this.#parts, body)
    this.#held.set(core.state.id, { core, revision: result.revision, offsets: body.offsets, unswept: pending })
    return true
  }
}
