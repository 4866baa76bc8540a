import { checkCollection, checkId, cursorRefused, engineList, fieldValues, writeCursor } from '../../document-fields.ts'
import type {
  Collection,
  Documents,
  DocumentPage,
  DocumentWrite,
  Expected,
  ListOptions,
  Stored,
  WriteResult,
} from '../../documents.ts'
import { EngineThread } from '../engine-thread.ts'
import type { DocumentReaderCalls, DocumentWriterCalls, RowResult, StoredRow, Table } from './document-calls.ts'

/** Documents in one SQLite file: a writer thread with group commit and a reader thread beside it. */
export class EmbeddedDocuments implements Documents {
  readonly #writer: EngineThread<DocumentWriterCalls>
  readonly #reader: EngineThread<DocumentReaderCalls>
  readonly #tables = new Map<string, Promise<Table>>()

  private constructor(writer: EngineThread<DocumentWriterCalls>, reader: EngineThread<DocumentReaderCalls>) {
    this.#writer = writer
    this.#reader = reader
  }

  static async open(file: string): Promise<EmbeddedDocuments> {
    const writer = await EngineThread.start<DocumentWriterCalls>(
      new URL('documents-writer.ts', import.meta.url),
      'documents writer',
      { file },
    )
    try {
      const script = new URL('documents-reader.ts', import.meta.url)
      const reader = await EngineThread.start<DocumentReaderCalls>(script, 'documents reader', { file })
      return new EmbeddedDocuments(writer, reader)
    } catch (error) {
      await writer.close()
      throw error
    }
  }

  async get<T extends object>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    return (await this.getMany(collection, [id]))[0]
  }

  async getMany<T extends object>(
    collection: Collection<T>,
    ids: readonly string[],
  ): Promise<(Stored<T> | undefined)[]> {
    if (ids.length === 0) return []
    ids.forEach(checkId)
    const table = await this.#table(collection)
    const rows = await this.#reader.call('get', { table, ids })
    return rows.map((row) => (row === undefined ? undefined : stored<T>(row)))
  }

  async put<T extends object>(collection: Collection<T>, write: DocumentWrite<T>): Promise<WriteResult<T>> {
    return first(await this.putMany(collection, [write]))
  }

  async putMany<T extends object>(
    collection: Collection<T>,
    writes: readonly DocumentWrite<T>[],
  ): Promise<WriteResult<T>[]> {
    if (writes.length === 0) return []
    const rows = writes.map((write) => {
      checkId(write.id)
      const values = Object.values(fieldValues(collection, write.body))
      return { id: write.id, body: JSON.stringify(write.body), values, expected: expectedRevision(write.expected) }
    })
    const table = await this.#table(collection)
    return (await this.#writer.call('write', { table, writes: rows })).map((row) => result<T>(row))
  }

  async remove<T extends object>(
    collection: Collection<T>,
    id: string,
    expected: Exclude<Expected, 'absent'>,
  ): Promise<WriteResult<T>> {
    checkId(id)
    const table = await this.#table(collection)
    const write = { id, body: null, values: [], expected: expectedRevision(expected) }
    return first((await this.#writer.call('write', { table, writes: [write] })).map((row) => result<T>(row)))
  }

  async list<T extends object>(collection: Collection<T>, options: ListOptions): Promise<DocumentPage<T>> {
    const list = engineList(collection, options)
    const table = await this.#table(collection)
    const page = await this.#reader.call('list', { table, list })
    const rows = page.rows.slice(0, list.size)
    const last = rows.at(-1)
    const next =
      page.rows.length > list.size && last !== undefined
        ? writeCursor(collection, list.sort, { value: last.sorted, id: last.id })
        : null
    return { items: rows.map((row) => stored<T>(row)), total: page.total, next }
  }

  async close(): Promise<void> {
    await Promise.all([this.#reader.close(), this.#writer.close()])
  }

  /** The collection's table, made on first use; declaring further fields later is a second first use. */
  #table(collection: Collection<object>): Promise<Table> {
    const fields = Object.keys(collection.fields)
    const key = `${collection.name} ${fields.join(' ')}`
    let table = this.#tables.get(key)
    if (table === undefined) {
      table = this.#prepare(collection, fields)
      this.#tables.set(key, table)
      table.catch(() => this.#tables.delete(key))
    }
    return table
  }

  async #prepare(collection: Collection<object>, fields: readonly string[]): Promise<Table> {
    checkCollection(collection)
    const dates = fields.filter((field) => collection.fields[field] === 'date')
    await this.#writer.call('prepare', { name: collection.name, fields, dates })
    return { name: collection.name, fields }
  }
}

function expectedRevision(expected: Expected): number | 'absent' | 'any' {
  if (typeof expected === 'string') return expected
  const revision = Number(expected.revision)
  return Number.isSafeInteger(revision) ? revision : -1
}

function stored<T>(row: StoredRow): Stored<T> {
  return { id: row.id, body: JSON.parse(row.body) as T, revision: String(row.revision) }
}

function result<T>(row: RowResult): WriteResult<T> {
  if ('revision' in row) return { ok: true, revision: String(row.revision) }
  return { ok: false, current: row.current === undefined ? undefined : stored<T>(row.current) }
}

function first<T>(results: readonly T[]): T {
  const [only] = results
  if (only === undefined) throw cursorRefused()
  return only
}
