import { isTransient, messageOf, retryTransient, type Clock, type Logger } from '@groundswell/runtime'
import type { Topic } from '@groundswell/contracts'
import type { SubscribeOptions, Subscription } from '../event-bus.ts'
import { handleBatch } from '../handle-batch.ts'
import type { ConsumerGroup, Lane, Member } from './consumer-group.ts'
import type { EmbeddedLog } from './embedded-log.ts'
import { WakeUp } from './wake-up.ts'

interface Parts {
  readonly log: EmbeddedLog
  readonly group: ConsumerGroup
  readonly logger: Logger
  readonly clock: Clock
}

/** One member of a group: takes its partitions in turn, one batch at a time. */
export class EmbeddedSubscription implements Subscription, Member {
  readonly topics: readonly Topic[]
  readonly ended: Promise<void>
  readonly #options: SubscribeOptions
  readonly #parts: Parts
  readonly #wakeUp = new WakeUp()
  #closing = false
  #inHand: { readonly lane: Lane; readonly controller: AbortController } | undefined

  constructor(options: SubscribeOptions, parts: Parts) {
    this.topics = options.topics
    this.#options = options
    this.#parts = parts
    this.ended = this.#run()
  }

  wake(): void {
    this.#wakeUp.call()
  }

  revoke(lane: Lane): void {
    if (this.#inHand?.lane === lane)
      this.#inHand.controller.abort(new Error(`${lane.topic}/${lane.partition} was given to another member`))
  }

  async close(): Promise<void> {
    this.#closing = true
    this.#inHand?.controller.abort(new Error('the subscription is closing'))
    this.wake()
    await this.ended.then(
      () => undefined,
      // What ended it is told by `ended`; there is nothing left to close.
      () => undefined,
    )
  }

  async #run(): Promise<void> {
    const { group, log, logger } = this.#parts
    try {
      // The constructor must have returned before the first batch can be revoked or closed.
      await Promise.resolve()
      while (!this.#closing) {
        if (log.dead !== undefined) throw log.dead
        const lane = group.next(this, (one) => one.position < log.bounds(one.topic, one.partition).end)
        if (lane === undefined) await this.#wakeUp.wait()
        else await this.#takeBatch(lane)
      }
    } catch (error) {
      logger.error({ group: this.#options.group, reason: messageOf(error) }, 'A subscription ended with an error.')
      throw error
    } finally {
      group.leave(this)
    }
  }

  async #takeBatch(lane: Lane): Promise<void> {
    const { group, logger } = this.#parts
    const controller = new AbortController()
    this.#inHand = { lane, controller }
    lane.busy = true
    try {
      lane.position = await this.#handleFrom(lane, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted || !(error === controller.signal.reason || isTransient(error))) throw error
      logger.debug({ topic: lane.topic, partition: lane.partition }, 'A batch was left unfinished.')
    } finally {
      this.#inHand = undefined
      group.release(lane)
    }
  }

  /** Handles the next batch of a lane and commits it; gives the position to go on from. */
  async #handleFrom({ topic, partition, position }: Lane, signal: AbortSignal): Promise<number> {
    const { log, logger, clock } = this.#parts
    const { group, maximumBatch = 500, from } = this.#options
    const patiently = <T>(what: string, work: () => Promise<T>): Promise<T> =>
      // Even when closing, one try is due: the effect is there, its offset should follow.
      signal.aborted
        ? work()
        : retryTransient(work, { what: `${group} ${what} ${topic}/${partition}`, log: logger, clock, signal })
    const { end } = log.bounds(topic, partition)
    const records = await patiently('reading', () => log.read(topic, partition, position, maximumBatch))
    const last = records.at(-1)
    // Nothing up to the end that was known: retention took it.
    if (last === undefined) return end
    const batch = { topic, partition, records, signal, heartbeat: async () => undefined }
    if (!(await handleBatch(this.#options, batch, logger, clock))) return position
    await patiently('committing', () => log.commit(group, from !== 'latest', topic, partition, last.offset + 1))
    return last.offset + 1
  }
}
