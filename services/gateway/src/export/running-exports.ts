import type { Readable } from 'node:stream'
import type { Clock } from '@groundswell/runtime'

const mostKept = 200

export interface ExportProgress {
  readonly id: string
  readonly state: 'writing' | 'done' | 'broken' | 'stopped'
  /** Mentions written into the file; what the reader has lags by what stands in buffers. */
  readonly written: number
  readonly total: number
  readonly startedAt: string
  readonly finishedAt: string | null
}

export interface Place extends Disposable {
  readonly id: string | undefined
}

interface Entry {
  readonly owner: string
  readonly stream: Readable
  progress: ExportProgress
}

/** The exports this process writes, and for those that were given an id how far they have come. Nothing outlives the process. */
export class RunningExports {
  readonly #clock: Clock
  readonly #streams = new Set<Readable>()
  readonly #places = new Set<Place>()
  readonly #named = new Map<string, Entry>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get count(): number {
    return this.#streams.size + this.#places.size
  }

  isKnown(id: string): boolean {
    return this.#named.has(id) || [...this.#places].some((place) => place.id === id)
  }

  /**
   * The place of an export about to begin: taken before anything is read, so that requests that come at once are counted
   * too. It is given up at the end of its block; the stream counts by itself from `follow` on.
   */
  take(id: string | undefined): Place {
    const place: Place = { id, [Symbol.dispose]: () => void this.#places.delete(place) }
    this.#places.add(place)
    return place
  }

  /** Follows a stream until it closes. */
  follow(stream: Readable, named?: { readonly id: string; readonly owner: string; readonly total: number }): void {
    this.#streams.add(stream)
    let ended = false
    stream.on('end', () => (ended = true))
    stream.on('close', () => {
      this.#streams.delete(stream)
      if (named !== undefined) this.#finish(named.id, ended)
    })
    if (named === undefined) return
    const { id, owner, total } = named
    const startedAt = this.#clock.now().toISOString()
    this.#named.set(id, {
      owner,
      stream,
      progress: { id, state: 'writing', written: 0, total, startedAt, finishedAt: null },
    })
    for (const [old, entry] of this.#named) {
      if (this.#named.size <= mostKept) break
      if (entry.progress.finishedAt !== null) this.#named.delete(old)
    }
  }

  wrote(id: string, rows: number): void {
    const entry = this.#named.get(id)
    if (entry !== undefined) entry.progress = { ...entry.progress, written: entry.progress.written + rows }
  }

  /** Of whoever started it; somebody else's is as good as none. */
  progress(id: string, owner: string): ExportProgress | undefined {
    const entry = this.#named.get(id)
    return entry?.owner === owner ? entry.progress : undefined
  }

  /** Breaks the file off; false where there is none of that owner. */
  stop(id: string, owner: string): boolean {
    const entry = this.#named.get(id)
    if (entry?.owner !== owner) return false
    if (entry.progress.state === 'writing') {
      entry.progress = { ...entry.progress, state: 'stopped' }
      entry.stream.destroy()
    }
    return true
  }

  stopAll(): void {
    for (const stream of this.#streams) stream.destroy()
  }

  #finish(id: string, ended: boolean): void {
    const entry = this.#named.get(id)
    if (entry === undefined) return
    const state = entry.progress.state === 'stopped' ? 'stopped' : ended ? 'done' : 'broken'
    entry.progress = { ...entry.progress, state, finishedAt: this.#clock.now().toISOString() }
  }
}

/** The same pages, each told once the next is asked for. */
export async function* counted<T>(
  pages: AsyncGenerator<readonly T[]>,
  told: (rows: number) => void,
): AsyncGenerator<readonly T[]> {
  for await (const page of pages) {
    yield page
    told(page.length)
  }
}
