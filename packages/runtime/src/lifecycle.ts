import { messageOf } from './errors.ts'
import type { Logger } from './logging.ts'

interface NamedStop {
  readonly name: string
  readonly stop: () => Promise<void> | void
}

/** A stack of named stops: last in, first out, each under one time limit; a stop that fails is said and the rest go on. */
export class StopStack {
  readonly #stops: NamedStop[] = []
  readonly #log: Logger
  readonly #limit: number
  #stopping: Promise<boolean> | undefined

  constructor(log: Logger, limitMilliseconds = 8_000) {
    this.#log = log
    this.#limit = limitMilliseconds
  }

  add(name: string, stop: () => Promise<void> | void): void {
    this.#stops.push({ name, stop })
  }

  /** True when every stop finished without an error and in time. Idempotent. */
  stop(): Promise<boolean> {
    this.#stopping ??= this.#run()
    return this.#stopping
  }

  async #run(): Promise<boolean> {
    const deadline = Date.now() + this.#limit
    let clean = true
    for (let next = this.#stops.pop(); next !== undefined; next = this.#stops.pop()) {
      const { name, stop } = next
      try {
        await withLimit(Promise.resolve().then(stop), Math.max(500, deadline - Date.now()), name)
      } catch (error) {
        clean = false
        this.#log.error({ part: name, reason: messageOf(error) }, 'A part did not stop cleanly.')
      }
    }
    return clean
  }
}

async function withLimit(work: Promise<void>, milliseconds: number, name: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} took longer than ${milliseconds} ms to stop`)), milliseconds)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Aborts on SIGINT and SIGTERM; a second signal ends the process at once with exit status 130. */
export function abortOnSignals(controller: AbortController, log: Logger): () => void {
  let seen = 0
  const onSignal = (signal: NodeJS.Signals): void => {
    seen += 1
    if (seen > 1) process.exit(130)
    log.info({ signal }, 'Stopping; press again to stop at once.')
    controller.abort(new Error(signal))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return () => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}
