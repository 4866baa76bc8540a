import type { Now } from '@groundswell/runtime'

interface Failures {
  readonly count: number
  readonly lastAt: number
}

const freeTries = 3
const longestWaitSeconds = 300
const forgetAfterMilliseconds = 3_600_000
const maximumKeys = 10_000

/**
 * Slows guessing: after three wrong passwords each further try for the same key (a name, an address) waits, 1 s, 2 s,
 * 4 s … at most 5 min. Held in memory, at most 10,000 keys, the longest quiet forgotten first.
 */
export class SignInThrottle {
  readonly #now: Now
  readonly #failures = new Map<string, Failures>()

  constructor(now: Now) {
    this.#now = now
  }

  /** Seconds until any of the keys may try again; 0 when at once. */
  waitSeconds(keys: readonly string[]): number {
    const now = this.#now().getTime()
    return Math.max(0, ...keys.map((key) => this.#until(key, now) - now)) / 1000
  }

  failed(keys: readonly string[]): void {
    const now = this.#now().getTime()
    for (const key of keys) {
      const before = this.#failures.get(key)
      const fresh = before === undefined || now - before.lastAt > forgetAfterMilliseconds
      this.#failures.delete(key)
      this.#failures.set(key, { count: fresh ? 1 : before.count + 1, lastAt: now })
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= maximumKeys) break
      this.#failures.delete(key)
    }
  }

  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.#failures.delete(key)
  }

  #until(key: string, now: number): number {
    const failures = this.#failures.get(key)
    if (failures === undefined || failures.count < freeTries || now - failures.lastAt > forgetAfterMilliseconds)
      return 0
    const seconds = Math.min(longestWaitSeconds, 2 ** (failures.count - freeTries))
    return failures.lastAt + seconds * 1000
  }
}
