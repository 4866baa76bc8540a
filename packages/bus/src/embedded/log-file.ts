import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { partitionBase, recordId } from './record-id.ts'
import type { CommittedOffset, LogRow, LogSnapshot, PartitionBounds } from './protocol.ts'

const schema = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS topics (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS bounds (topic INTEGER, partition INTEGER, first INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL, headers TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS committed (name TEXT, topic INTEGER, partition INTEGER, position INTEGER NOT NULL,
  durable INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (name, topic, partition)) WITHOUT ROWID;`

interface Bounds {
  first: number
  next: number
}

/** The log file as its one writer sees it. Every change happens inside `transaction`; durable when that returns. */
export class LogFile {
  readonly database: DatabaseSync
  readonly partitions: number
  readonly #topics = new Map<string, { readonly id: number; readonly bounds: Bounds[] }>()
  readonly #insert: StatementSync
  readonly #saveBounds: StatementSync
  readonly #saveCommitted: StatementSync

  constructor(folder: string, partitions: number) {
    this.database = new DatabaseSync(join(folder, 'bus.sqlite'), { timeout: 5_000 })
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;')
    this.database.exec('PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384;')
    this.database.exec(schema)
    this.database.prepare(`INSERT INTO settings VALUES ('partitions', ?) ON CONFLICT DO NOTHING`).run(partitions)
    const kept = this.database.prepare(`SELECT value FROM settings WHERE name = 'partitions'`).get()
    this.partitions = Number(kept?.['value'])
    this.#insert = this.database.prepare('INSERT INTO records VALUES (?, ?, ?, ?, ?)')
    this.#saveBounds = this.database.prepare('INSERT OR REPLACE INTO bounds VALUES (?, ?, ?, ?)')
    this.#saveCommitted = this.database.prepare('INSERT OR REPLACE INTO committed VALUES (?, ?, ?, ?, ?, ?)')
    this.#load()
  }

  /** All of `work` or nothing, on disk when it returns. What is remembered in memory follows a rollback. */
  transaction<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      this.#load()
      throw error
    }
  }

  append(rows: readonly LogRow[], at: number): PartitionBounds[] {
    const touched = new Map<number, PartitionBounds>()
    for (const row of rows) {
      const topic = this.#topic(row.topic)
      const bounds = topic.bounds[row.partition]
      if (bounds === undefined) throw new RangeError(`${row.topic} has no partition ${row.partition}`)
      this.#insert.run(recordId(topic.id, row.partition, bounds.next), at, row.key, row.headers, row.value)
      bounds.next += 1
      touched.set(partitionBase(topic.id, row.partition), {
        topic: row.topic,
        partition: row.partition,
        start: bounds.first,
        end: bounds.next,
      })
    }
    for (const { topic, partition, start, end } of touched.values())
      this.#saveBounds.run(this.#topic(topic).id, partition, start, end)
    return [...touched.values()]
  }

  commit(place: CommittedOffset, durable: boolean, at: number): void {
    const topic = this.#topic(place.topic)
    this.#saveCommitted.run(place.group, topic.id, place.partition, place.offset, durable ? 1 : 0, at)
  }

  /** Forgets the records of a partition below `first`. */
  dropBefore(name: string, partition: number, first: number): PartitionBounds {
    const topic = this.#topic(name)
    const bounds = topic.bounds[partition]
    if (bounds === undefined) throw new RangeError(`${name} has no partition ${partition}`)
    this.database
      .prepare('DELETE FROM records WHERE id >= ? AND id < ?')
      .run(recordId(topic.id, partition, bounds.first), recordId(topic.id, partition, first))
    bounds.first = first
    this.#saveBounds.run(topic.id, partition, first, bounds.next)
    return { topic: name, partition, start: first, end: bounds.next }
  }

  snapshot(): LogSnapshot {
    const bounds = [...this.#topics].flatMap(([topic, known]) =>
      known.bounds.map((one, partition) => ({ topic, partition, start: one.first, end: one.next })),
    )
    const committed = this.database
      .prepare(
        'SELECT c.name AS name, t.name AS topic, partition, position FROM committed c JOIN topics t ON t.id = c.topic',
      )
      .all()
      .map((row) => ({
        group: String(row['name']),
        topic: String(row['topic']),
        partition: Number(row['partition']),
        offset: Number(row['position']),
      }))
    return { partitions: this.partitions, bounds, committed }
  }

  topicId(name: string): number {
    return this.#topic(name).id
  }

  close(): void {
    this.database.close()
  }

  #topic(name: string): { readonly id: number; readonly bounds: Bounds[] } {
    const known = this.#topics.get(name)
    if (known !== undefined) return known
    const { lastInsertRowid } = this.database.prepare('INSERT INTO topics (name) VALUES (?)').run(name)
    const topic = { id: Number(lastInsertRowid), bounds: this.#empty() }
    this.#topics.set(name, topic)
    return topic
  }

  #empty(): Bounds[] {
    return Array.from({ length: this.partitions }, () => ({ first: 0, next: 0 }))
  }

  #load(): void {
    this.#topics.clear()
    const names = new Map<number, string>()
    for (const row of this.database.prepare('SELECT id, name FROM topics').all()) {
      names.set(Number(row['id']), String(row['name']))
      this.#topics.set(String(row['name']), { id: Number(row['id']), bounds: this.#empty() })
    }
    for (const row of this.database.prepare('SELECT topic, partition, first, next FROM bounds').all()) {
      const bounds = this.#topics.get(names.get(Number(row['topic'])) ?? '')?.bounds
      if (bounds === undefined) continue
      bounds[Number(row['partition'])] = { first: Number(row['first']), next: Number(row['next']) }
    }
  }
}
