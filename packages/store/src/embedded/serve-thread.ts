import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import { OverdueError } from '../overdue.ts'
import type { CallMap, FromThread, ToThread } from './thread-protocol.ts'

type AnyCall = (argument: unknown) => unknown

/** At most this many waiting calls share one commit. */
const groupLimit = 256

export interface ServeOptions<Calls extends CallMap> {
  readonly file: string
  /** `write`: calls that wait together are one transaction (group commit); answers leave after the commit. */
  readonly mode: 'read' | 'write'
  readonly cacheMegabytes: number
  /** `onRollback`: what the calls remember of a transaction has to be forgotten when it is undone. */
  readonly prepare: (database: DatabaseSync, onRollback: (undo: () => void) => void) => Calls
}

/** Runs in a worker thread: opens the file, then answers calls until told to close. */
export function serveThread<Calls extends CallMap>(options: ServeOptions<Calls>): void {
  const port = parentPort
  if (port === null) throw new Error('serveThread runs in a worker thread only')
  let database: DatabaseSync
  const undos: (() => void)[] = []
  let calls: Readonly<Record<string, AnyCall>>
  try {
    database = open(options)
    calls = options.prepare(database, (undo) => undos.push(undo)) as unknown as Readonly<Record<string, AnyCall>>
  } catch (error) {
    const message = `cannot open ${options.file}: ${messageOf(error)}`
    const fix = 'check that the data folder can be written and the disk is not full'
    send(port, { kind: 'refused', message, fix })
    return
  }
  const close = (): void => {
    if (options.mode === 'write') database.exec('PRAGMA optimize')
    database.close()
    port.close()
  }
  const answer = (waiting: readonly Call[]): FromThread[] =>
    options.mode === 'write' ? answerTogether(database, calls, undos, waiting) : answerEach(calls, waiting)
  port.on('message', (first: ToThread) => {
    const waiting: Call[] = []
    let closing = false
    let next: ToThread | undefined = first
    while (next !== undefined) {
      if (next.kind === 'close') closing = true
      else waiting.push(next)
      if (options.mode === 'read' || waiting.length >= groupLimit) break
      next = receiveMessageOnPort(port)?.message
    }
    if (waiting.length > 0) for (const reply of answer(waiting)) send(port, reply)
    if (closing) close()
  })
  send(port, { kind: 'ready' })
}

function open<Calls extends CallMap>(options: ServeOptions<Calls>): DatabaseSync {
  mkdirSync(dirname(options.file), { recursive: true })
  const database = new DatabaseSync(options.file, { timeout: 10_000 })
  database.exec('PRAGMA journal_mode=WAL')
  database.exec('PRAGMA synchronous=FULL')
  database.exec(`PRAGMA cache_size=-${options.cacheMegabytes * 1024}`)
  database.exec('PRAGMA wal_autocheckpoint=4000')
  database.exec(`PRAGMA journal_size_limit=${64 * 1024 * 1024}`)
  database.exec('PRAGMA temp_store=MEMORY')
  return database
}

function send(port: MessagePort, message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin to name
  port.postMessage(message)
}

type Call = Extract<ToThread, { kind: 'call' }>

function answerEach(calls: Readonly<Record<string, AnyCall>>, waiting: readonly Call[]): FromThread[] {
  return waiting.map((call) => {
    try {
      return { kind: 'answer', id: call.id, value: run(calls, call) }
    } catch (error) {
      return failure(call.id, error)
    }
  })
}

/** One transaction over all; should one call fail, each is done again in its own, so that it spoils only itself. */
function answerTogether(
  database: DatabaseSync,
  calls: Readonly<Record<string, AnyCall>>,
  undos: readonly (() => void)[],
  waiting: readonly Call[],
): FromThread[] {
  try {
    const values = inTransaction(database, () => waiting.map((call) => run(calls, call)))
    return waiting.map((call, index) => ({ kind: 'answer', id: call.id, value: values[index] }))
  } catch (error) {
    for (const undo of undos) undo()
    const only = waiting[0]
    if (waiting.length === 1 && only !== undefined) return [failure(only.id, error)]
    return waiting.flatMap((call) => answerTogether(database, calls, undos, [call]))
  }
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function run(calls: Readonly<Record<string, AnyCall>>, call: Call): unknown {
  const handler = calls[call.method]
  if (handler === undefined) throw new Error(`no such call: ${call.method}`)
  return handler(call.argument)
}

/** Busy, locked, out of memory, I/O trouble, disk full, cannot open: they may pass. https://sqlite.org/rescode.html */
const transientCodes = new Set([5, 6, 7, 10, 13, 14])

function failure(id: number, error: unknown): FromThread {
  const code = (error as { errcode?: number }).errcode
  const transient = code !== undefined && transientCodes.has(code & 0xff)
  return { kind: 'failure', id, message: messageOf(error), transient, overdue: error instanceof OverdueError }
}

/** The threads import as little as they can, since each start pays for it: nothing of the runtime package. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
