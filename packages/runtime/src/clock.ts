/** Time is injected: cores take a `Now`, services a `Clock`, tests a fake one. */
export type Now = () => Date

export interface Clock {
  readonly now: Now
  /** Resolves after `milliseconds`, or at once when the signal aborts (it does not throw). */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve()
        return
      }
      const done = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal?.addEventListener('abort', done, { once: true })
    }),
}
