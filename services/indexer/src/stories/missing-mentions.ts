import type { EventBus, GroupLag, IncomingRecord } from '@groundswell/bus'
import type { Now } from '@groundswell/runtime'

interface Waiting {
  readonly since: number
  /** Where the live topic ended when the mention was first missed: beyond them nothing can bring it. */
  readonly ends: readonly GroupLag[]
}

/**
 * A story assignment may overtake its mention, which comes by a topic of its own. It waits until the live mentions that were
 * there when it was first missed are indexed, and at least `waitMilliseconds`. The waiting is per process: a restart
 * begins it anew.
 */
export class MissingMentions {
  readonly #bus: EventBus
  readonly #now: Now
  readonly #wait: number
  readonly #waiting = new Map<string, Waiting>()

  constructor(bus: EventBus, now: Now, waitMilliseconds: number) {
    this.#bus = bus
    this.#now = now
    this.#wait = waitMilliseconds
  }

  /** Of the records whose mention is missing, those that have waited long enough. */
  async givenUp(missing: readonly IncomingRecord[]): Promise<ReadonlySet<IncomingRecord>> {
    if (missing.length === 0) return new Set()
    const now = this.#now().getTime()
    const present = await this.#bus.lag('indexer', ['mentions.scored'])
    const done = missing.filter((record) => {
      const key = keyOf(record)
      const waiting = this.#waiting.get(key) ?? { since: now, ends: present }
      this.#waiting.set(key, waiting)
      return now - waiting.since >= this.#wait && hasPassed(present, waiting.ends)
    })
    return new Set(done)
  }

  /** These records are done with, found or given up. */
  forget(records: readonly IncomingRecord[]): void {
    for (const record of records) this.#waiting.delete(keyOf(record))
  }
}

function keyOf(record: IncomingRecord): string {
  return `${record.topic}/${record.partition}/${record.offset}`
}

function hasPassed(present: readonly GroupLag[], ends: readonly GroupLag[]): boolean {
  return ends.every(({ partition, end }) => present.some((now) => now.partition === partition && now.committed >= end))
}
