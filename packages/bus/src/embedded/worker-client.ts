import { Worker } from 'node:worker_threads'
import { TransientError, UserError } from '@groundswell/runtime'
import type { CarriedError, WorkerReply, WorkerRequest, WorkerStart } from './protocol.ts'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** One worker thread and the calls that wait for its answer. A thread that dies fails them and every later call. */
export class WorkerClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<void>
  #nextId = 1
  #dead: Error | undefined

  private constructor(start: WorkerStart) {
    this.#worker = new Worker(new URL('./log-worker.ts', import.meta.url), {
      workerData: start,
      name: `bus-${start.role}`,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#worker.on('message', (reply: WorkerReply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#fail(new Error(`the ${start.role} thread of the embedded log has ended`))
        resolve()
      })
    })
  }

  /** Starts the thread; resolves with its first words, rejects when it cannot open the log. */
  static async start<T>(start: WorkerStart): Promise<{ readonly client: WorkerClient; readonly hello: T }> {
    const client = new WorkerClient(start)
    try {
      return { client, hello: (await client.#wait(0)) as T }
    } catch (error) {
      await client.#exited
      throw error
    }
  }

  get dead(): Error | undefined {
    return this.#dead
  }

  /** Resolves when the thread has ended, for whatever reason. */
  get exited(): Promise<void> {
    return this.#exited
  }

  async call<T>(request: WorkerRequest): Promise<T> {
    if (this.#dead !== undefined) throw this.#dead
    const id = this.#nextId
    this.#nextId += 1
    const answer = this.#wait(id)
    this.#worker.postMessage({ id, request }, [])
    return (await answer) as T
  }

  async close(): Promise<void> {
    if (this.#dead === undefined) await this.call({ kind: 'close' })
    await this.#exited
  }

  #wait(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #settle(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.ok) waiting?.resolve(reply.value)
    else waiting?.reject(uncarry(reply.error))
  }

  #fail(error: Error): void {
    this.#dead ??= error
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead)
    this.#waiting.clear()
  }
}

function uncarry(error: CarriedError): Error {
  if (error.kind === 'user') return new UserError(error.message, error.fix)
  return error.kind === 'transient' ? new TransientError(error.message) : new Error(error.message)
}
