import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteCodeOf, UnusableError } from './carried-error.ts'

/** Held while open. */
export interface FolderLock {
  release(): void
}

/**
 * One process a data folder. The lock is SQLite's own exclusive lock on an empty file, so the operating system lets go
 * of it when the process dies, however it dies; the file beside it only tells which process to name in the message.
 */
export function lockFolder(folder: string, name = 'bus'): FolderLock {
  const pidFile = join(folder, `${name}.pid`)
  let database: DatabaseSync
  try {
    mkdirSync(folder, { recursive: true })
    database = new DatabaseSync(join(folder, `${name}.lock`), { timeout: 0 })
  } catch (error) {
    throw notWritable(folder, error)
  }
  try {
    database.exec('BEGIN EXCLUSIVE')
    writeFileSync(pidFile, `${process.pid}\n`)
  } catch (error) {
    database.close()
    if (sqliteCodeOf(error) !== 5) throw notWritable(folder, error)
    throw new UnusableError(
      `the data folder ${folder} is in use by process ${pidIn(pidFile)}`,
      'stop that process, or give this one another folder by GROUNDSWELL_DATA (or `data` in groundswell.yaml)',
    )
  }
  return { release: () => database.close() }
}

function notWritable(folder: string, error: unknown): UnusableError {
  return new UnusableError(
    `the data folder ${folder} cannot be written: ${(error as Error).message}`,
    'make it writable for this user, or set GROUNDSWELL_DATA (or `data` in groundswell.yaml) to one that is',
  )
}

function pidIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || '(unknown)'
  } catch (error) {
    return `(unknown: ${(error as Error).message})`
  }
}
