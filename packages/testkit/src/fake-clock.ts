/** A clock that stands still until it is moved; sleepers wake in the order of their time. */
export class FakeClock {
  #now: number
  #sleepers: { at: number; wake: () => void }[] = []

  constructor(start = '2026-03-02T08:00:00.000Z') {
    this.#now = Date.parse(start)
  }

  readonly now = (): Date => new Date(this.#now)

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve()
        return
      }
      const sleeper = { at: this.#now + milliseconds, wake: resolve }
      this.#sleepers.push(sleeper)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })

  set(time: string): void {
    this.#now = Date.parse(time)
    this.#wake()
  }

  /** Moves time on and lets everything that was waiting for it run. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds
    for (;;) {
      const next = this.#sleepers.filter((sleeper) => sleeper.at <= target).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = Math.max(this.#now, next.at)
      this.#wake()
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#now = target
    this.#wake()
    await new Promise((resolve) => setImmediate(resolve))
  }

  #wake(): void {
    const due = this.#sleepers.filter((sleeper) => sleeper.at <= this.#now)
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at > this.#now)
    for (const sleeper of due.sort((a, b) => a.at - b.at)) sleeper.wake()
  }
}
