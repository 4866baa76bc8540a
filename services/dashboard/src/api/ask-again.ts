export interface AskAgainParts {
  readonly ask: () => Promise<unknown>
  /** Milliseconds between an answer and the next question. */
  readonly pause: number
  readonly setTimer: (run: () => void, ms: number) => number
  readonly clearTimer: (timer: number) => void
}

/** Asks when poked: one question at a time, with a pause after each, and once more where it was poked meanwhile. */
export class AskAgain {
  readonly #parts: AskAgainParts
  #state: 'idle' | 'busy' | 'poked' | 'stopped' = 'idle'
  #timer: number | undefined

  constructor(parts: AskAgainParts) {
    this.#parts = parts
  }

  poke(): void {
    if (this.#state === 'busy') this.#state = 'poked'
    if (this.#state !== 'idle') return
    this.#state = 'busy'
    const rest = () => {
      if (this.#state !== 'stopped') this.#timer = this.#parts.setTimer(() => this.#rested(), this.#parts.pause)
    }
    this.#parts.ask().then(rest, rest)
  }

  stop(): void {
    this.#state = 'stopped'
    if (this.#timer !== undefined) this.#parts.clearTimer(this.#timer)
  }

  #rested(): void {
    const poked = this.#state === 'poked'
    this.#state = 'idle'
    if (poked) this.poke()
  }
}
