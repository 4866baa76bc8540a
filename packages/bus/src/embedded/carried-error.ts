import type { CarriedError } from './protocol.ts'

// The threads load this file: nothing but Node may be imported here, or each would load every package of the runtime.

/** A folder or file that a person must mend; becomes a `UserError` on the other side. */
export class UnusableError extends Error {
  override readonly name = 'UnusableError'
  readonly fix: string
  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/** SQLite's primary result codes for trouble that may pass: busy, locked, out of memory, I/O error, disk full. */
const passing = new Set([5, 6, 7, 10, 13])
/** And for a file that cannot be used as it is: no permission, read-only, damaged, cannot open, not a database. */
const unusable = new Set([3, 8, 11, 14, 26])

export function carry(error: unknown, folder: string): CarriedError {
  if (error instanceof UnusableError) return { kind: 'user', message: error.message, fix: error.fix }
  const message = error instanceof Error ? error.message : String(error)
  const code = sqliteCodeOf(error)
  if (code !== undefined && passing.has(code))
    return { kind: 'transient', message: `the embedded log in ${folder} cannot write now: ${message}` }
  if (code !== undefined && unusable.has(code))
    return {
      kind: 'user',
      message: `the embedded log in ${folder} cannot be used: ${message}`,
      fix: 'make the folder writable for this user, or set GROUNDSWELL_DATA (or `data` in groundswell.yaml) to one that is',
    }
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? message) : message }
}

/** The primary result code: extended codes keep it in their low byte. */
export function sqliteCodeOf(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode
  return typeof code === 'number' ? code & 0xff : undefined
}
