import { messageOf, type Logger } from '@groundswell/runtime'
import { isExpelled, isRebalancing } from './kafka-errors.ts'

const interval = 2_000
/** A handler that gives no sign of life for this long is taken for stuck, and its partitions go to another member. */
const maximumSilence = 60_000

/**
 * Keeps a member in its group while a handler works. A group that rebalances lets the batch in hand finish and be
 * committed; only a member that was put out has lost its partitions, and its batch is aborted.
 */
export class GroupHeartbeat {
  readonly #beat: () => Promise<void>
  readonly #log: Logger
  readonly #abort: (reason: Error) => void
  readonly #timer: NodeJS.Timeout
  #lastSign = performance.now()
  #mustRejoin: Error | undefined

  constructor(beat: () => Promise<void>, log: Logger, abort: (reason: Error) => void) {
    this.#beat = beat
    this.#log = log
    this.#abort = abort
    this.#timer = setInterval(() => {
      if (performance.now() - this.#lastSign < maximumSilence) void this.#send()
    }, interval)
  }

  /** Why the member has to join its group again; undefined while it need not. */
  get mustRejoin(): Error | undefined {
    return this.#mustRejoin
  }

  async signOfLife(): Promise<void> {
    this.#lastSign = performance.now()
    await this.#send()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #send(): Promise<void> {
    if (this.#mustRejoin !== undefined) return
    try {
      await this.#beat()
    } catch (error) {
      if (error instanceof Error && (isRebalancing(error) || isExpelled(error))) {
        this.#mustRejoin = error
        if (isExpelled(error)) this.#abort(error)
      } else this.#log.debug({ reason: messageOf(error) }, 'A heartbeat failed.')
    }
  }
}
