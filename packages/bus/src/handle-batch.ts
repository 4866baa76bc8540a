import { isTransient, retryTransient, type Clock, type Logger } from '@groundswell/runtime'
import type { Batch, SubscribeOptions } from './event-bus.ts'

/**
 * Runs the handler on a batch until its effect is durable: `true` when the offset may be committed, `false` when the
 * batch was left unfinished because its signal was aborted. Anything but a transient error is thrown.
 */
export async function handleBatch(
  options: SubscribeOptions,
  batch: Batch,
  log: Logger,
  clock: Clock,
): Promise<boolean> {
  const { signal } = batch
  try {
    await retryTransient(() => options.handle(batch), {
      what: `${options.group} on ${batch.topic}/${batch.partition}`,
      log,
      signal,
      clock,
      beforeWait: () => batch.heartbeat(),
    })
    return true
  } catch (error) {
    if (signal.aborted && (isTransient(error) || isReasonOf(signal, error))) return false
    throw error
  }
}

function isReasonOf(signal: AbortSignal, error: unknown): boolean {
  if (error === signal.reason) return true
  return error instanceof Error && (error.name === 'AbortError' || error.cause === signal.reason)
}
