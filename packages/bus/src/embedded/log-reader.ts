import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { offsetOf, recordId } from './record-id.ts'
import type { ReadRequest, StoredRow } from './protocol.ts'

/** Reads on a connection of its own: in WAL mode it never waits for the writer, nor the writer for it. */
export class LogReader {
  readonly #database: DatabaseSync
  readonly #topics = new Map<string, number>()
  readonly #findTopic: StatementSync
  readonly #rows: StatementSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'bus.sqlite'), { readOnly: true, timeout: 5_000 })
    this.#findTopic = this.#database.prepare('SELECT id FROM topics WHERE name = ?')
    this.#rows = this.#database.prepare(
      'SELECT id, at, key, headers, value FROM records WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
    )
  }

  /** At least one record where there is one, then as many as fit `maximumBytes` (UTF-16 code units, about). */
  read(request: ReadRequest): StoredRow[] {
    const topic = this.#topicId(request.topic)
    if (topic === undefined) return []
    const from = recordId(topic, request.partition, Math.max(0, request.from))
    const found: StoredRow[] = []
    let bytes = 0
    for (const row of this.#rows.iterate(from, recordId(topic, request.partition + 1, 0), request.maximum)) {
      const value = String(row['value'])
      bytes += value.length
      if (found.length > 0 && bytes > request.maximumBytes) break
      found.push({
        offset: offsetOf(Number(row['id'])),
        at: Number(row['at']),
        key: String(row['key']),
        headers: String(row['headers']),
        value,
      })
    }
    return found
  }

  close(): void {
    this.#database.close()
  }

  #topicId(name: string): number | undefined {
    const known = this.#topics.get(name)
    if (known !== undefined) return known
    const id = this.#findTopic.get(name)?.['id']
    if (id === undefined) return undefined
    this.#topics.set(name, Number(id))
    return Number(id)
  }
}
