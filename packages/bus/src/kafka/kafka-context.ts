import type { Kafka } from 'kafkajs'
import type { Topic } from '@groundswell/contracts'
import { isTransient, messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Availability } from './availability.ts'
import { busError } from './kafka-errors.ts'

/** What the parts of one Kafka bus share. */
export interface KafkaContext {
  readonly kafka: Kafka
  readonly log: Logger
  readonly clock: Clock
  readonly availability: Availability
  /** Put before names of topics and groups, so that suites can share a broker; empty in production. */
  readonly prefix: string
}

export function kafkaTopic(context: KafkaContext, topic: Topic): string {
  return `${context.prefix}${topic}`
}

/** One call to Kafka: its outcome is noted for the health of the bus, its error told as the bus tells errors. */
export async function callKafka<T>(context: KafkaContext, part: string, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    context.availability.worked(part)
    return result
  } catch (error) {
    const told = busError(error)
    if (isTransient(told)) context.availability.failed(part, messageOf(told))
    throw told
  }
}

/** Tries until it works or the signal aborts (then throws its reason); errors that are not transient are thrown at once. */
export async function untilItWorks<T>(context: KafkaContext, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let wait = 200; ; wait = Math.min(wait * 2, 5_000)) {
    signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (!isTransient(error)) throw error
      await context.clock.sleep(wait * (0.75 + Math.random() * 0.5), signal)
    }
  }
}
