import { workerData } from 'node:worker_threads'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { serveThread } from '../serve-thread.ts'
import {
  columnOf,
  tableOf,
  type DocumentWriterCalls,
  type RowResult,
  type RowWrite,
  type StoredRow,
  type Table,
} from './document-calls.ts'

interface Statements {
  readonly get: StatementSync
  readonly insert: StatementSync
  readonly replace: StatementSync
  readonly update: StatementSync
  readonly remove: StatementSync
}

/** The one writer of the documents' file. Revisions come from one counter for all, so none is ever given twice. */
function prepare(database: DatabaseSync): DocumentWriterCalls {
  database.exec('CREATE TABLE IF NOT EXISTS revisions (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL)')
  database.exec('INSERT OR IGNORE INTO revisions VALUES (1, 0)')
  const readRevision = database.prepare('SELECT last FROM revisions')
  const keepRevision = database.prepare('UPDATE revisions SET last = ?')
  const prepared = new Map<string, Statements>()

  const statementsOf = (table: Table): Statements => {
    const key = `${table.name} ${table.fields.join(' ')}`
    let found = prepared.get(key)
    if (found === undefined) {
      found = statements(database, table)
      prepared.set(key, found)
    }
    return found
  }

  return {
    prepare: (table) => {
      const name = tableOf(table.name)
      database.exec(
        `CREATE TABLE IF NOT EXISTS ${name} (id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL)`,
      )
      const known = new Set(
        database
          .prepare(`SELECT name FROM pragma_table_info(?)`)
          .all(`d_${table.name}`)
          .map((row) => row['name']),
      )
      for (const field of table.fields) {
        if (known.has(`f_${field}`)) continue
        database.exec(`ALTER TABLE ${name} ADD COLUMN ${columnOf(field)}`)
        const value = `body ->> '$.${field}'`
        const kept = table.dates.includes(field)
          ? `CAST(round(unixepoch(${value}, 'subsec') * 1000) AS INTEGER)`
          : value
        database.exec(`UPDATE ${name} SET ${columnOf(field)} = ${kept}`)
        database.exec(`CREATE INDEX "i_${table.name}_${field}" ON ${name} (${columnOf(field)}, id)`)
      }
      return true
    },
    write: ({ table, writes }) => {
      const statements = statementsOf(table)
      let revision = Number(readRevision.get()?.['last'])
      const results = writes.map((write) => writeOne(statements, write, () => (revision += 1)))
      keepRevision.run(revision)
      return results
    },
  }
}

function statements(database: DatabaseSync, table: Table): Statements {
  const name = tableOf(table.name)
  const columns = table.fields.map(columnOf)
  const all = ['id', 'revision', 'body', ...columns]
  const insert = `INSERT INTO ${name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')}) ON CONFLICT (id)`
  const changed = ['revision', 'body', ...columns]
  return {
    get: database.prepare(`SELECT id, body, revision FROM ${name} WHERE id = ?`),
    insert: database.prepare(`${insert} DO NOTHING`),
    replace: database.prepare(
      `${insert} DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
    update: database.prepare(
      `UPDATE ${name} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND revision = ?`,
    ),
    remove: database.prepare(`DELETE FROM ${name} WHERE id = ? AND (? OR revision = ?)`),
  }
}

function writeOne(statements: Statements, write: RowWrite, mint: () => number): RowResult {
  const current = (): RowResult => ({ current: statements.get.get(write.id) as unknown as StoredRow | undefined })
  if (write.body === null) {
    const any = write.expected === 'any'
    const { changes } = statements.remove.run(write.id, any ? 1 : 0, any ? 0 : Number(write.expected))
    if (changes > 0 || statements.get.get(write.id) === undefined) return { revision: mint() }
    return current()
  }
  const revision = mint()
  if (typeof write.expected === 'number') {
    const { changes } = statements.update.run(revision, write.body, ...write.values, write.id, write.expected)
    return changes > 0 ? { revision } : current()
  }
  const statement = write.expected === 'absent' ? statements.insert : statements.replace
  const { changes } = statement.run(write.id, revision, write.body, ...write.values)
  return changes > 0 ? { revision } : current()
}

const { file } = workerData as { readonly file: string }
serveThread<DocumentWriterCalls>({ file, mode: 'write', cacheMegabytes: 16, prepare })
