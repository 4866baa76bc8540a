import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** One statement as it was run: with its values, and as many rows taken as were taken. */
export interface Recorded {
  readonly again: () => void
}

/** A connection that remembers what is run on it, so that it can be run again without what ran it. */
export function recordStatements(database: DatabaseSync): {
  readonly database: DatabaseSync
  readonly during: (work: () => unknown) => readonly Recorded[]
} {
  let recorded: Recorded[] = []

  const recording = (statement: StatementSync): StatementSync =>
    new Proxy(statement, {
      get: (target, name) => {
        if (name === 'get' || name === 'all')
          return (...values: SQLInputValue[]) => {
            recorded.push({ again: () => void target[name](...values) })
            return target[name](...values)
          }
        if (name === 'iterate')
          return function* iterate(...values: SQLInputValue[]) {
            let taken = 0
            recorded.push({ again: () => take(target.iterate(...values), taken) })
            for (const row of target.iterate(...values)) {
              taken += 1
              yield row
            }
          }
        return bound(target, name)
      },
    })

  return {
    database: new Proxy(database, {
      get: (target, name) => {
        if (name === 'prepare') return (sql: string) => recording(target.prepare(sql))
        if (name === 'exec')
          return (sql: string) => {
            recorded.push({ again: () => target.exec(sql) })
            target.exec(sql)
          }
        return bound(target, name)
      },
    }),
    during: (work) => {
      recorded = []
      work()
      return recorded
    },
  }
}

function take(rows: Iterable<unknown>, count: number): void {
  let left = count
  if (left === 0) return
  for (const _ of rows) {
    left -= 1
    if (left === 0) return
  }
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? (value as (...values: unknown[]) => unknown).bind(target) : value
}
