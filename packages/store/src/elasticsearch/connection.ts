import { Client, errors, type ClientOptions, type estypes } from '@elastic/elasticsearch'
import { messageOf, systemClock, TransientError, UserError } from '@groundswell/runtime'

export type BulkItem = estypes.BulkResponseItem
type BulkAction = estypes.BulkOperationContainer

/** One line of a bulk request with its document; deletions have none. */
export interface BulkWrite {
  readonly action: BulkAction
  readonly document?: object
}

const waits = [100, 300, 900]
const passingStatus = new Set([408, 429, 502, 503, 504])
/** Of one bulk request. */
const mostWrites = 1_000
const mostCharacters = 8_000_000

/**
 * The client with this store's manners: trouble that may pass is retried for about a second and then thrown as
 * `TransientError`; a refused sign-in is a `UserError`; anything else is thrown as it is.
 */
export class Connection {
  readonly client: Client

  constructor(options: ClientOptions) {
    this.client = new Client({ ...options, maxRetries: 0, requestTimeout: 60_000 })
  }

  async call<T>(work: (client: Client) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work(this.client)
      } catch (error) {
        const wait = waits[tries]
        if (!mayPass(error)) throw signInRefused(error) ?? error
        if (wait === undefined)
          throw new TransientError(`Elasticsearch does not answer: ${messageOf(error)}`, { cause: error })
        await systemClock.sleep(wait)
      }
    }
  }

  /** What became of each write, in order. Writes the engine is too busy for are tried again, then thrown as transient. */
  async bulk(writes: readonly BulkWrite[]): Promise<BulkItem[]> {
    const items: BulkItem[] = []
    for (const chunk of chunks(writes)) items.push(...(await this.#bulkChunk(chunk)))
    return items
  }

  async #bulkChunk(writes: readonly Line[]): Promise<BulkItem[]> {
    const items: BulkItem[] = []
    let open = writes.map((write, index) => ({ write, index }))
    for (let tries = 0; open.length > 0; tries += 1) {
      const operations = open.flatMap(({ write }) => write.lines)
      const response = await this.call((client) => client.bulk({ operations }))
      const again: typeof open = []
      for (const [at, each] of open.entries()) {
        const item = Object.values(response.items[at] ?? {})[0]
        if (item === undefined) throw new Error('Elasticsearch gave fewer results than writes')
        if (passingStatus.has(item.status)) again.push(each)
        else items[each.index] = item
      }
      open = again
      const wait = waits[tries]
      if (open.length === 0) break
      if (wait === undefined) throw new TransientError(`Elasticsearch is too busy for ${open.length} writes`)
      await systemClock.sleep(wait)
    }
    return items
  }

  async close(): Promise<void> {
    await this.client.close()
  }
}

interface Line {
  readonly lines: readonly string[]
  readonly length: number
}

function* chunks(writes: readonly BulkWrite[]): Generator<Line[]> {
  let chunk: Line[] = []
  let characters = 0
  for (const { action, document } of writes) {
    const lines = [JSON.stringify(action), ...(document === undefined ? [] : [JSON.stringify(document)])]
    const length = lines.reduce((sum, line) => sum + line.length, 0)
    if (chunk.length > 0 && (chunk.length >= mostWrites || characters + length > mostCharacters)) {
      yield chunk
      chunk = []
      characters = 0
    }
    chunk.push({ lines, length })
    characters += length
  }
  if (chunk.length > 0) yield chunk
}

function mayPass(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return passingStatus.has(error.statusCode ?? 0)
  return (
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError
  )
}

function signInRefused(error: unknown): UserError | undefined {
  const status = statusOf(error)
  if (status !== 401 && status !== 403) return undefined
  return new UserError(
    `Elasticsearch refuses the sign-in (${status})`,
    'check username and password, or apiKey, under `store` in groundswell.yaml, and what they may do',
  )
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? error.statusCode : undefined
}
