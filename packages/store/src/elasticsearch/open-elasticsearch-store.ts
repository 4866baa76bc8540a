import { messageOf, retryTransient, TransientError, type Logger } from '@groundswell/runtime'
import { FolderBlobs } from '../folder/folder-blobs.ts'
import type { Store } from '../store.ts'
import { Connection } from './connection.ts'
import { ElasticsearchDocuments } from './elasticsearch-documents.ts'
import { ElasticsearchMentionIndex } from './elasticsearch-mention-index.ts'

export interface ElasticsearchStoreOptions {
  /** As `http://127.0.0.1:9200`. */
  readonly node: string
  /** Before the name of every index; default `groundswell-`. */
  readonly prefix?: string
  readonly username?: string
  readonly password?: string
  readonly apiKey?: string
  /** Blobs stay files: on a shared folder where several machines run the services. */
  readonly blobFolder: string
  readonly log: Logger
  /** Stops waiting for an engine that is not there yet. */
  readonly signal?: AbortSignal
}

/** Waits for the engine, saying so once, then makes sure of the index template. */
export async function openElasticsearchStore(options: ElasticsearchStoreOptions): Promise<Store> {
  const { node, log, prefix = 'groundswell-' } = options
  const connection = new Connection({ node, ...credentials(options) })
  const waiting = { log, maximumWait: 5_000, ...(options.signal === undefined ? {} : { signal: options.signal }) }
  try {
    await retryTransient(() => ready(connection), { ...waiting, what: `Elasticsearch at ${node}` })
    const mentions = await retryTransient(() => ElasticsearchMentionIndex.open(connection, prefix), {
      ...waiting,
      what: 'the index template',
    })
    return {
      mentions,
      documents: new ElasticsearchDocuments(connection, prefix),
      blobs: await FolderBlobs.open(options.blobFolder),
      health: async () => {
        try {
          return { ready: true, detail: `Elasticsearch ${await ready(connection)}` }
        } catch (error) {
          return { ready: false, detail: messageOf(error) }
        }
      },
      close: () => connection.close(),
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** The cluster's colour; a red one cannot be written to. (`ping` and `info` ask for a page that not every node has.) */
async function ready(connection: Connection): Promise<string> {
  const { status } = await connection.call((client) => client.cluster.health({ timeout: '5s' }))
  if (status.toLowerCase() === 'red') throw new TransientError('the Elasticsearch cluster is red')
  return status
}

function credentials({ username, password, apiKey }: ElasticsearchStoreOptions) {
  if (apiKey !== undefined) return { auth: { apiKey } }
  return username === undefined || password === undefined ? {} : { auth: { username, password } }
}
