import type { DatabaseSync } from 'node:sqlite'
import { wholeFacet } from './schema.ts'
import { writingStatement } from './writing-statement.ts'

export interface RollupEntry {
  readonly ms: number
  readonly drill: number
  readonly negative: number
  readonly score: number
  /** Numbers of its facet values, the whole not among them. */
  readonly words: readonly number[]
}

export const hourLength = 3_600_000

interface Change {
  readonly facet: number
  readonly hour: number
  readonly drill: number
  count: number
  negative: number
  score: number
}

/** Gathers what one call changes and writes each (facet value, hour) once. */
export class Rollup {
  readonly #changes = new Map<string, Change>()

  add(entry: RollupEntry, sign: 1 | -1): void {
    const hour = Math.floor(entry.ms / hourLength)
    for (const facet of [wholeFacet, ...entry.words]) {
      const key = `${facet} ${hour} ${entry.drill}`
      let change = this.#changes.get(key)
      if (change === undefined) {
        change = { facet, hour, drill: entry.drill, count: 0, negative: 0, score: 0 }
        this.#changes.set(key, change)
      }
      change.count += sign
      change.negative += sign * entry.negative
      change.score += sign * entry.score
    }
  }

  /** In key order, so that neighbours are written together. */
  write(apply: (change: Change) => void): void {
    const changes = [...this.#changes.values()].sort((a, b) => a.facet - b.facet || a.hour - b.hour)
    for (const change of changes) apply(change)
    this.#changes.clear()
  }
}

export function rollupWriter(database: DatabaseSync): (rollup: Rollup) => void {
  const add = writingStatement(
    database,
    `INSERT INTO rollups (facet, hour, drill, count, negative, score) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (facet, hour, drill) DO UPDATE SET
       count = count + excluded.count, negative = negative + excluded.negative, score = score + excluded.score`,
  )
  const drop = writingStatement(
    database,
    'DELETE FROM rollups WHERE facet = ? AND hour = ? AND drill = ? AND count = 0',
  )
  return (rollup) =>
    rollup.write((change) => {
      add.run(change.facet, change.hour, change.drill, change.count, change.negative, change.score)
      if (change.count < 0) drop.run(change.facet, change.hour, change.drill)
    })
}
