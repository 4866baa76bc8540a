import { join } from 'node:path'
import { z } from 'zod'
import type { Logger } from '@groundswell/runtime'
import { openElasticsearchStore } from './elasticsearch/open-elasticsearch-store.ts'
import { openEmbeddedStore } from './embedded/open-embedded-store.ts'
import type { Store } from './store.ts'

/** `store:` of groundswell.yaml. */
export const storeConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }).describe('Files in the data folder'),
  z
    .strictObject({
      kind: z.literal('elasticsearch'),
      node: z.url({ protocol: /^https?$/ }).describe('As http://127.0.0.1:9200'),
      prefix: z
        .string()
        .regex(/^[a-z0-9][a-z0-9_-]*$/, 'lower-case letters, digits, hyphens and underscores')
        .optional()
        .describe('Before the name of every index; default groundswell-'),
      username: z.string().optional(),
      password: z.string().optional(),
      apiKey: z.string().optional(),
    })
    .describe('Mentions and documents in Elasticsearch 9; evidence stays in files under the data folder'),
])
export type StoreConfig = z.infer<typeof storeConfig>

export interface OpenStoreOptions {
  /** Holds everything of the embedded store, and the blobs of the others. */
  readonly folder: string
  readonly log: Logger
  /** Stops waiting for an engine that is not there yet. */
  readonly signal?: AbortSignal
}

/** The store the configuration names. */
export function openStore(config: StoreConfig, { folder, log, signal }: OpenStoreOptions): Promise<Store> {
  if (config.kind === 'embedded') return openEmbeddedStore({ folder, log })
  const { node, prefix, username, password, apiKey } = config
  return openElasticsearchStore({
    node,
    blobFolder: join(folder, 'blobs'),
    log,
    ...(prefix === undefined ? {} : { prefix }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(signal === undefined ? {} : { signal }),
  })
}
