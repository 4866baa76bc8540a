import type { DatabaseSync } from 'node:sqlite'
import type { Facet } from '../../mention-index.ts'
import { writingStatement } from './writing-statement.ts'

/** Facet values by number, kept in memory while their transaction stands. */
export interface Words {
  number(facet: Facet, value: string): number
  /** What was minted in a transaction that was undone must not be used. */
  forget(): void
}

const mostKept = 50_000

export function writableWords(database: DatabaseSync): Words {
  const find = database.prepare('SELECT number FROM words WHERE facet = ? AND value = ?')
  const mint = writingStatement(database, 'INSERT INTO words (facet, value) VALUES (?, ?)')
  const kept = new Map<string, number>()
  return {
    number: (facet, value) => {
      const key = `${facet} ${value}`
      let number = kept.get(key)
      if (number === undefined) {
        const found = find.get(facet, value)
        number = found === undefined ? Number(mint.run(facet, value).lastInsertRowid) : Number(found['number'])
        if (kept.size >= mostKept) kept.clear()
        kept.set(key, number)
      }
      return number
    },
    forget: () => kept.clear(),
  }
}
