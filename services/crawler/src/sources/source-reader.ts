import type { ItemProblem } from '../fetch/source-problem.ts'
import type { FoundItem } from '../read/found-item.ts'

/** What a source remembers between looks; JSON. Stored only after the items before it were accepted. */
export type Checkpoint = Readonly<Record<string, unknown>>

/** A part of a look: its items are accepted, then its checkpoint is stored, then the next part is asked for. */
export interface Part {
  readonly items: readonly FoundItem[]
  readonly problems: readonly ItemProblem[]
  readonly checkpoint?: Checkpoint
}

/**
 * A source that is looked at again and again. `look` yields parts and throws `SourceProblem` where the source as a whole
 * cannot be read; a bad item is a problem of its part. `checkpoint` is what was stored last, by whatever version of the
 * reader: one it cannot use counts as none.
 */
export interface SourceReader {
  look(checkpoint: Checkpoint | undefined, signal: AbortSignal): AsyncIterable<Part>
}
