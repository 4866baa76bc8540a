import { z } from 'zod'
import type { Logger } from '@groundswell/runtime'
import { openEmbeddedStore } from './embedded/open-embedded-store.ts'
import type { Store } from './store.ts'

export const storeConfig = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('embedded') })])
export type StoreConfig = z.infer<typeof storeConfig>

export interface OpenStoreOptions {
  /** Holds everything of the embedded store, and the blobs of the others. */
  readonly folder: string
  readonly log: Logger
}

/** The store the configuration names. */
export function openStore(_: StoreConfig, options: OpenStoreOptions): Promise<Store> {
  return openEmbeddedStore(options)
}
