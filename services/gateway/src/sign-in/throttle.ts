import type { Now } from '@groundswell/runtime'

interface Failures {
  readonly count: number
  readonly lastAt: number
}

/** What wrong tries are counted by. Many people may share an address, so it is slowed later. */
export interface ThrottleKey {
  readonly by: 'name' | 'address'
  readonly value: string
}

const freeTries = { name: 3, address: 30 } as const
const longestWaitSeconds = 300
const forgetAfterMilliseconds = 3_600_000
const maximumKeys = 10_000

/**
 * Slows guessing: after three wrong passwords for a name, or thirty from an address, each further try waits, 1 s, 2 s,
 * 4 s … at most 5 min. Held in memory, at most 10,000 keys, the longest quiet forgotten first.
 */
export class SignInThrottle {
  readonly #now: Now
  readonly #failures = new Map<string, Failures>()

  constructor(now: Now) {
    this.#now = now
  }

  /** Seconds until any of the keys may try again; 0 when at once. */
  waitSeconds(keys: readonly ThrottleKey[]): number {
    const now = this.#now().getTime()
    return Math.max(0, ...keys.map((key) => this.#until(key, now) - now)) / 1000
  }

  failed(keys: readonly ThrottleKey[]): void {
    const now = this.#now().getTime()
    for (const key of keys.map(nameOf)) {
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

  succeeded(keys: readonly ThrottleKey[]): void {
    for (const key of keys) this.#failures.delete(nameOf(key))
  }

  #until(key: ThrottleKey, now: number): number {
    const failures = this.#failures.get(nameOf(key))
    const free = freeTries[key.by]
    if (failures === undefined || failures.count < free || now - failures.lastAt > forgetAfterMilliseconds) return 0
    return failures.lastAt + Math.min(longestWaitSeconds, 2 ** (failures.count - free)) * 1000
  }
}

function nameOf({ by, value }: ThrottleKey): string {
  return `${by} ${value}`
}
