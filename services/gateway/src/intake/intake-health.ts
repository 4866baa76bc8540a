import { createHash } from 'node:crypto'
import type { IntakeItem, SourceHealth } from '@groundswell/contracts'
import type { AcceptResult } from '@groundswell/intake'
import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'

interface Tally {
  readonly platform: string
  readonly accepted: number
  readonly at: string
}

const flushMilliseconds = 2_000

/**
 * The health of sources that hand in by the intake: counted in memory, written every 2 s while there is something to
 * write and when it closes. What a crash loses here is a count, never a mention.
 */
export class IntakeHealth {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #log: Logger
  readonly #tallies = new Map<string, Tally>()
  readonly #closing = new AbortController()
  #flushing: Promise<void> | undefined

  constructor(documents: Documents, clock: Clock, log: Logger) {
    this.#documents = documents
    this.#clock = clock
    this.#log = log
  }

  count(item: IntakeItem, result: AcceptResult): void {
    const source = documentIdOf(item.source)
    const before = this.#tallies.get(source)
    this.#tallies.set(source, {
      platform: item.platform ?? before?.platform ?? 'intake',
      accepted: (before?.accepted ?? 0) + (result.status === 'new' ? 1 : 0),
      at: this.#clock.now().toISOString(),
    })
    this.#flushing ??= this.#flushLater()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#flushing
  }

  async #flushLater(): Promise<void> {
    while (this.#tallies.size > 0) {
      await this.#clock.sleep(flushMilliseconds, this.#closing.signal)
      const tallies = [...this.#tallies]
      this.#tallies.clear()
      try {
        for (const [source, tally] of tallies) await this.#add(source, tally)
      } catch (error) {
        const say = isTransient(error) ? this.#log.warn : this.#log.error
        say.call(this.#log, { reason: messageOf(error) }, 'Counts of the intake could not be written.')
      }
    }
    this.#flushing = undefined
  }

  async #add(source: string, tally: Tally): Promise<void> {
    for (;;) {
      const stored = await this.#documents.get(sourceHealthDocuments, source)
      if (stored !== undefined && stored.body.kind !== 'intake') return
      const body: SourceHealth = {
        id: source,
        name: stored?.body.name ?? source,
        kind: 'intake',
        platform: tally.platform,
        state: 'healthy',
        checkedAt: tally.at,
        lastItemAt: tally.at,
        nextCheckAt: null,
        accepted: (stored?.body.accepted ?? 0) + tally.accepted,
        error: null,
      }
      const expected = stored === undefined ? 'absent' : { revision: stored.revision }
      if ((await this.#documents.put(sourceHealthDocuments, { id: source, body, expected })).ok) return
    }
  }
}

/** A source's word as a document id: well-formed, at most 500 bytes. */
function documentIdOf(source: string): string {
  const id = source.toWellFormed()
  return Buffer.byteLength(id) <= 500 ? id : `intake-${createHash('sha256').update(id).digest('hex')}`
}
