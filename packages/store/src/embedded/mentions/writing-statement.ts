import type { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * A statement to `run` on a connection that writes to FTS5, which leaves behind a "last row" beyond what a JavaScript number
 * holds: any `run` after it would throw unless it reads whole numbers as BigInt.
 */
export function writingStatement(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql)
  statement.setReadBigInts(true)
  return statement
}
