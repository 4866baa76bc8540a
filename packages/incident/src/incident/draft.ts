import type { Incident, IncidentChange, IncidentChangeKind } from '@groundswell/contracts'
import type { IncidentDocument } from '../collections.ts'
import { nextDueAt } from './clocks.ts'
import { isEnded } from './commands.ts'

type Facts = Omit<Incident, 'timeline' | 'version'>

/**
 * An incident being changed: every `record` is one timeline entry and one outgoing change with the same number, so the
 * timeline has no gaps and nothing changes without being told.
 */
export class IncidentDraft {
  facts: Facts
  readonly #before: IncidentDocument | undefined
  readonly #at: string
  readonly #timeline: Incident['timeline'][number][]
  readonly #changes: IncidentChange[] = []

  constructor(before: IncidentDocument | undefined, facts: Facts, at: Date) {
    this.#before = before
    this.#at = at.toISOString()
    this.facts = facts
    this.#timeline = [...(before?.incident.timeline ?? [])]
  }

  get at(): string {
    return this.#at
  }

  get changed(): boolean {
    return this.#changes.length > 0
  }

  record(
    what: IncidentChangeKind,
    who: string,
    more: { readonly why?: string; readonly before?: unknown; readonly after?: unknown } = {},
  ): void {
    const seq = this.#timeline.length + 1
    const entry = {
      seq,
      at: this.#at,
      who,
      what,
      ...(more.why === undefined ? {} : { why: more.why }),
      ...(more.before === undefined ? {} : { before: more.before }),
      ...(more.after === undefined ? {} : { after: more.after }),
    }
    this.#timeline.push(entry)
    this.#changes.push({
      id: `${this.facts.id}-${seq}`,
      seq,
      incidentId: this.facts.id,
      eventId: this.facts.eventId,
      change: what,
      entry,
      incident: { ...this.facts, version: this.#version },
    })
  }

  get #version(): number {
    return (this.#before?.incident.version ?? 0) + 1
  }

  finish(): IncidentDocument {
    const { facts } = this
    const open = !isEnded(facts.state)
    const outbox = [...(this.#before?.outbox ?? []), ...this.#changes]
    return {
      incident: { ...facts, version: this.#version, timeline: this.#timeline },
      outbox,
      pending: outbox.length > 0,
      nextDueAt: open ? nextDueAt(facts.clocks) : null,
      level: facts.level,
      state: facts.state,
      subjectId: facts.subject.id,
      eventId: facts.eventId,
      openedAt: facts.openedAt,
      open,
      drill: facts.drill,
    }
  }
}
