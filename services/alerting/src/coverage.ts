import type { SourceHealth } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import { outageDocuments } from './state/collections.ts'
import type { StoryState } from './subject/subject-state.ts'

const lookEvery = 60_000
/** How exactly the end of an outage is remembered, ms. */
const grain = 300_000
const unhealthy = new Set<SourceHealth['state']>(['failing', 'unavailable', 'stopped'])

/**
 * Remembers when sources were last not healthy, so that quiet is believed only where spread would have shown. A source
 * without a health document is one that is pushed to (hotline, tickets): nothing to be ill.
 */
export class Coverage {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #blindUntil = new Map<string, number>()
  #lookedAt: number | undefined

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents
    this.#clock = clock
  }

  /** Looks at the health of every source, at most once a minute. */
  async look(): Promise<void> {
    const now = this.#clock.now().getTime()
    if (this.#lookedAt === undefined) await this.#recall()
    else if (now - this.#lookedAt < lookEvery) return
    this.#lookedAt = now
    for await (const { id, state } of this.#sources()) {
      if (!unhealthy.has(state)) continue
      const before = this.#blindUntil.get(id) ?? 0
      this.#blindUntil.set(id, now)
      if (Math.floor(before / grain) === Math.floor(now / grain)) continue
      const body = { lastUnhealthyAt: new Date(now).toISOString() }
      await this.#documents.put(outageDocuments, { id, body, expected: 'any' })
    }
  }

  /** Wall time (ms) until which one of the sources a story was seen on was not healthy. */
  readonly blindUntil = (story: StoryState): number | undefined => {
    const times = Object.keys(story.sources).flatMap((id) => this.#blindUntil.get(id) ?? [])
    return times.length === 0 ? undefined : Math.max(...times)
  }

  async #recall(): Promise<void> {
    let cursor: string | undefined
    do {
      const page = await this.#documents.list(outageDocuments, {
        size: 500,
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const { id, body } of page.items) this.#blindUntil.set(id, Date.parse(body.lastUnhealthyAt))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }

  async *#sources(): AsyncGenerator<SourceHealth> {
    let cursor: string | undefined
    do {
      const more = cursor === undefined ? {} : { cursor }
      const page = await this.#documents.list(sourceHealthDocuments, { size: 500, ...more })
      for (const { body } of page.items) yield body
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
}
