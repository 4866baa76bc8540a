import { systemClock, type Clock } from './clock.ts'
import { isTransient, messageOf } from './errors.ts'
import type { Logger } from './logging.ts'

export interface RetryOptions {
  /** What is being tried, for the log. */
  readonly what: string
  readonly log: Logger
  readonly signal?: AbortSignal
  readonly clock?: Clock
  /** First wait, ms; doubles up to `maximumWait`, with ±25 % jitter. */
  readonly firstWait?: number
  readonly maximumWait?: number
  /** Between tries, so that a consumer keeps its place in its group. */
  readonly beforeWait?: () => Promise<void>
}

/** Tries until it succeeds: a `TransientError` waits (said once, and once more when it passes), anything else is thrown. */
export async function retryTransient<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const clock = options.clock ?? systemClock
  const maximum = options.maximumWait ?? 5_000
  let wait = options.firstWait ?? 100
  let failures = 0
  for (;;) {
    options.signal?.throwIfAborted()
    try {
      const result = await attempt()
      if (failures > 0) options.log.info({ what: options.what, failures }, 'Recovered.')
      return result
    } catch (error) {
      if (!isTransient(error)) throw error
      failures += 1
      if (failures === 1)
        options.log.warn({ what: options.what, reason: messageOf(error) }, 'Waiting for it to come back.')
      await options.beforeWait?.()
      await clock.sleep(wait * (0.75 + Math.random() * 0.5), options.signal)
      wait = Math.min(wait * 2, maximum)
    }
  }
}
