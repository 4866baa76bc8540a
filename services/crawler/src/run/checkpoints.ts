import { retryTransient, type Clock, type Logger } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import type { Checkpoint } from '../sources/source-reader.ts'

interface CheckpointDocument {
  /** What the checkpoint belongs to: another address or mailbox begins anew. */
  readonly of: string
  readonly checkpoint: Checkpoint
}

const checkpoints: Collection<CheckpointDocument> = { name: 'source-checkpoints', fields: {} }

/** How far a source was read; written only after what was read is accepted. Both wait while the store is away. */
export interface CheckpointKeeper {
  load(signal: AbortSignal): Promise<Checkpoint | undefined>
  store(checkpoint: Checkpoint, signal: AbortSignal): Promise<void>
}

export function checkpointKeeper(
  parts: { readonly documents: Documents; readonly clock: Clock; readonly log: Logger },
  sourceId: string,
  of: string,
): CheckpointKeeper {
  const waiting = <T>(what: string, attempt: () => Promise<T>, signal: AbortSignal): Promise<T> =>
    retryTransient(attempt, { what, log: parts.log, clock: parts.clock, signal })
  return {
    async load(signal) {
      const stored = await waiting('reading a checkpoint', () => parts.documents.get(checkpoints, sourceId), signal)
      return stored?.body.of === of ? stored.body.checkpoint : undefined
    },
    async store(checkpoint, signal) {
      const write = { id: sourceId, body: { of, checkpoint }, expected: 'any' } as const
      await waiting('storing a checkpoint', () => parts.documents.put(checkpoints, write), signal)
    },
  }
}
