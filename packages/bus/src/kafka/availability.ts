import type { Clock, Logger } from '@groundswell/runtime'

/** Trouble that passes within this time is not worth a word, ms: a broker that just started has a few such moments. */
const blip = 1_500
/** A part that has not tried again for so long says nothing about the brokers any more, ms. */
const stale = 15_000

/**
 * Whether the brokers answer, as seen by the parts of one bus (its publisher, its groups, its questions). Said once when a
 * part stays in trouble, and once when none is any more, however often each tries.
 */
export class Availability {
  readonly #brokers: readonly string[]
  readonly #log: Logger
  readonly #clock: Clock
  readonly #troubles = new Map<string, { readonly reason: string; readonly at: number }>()
  #calm: AbortController | undefined
  #said = false

  constructor(brokers: readonly string[], log: Logger, clock: Clock) {
    this.#brokers = brokers
    this.#log = log
    this.#clock = clock
  }

  failed(part: string, reason: string): void {
    this.#troubles.set(part, { reason, at: this.#clock.now().getTime() })
    if (this.#calm !== undefined) return
    this.#calm = new AbortController()
    const { signal } = this.#calm
    void this.#clock.sleep(blip, signal).then(() => {
      if (!signal.aborted) this.#say()
    })
  }

  worked(part: string): void {
    if (this.#troubles.size === 0) return
    this.#troubles.delete(part)
    const since = this.#clock.now().getTime() - stale
    for (const [other, { at }] of this.#troubles) if (at < since) this.#troubles.delete(other)
    if (this.#troubles.size > 0) return
    this.#calm?.abort()
    this.#calm = undefined
    if (this.#said) this.#log.info({ brokers: this.#brokers }, 'Kafka is back.')
    this.#said = false
  }

  /** Nothing more is said. */
  close(): void {
    this.#calm?.abort()
  }

  #say(): void {
    const first = [...this.#troubles][0]
    if (first === undefined) return
    const [part, { reason }] = first
    this.#said = true
    this.#log.warn({ brokers: this.#brokers, part, reason }, 'Kafka cannot be reached or is not ready; waiting for it.')
  }
}
