import { Worker } from 'node:worker_threads'
import { TransientError, UserError } from '@groundswell/runtime'
import { OverdueError } from '../overdue.ts'
import type { CallMap, FromThread, ToThread } from './thread-protocol.ts'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * One worker thread that owns one SQLite connection, seen from the main thread as typed calls. Calls are taken in the order
 * they were made. A thread that dies rejects everything under way and everything after.
 */
export class EngineThread<Calls extends CallMap> {
  readonly #worker: Worker
  readonly #name: string
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<void>
  #next = 1
  #dead: Error | undefined

  private constructor(worker: Worker, name: string) {
    this.#worker = worker
    this.#name = name
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()))
  }

  /** Resolves when the thread has opened its file; rejects with a `UserError` when it cannot. */
  static async start<Calls extends CallMap>(script: URL, name: string, data: object): Promise<EngineThread<Calls>> {
    const worker = new Worker(script, {
      name,
      workerData: data,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const thread = new EngineThread<Calls>(worker, name)
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'ready') resolve()
        else if (message.kind === 'refused') reject(new UserError(message.message, message.fix))
        else thread.#settle(message)
      })
      worker.on('error', (error) => {
        const reason = error instanceof Error ? error : new Error(String(error))
        thread.#fail(reason)
        reject(reason)
      })
      worker.on('exit', (code) => {
        const reason = new Error(`the thread ${name} has ended (${code})`)
        thread.#fail(reason)
        reject(reason)
      })
    })
    return thread
  }

  /** How many calls wait for their answer: the measure by which a pool picks a thread. */
  get load(): number {
    return this.#waiting.size
  }

  call<K extends keyof Calls & string>(method: K, argument: Parameters<Calls[K]>[0]): Promise<ReturnType<Calls[K]>> {
    return new Promise((resolve, reject) => {
      if (this.#dead !== undefined) {
        reject(this.#dead)
        return
      }
      const id = this.#next++
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.#send({ kind: 'call', id, method, argument })
    })
  }

  /** Answers what was asked before, closes the file, ends the thread. Idempotent. */
  async close(): Promise<void> {
    if (this.#dead === undefined) {
      this.#dead = new Error(`the store is closed (${this.#name})`)
      this.#send({ kind: 'close' })
    }
    await this.#exited
  }

  #send(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    this.#worker.postMessage(message)
  }

  #settle(message: Exclude<FromThread, { kind: 'ready' | 'refused' }>): void {
    const waiting = this.#waiting.get(message.id)
    if (waiting === undefined) return
    this.#waiting.delete(message.id)
    if (message.kind === 'answer') waiting.resolve(message.value)
    else if (message.overdue) waiting.reject(new OverdueError())
    else if (message.transient) waiting.reject(new TransientError(`${this.#name}: ${message.message}`))
    else waiting.reject(new Error(`${this.#name}: ${message.message}`))
  }

  #fail(reason: Error): void {
    this.#dead ??= reason
    for (const waiting of this.#waiting.values()) waiting.reject(reason)
    this.#waiting.clear()
  }
}
