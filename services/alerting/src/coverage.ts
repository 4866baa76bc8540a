import type { Source, SourceHealth } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import { sourceHealthDocuments, sourceSettings, unwatchedAfter } from '@groundswell/settings'
import type { Collection, Documents } from '@groundswell/store'
import type { StoryState } from './subject/subject-state.ts'

const lookEvery = 10_000
const unhealthy = new Set<SourceHealth['state']>(['failing', 'unavailable', 'stopped'])

interface Watched {
  readonly drill: boolean
  /** Wall time, ms; undefined where it was always read. */
  readonly blindUntil: number | undefined
}

/**
 * Until when sources were last not read, so that quiet is believed only where spread would have shown. The crawler keeps
 * it in the health of each source, so outages between two looks, and while nobody looks here, count as well; a source
 * the crawler itself has left alone is blind until now. What is pushed to us (hotline, tickets) is no source of the
 * crawler: nothing to be ill.
 */
export class Coverage {
  readonly #documents: Documents
  readonly #clock: Clock
  #watched: ReadonlyMap<string, Watched> = new Map()
  #lookedAt: number | undefined

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents
    this.#clock = clock
  }

  /** Looks at the health of every enabled source, at most once in ten seconds. */
  async look(): Promise<void> {
    const now = this.#clock.now().getTime()
    if (this.#lookedAt !== undefined && now - this.#lookedAt < lookEvery) return
    const healths = new Map<string, SourceHealth>()
    for await (const health of this.#all(sourceHealthDocuments)) healths.set(health.id, health)
    const watched = new Map<string, Watched>()
    for await (const source of this.#all(sourceSettings.documents)) {
      if (!source.enabled) continue
      watched.set(source.id, { drill: source.drill, blindUntil: blindUntil(source, healths.get(source.id), now) })
    }
    this.#watched = watched
    this.#lookedAt = now
  }

  /**
   * Wall time (ms) until which a source was not read that would have shown the story spread: any that brings in mentions
   * of its kind (real or drill), whether or not the story has reached it.
   */
  readonly blindUntil = (story: StoryState): number | undefined => {
    const times = [...this.#watched].flatMap(([id, source]) =>
      source.blindUntil !== undefined && (source.drill === story.drill || id in story.sources)
        ? [source.blindUntil]
        : [],
    )
    return times.length === 0 ? undefined : Math.max(...times)
  }

  async *#all<T extends object>(collection: Collection<T>): AsyncGenerator<T> {
    let cursor: string | undefined
    do {
      const page = await this.#documents.list(collection, { size: 500, ...(cursor === undefined ? {} : { cursor }) })
      for (const { body } of page.items) yield body
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
}

function blindUntil(source: Source, health: SourceHealth | undefined, now: number): number | undefined {
  if (health !== undefined && unhealthy.has(health.state)) return now
  const lookedAt = Date.parse(health?.checkedAt ?? source.updatedAt)
  if (now - lookedAt > unwatchedAfter(source)) return now
  return health?.lastUnhealthyAt === undefined ? undefined : Date.parse(health.lastUnhealthyAt)
}
