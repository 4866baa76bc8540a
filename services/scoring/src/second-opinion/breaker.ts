import type { Now } from '@groundswell/runtime'
import type { NoAnswer } from './opinion.ts'

const failuresToOpen = 5
const firstPause = 30_000
const longestPause = 600_000

export type BreakerState =
  | { readonly state: 'closed' }
  /** Nobody is asked until `until` (epoch ms); then one question tries whether it is back. */
  | { readonly state: 'open'; readonly until: number; readonly since: number; readonly reason: string }

/**
 * Circuit breaker: after five failures in a row nobody is asked for 30 s, twice as long each time the trial fails too, ten
 * minutes at most. A wait that was asked for (`busy` with a time) is kept to at once.
 */
export class Breaker {
  readonly #now: Now
  #failures = 0
  #pauses = 0
  #open: Extract<BreakerState, { state: 'open' }> | undefined
  #trying = false

  constructor(now: Now) {
    this.#now = now
  }

  get state(): BreakerState {
    return this.#open ?? { state: 'closed' }
  }

  /** How many may be asked now: all, one to try it, or none. */
  get allowed(): number {
    if (this.#open === undefined) return Number.POSITIVE_INFINITY
    return this.#open.until <= this.#now().getTime() && !this.#trying ? 1 : 0
  }

  /** Told before each question; false where it must not be asked. */
  begin(): boolean {
    if (this.allowed === 0) return false
    if (this.#open !== undefined) this.#trying = true
    return true
  }

  /** True when this answer is what closed it; one that was asked before the pause began does not end it. */
  answered(): boolean {
    const open = this.#open !== undefined
    if (open && !this.#trying) return false
    this.#failures = 0
    this.#pauses = 0
    this.#open = undefined
    this.#trying = false
    return open
  }

  /** True when this failure is what opened it. */
  failed({ reason, message, waitMilliseconds }: NoAnswer): boolean {
    const now = this.#now().getTime()
    const trial = this.#trying
    this.#trying = false
    if (reason === 'busy' && waitMilliseconds !== undefined) return this.#pause(now + waitMilliseconds, message)
    this.#failures += 1
    if (!trial && this.#failures < failuresToOpen) return false
    // Questions of one wave that fail together are one outage.
    if (!trial && this.#open !== undefined) return false
    const pause = Math.min(longestPause, firstPause * 2 ** this.#pauses)
    this.#pauses += 1
    return this.#pause(now + pause, message)
  }

  /** Neither answered nor failed (cut short for another's sake). */
  undecided(): void {
    this.#trying = false
  }

  #pause(until: number, reason: string): boolean {
    const opened = this.#open === undefined
    const since = this.#open?.since ?? this.#now().getTime()
    this.#open = { state: 'open', until: Math.max(until, this.#open?.until ?? 0), since, reason }
    return opened
  }
}
