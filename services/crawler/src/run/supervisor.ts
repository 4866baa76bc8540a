import type { Source } from '@groundswell/contracts'
import { messageOf, type Logger } from '@groundswell/runtime'
import { sourceHealthDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'

interface Running {
  readonly source: Source
  readonly controller: AbortController
  readonly ended: Promise<void>
}

export interface SupervisorParts {
  readonly documents: Documents
  readonly log: Logger
  readonly run: (source: Source, signal: AbortSignal) => Promise<void>
  /** A source ended with a bug. */
  readonly crashed: (error: unknown) => void
}

/** Keeps the running sources equal to the settings: one run each, restarted when its definition changes. */
export class Supervisor {
  readonly #parts: SupervisorParts
  readonly #running = new Map<string, Running>()
  #stopped = false

  constructor(parts: SupervisorParts) {
    this.#parts = parts
  }

  async apply(wanted: ReadonlyMap<string, Source>): Promise<void> {
    const changed = [...this.#running.values()].filter(
      (one) => wanted.get(one.source.id)?.version !== one.source.version,
    )
    await Promise.all(changed.map((one) => this.#stop(one)))
    for (const one of changed) if (!wanted.has(one.source.id)) await this.#forget(one.source.id)
    if (this.#stopped) return
    for (const source of wanted.values()) if (!this.#running.has(source.id)) this.#start(source)
  }

  get ids(): string[] {
    return [...this.#running.keys()]
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#running.values()].map((one) => this.#stop(one)))
  }

  #start(source: Source): void {
    const controller = new AbortController()
    const ended = this.#parts.run(source, controller.signal).catch((error: unknown) => {
      this.#parts.log.error({ source: source.id, err: error }, 'A source ended with an error of ours.')
      this.#parts.crashed(error)
    })
    this.#running.set(source.id, { source, controller, ended })
    this.#parts.log.debug({ source: source.id, kind: source.kind }, 'Source started.')
  }

  async #stop(one: Running): Promise<void> {
    one.controller.abort(new Error('the source is stopping'))
    await one.ended
    if (this.#running.get(one.source.id) === one) this.#running.delete(one.source.id)
  }

  /** A removed source leaves no health behind; what it brought stays. */
  async #forget(id: string): Promise<void> {
    try {
      await this.#parts.documents.remove(sourceHealthDocuments, id, 'any')
    } catch (error) {
      this.#parts.log.warn({ source: id, reason: messageOf(error) }, 'Cannot remove the health of a removed source.')
    }
  }
}
