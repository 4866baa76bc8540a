import type { Logger } from '@groundswell/runtime'

/** Whether the brokers answer, as seen by every part of one bus: said once when they go away and once when they are back. */
export class Availability {
  readonly #brokers: readonly string[]
  readonly #log: Logger
  #trouble: string | undefined

  constructor(brokers: readonly string[], log: Logger) {
    this.#brokers = brokers
    this.#log = log
  }

  /** What is wrong; undefined while all is well. */
  get trouble(): string | undefined {
    return this.#trouble
  }

  failed(reason: string): void {
    if (this.#trouble === undefined)
      this.#log.warn({ brokers: this.#brokers, reason }, 'Kafka cannot be reached or is not ready; waiting for it.')
    this.#trouble = reason
  }

  worked(): void {
    if (this.#trouble !== undefined) this.#log.info({ brokers: this.#brokers }, 'Kafka is back.')
    this.#trouble = undefined
  }
}
