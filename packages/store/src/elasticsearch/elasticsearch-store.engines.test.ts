import { randomUUID } from 'node:crypto'
import { Client } from '@elastic/elasticsearch'
import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { silentLogger } from '@groundswell/runtime'
import { temporaryFolder } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { describeDocuments } from '../contract/documents-contract.ts'
import { describeMentionIndex } from '../contract/mention-index-contract.ts'
import type { Store } from '../store.ts'
import { openElasticsearchStore } from './open-elasticsearch-store.ts'

vi.setConfig({ testTimeout: 180_000 })

let engines: LocalEngines | undefined
let node = process.env['ELASTICSEARCH_URL'] ?? ''
beforeAll(async () => {
  if (node !== '') return
  engines = await startLocalEngines({ kafka: false, log: silentLogger })
  node = engines.elasticsearch
})
afterAll(() => engines?.stop())

/** Indices of its own, gone when closed. */
async function open(): Promise<Store> {
  const folder = temporaryFolder()
  const prefix = `test-${randomUUID().slice(0, 8)}-`
  const store = await openElasticsearchStore({ node, prefix, blobFolder: folder.path, log: silentLogger })
  return {
    ...store,
    close: async () => {
      await store.close()
      await removeAll(prefix)
      folder[Symbol.dispose]()
    },
  }
}

async function removeAll(prefix: string): Promise<void> {
  const client = new Client({ node })
  const indices = Object.keys(await client.indices.get({ index: `${prefix}*` }))
  if (indices.length > 0) await client.indices.delete({ index: indices })
  await client.indices.deleteIndexTemplate({ name: `${prefix}mentions` })
  await client.close()
}

describeDocuments('elasticsearch', open)
describeMentionIndex('elasticsearch', open)

describe('elasticsearch store', () => {
  test('it says that it is ready, and which colour the cluster has', async () => {
    const store = await open()
    expect(await store.health()).toEqual({ ready: true, detail: expect.stringMatching(/green|yellow/) as unknown })
    await store.close()
  })
})
