import type { Blobs } from './blobs.ts'
import type { Documents } from './documents.ts'
import type { MentionIndex } from './mention-index.ts'

/** The three places things are kept, opened and closed together. */
export interface Store {
  readonly mentions: MentionIndex
  readonly documents: Documents
  readonly blobs: Blobs
  health(): Promise<{ readonly ready: boolean; readonly detail: string }>
  close(): Promise<void>
}
