import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { carry } from './carried-error.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { LogFile } from './log-file.ts'
import { LogReader } from './log-reader.ts'
import { retain } from './retain.ts'
import type { ReadRequest, WorkerReply, WorkerRequest, WorkerStart, WriteReply, WriteRequest } from './protocol.ts'

interface Numbered<T> {
  readonly id: number
  readonly request: T
}

/** The writer thread: everything that has arrived while one commit was syncing goes into the next one. */
class Writer {
  readonly #port: MessagePort
  readonly #lock: FolderLock
  readonly #log: LogFile
  readonly #folder: string
  #waiting: Numbered<WriteRequest>[] = []

  constructor(port: MessagePort, start: WorkerStart) {
    this.#port = port
    this.#folder = start.folder
    this.#lock = lockFolder(start.folder)
    this.#log = new LogFile(start.folder, start.partitions)
    reply(port, { id: 0, ok: true, value: this.#log.snapshot() })
  }

  take(message: Numbered<WriteRequest>): void {
    this.#waiting.push(message)
    if (this.#waiting.length === 1) setImmediate(() => this.flush())
  }

  flush(): void {
    const group = this.#waiting
    this.#waiting = []
    if (group.length > 0) this.#write(group)
  }

  close(): void {
    this.flush()
    this.#log.close()
    this.#lock.release()
  }

  #write(group: readonly Numbered<WriteRequest>[]): void {
    let values: WriteReply[]
    try {
      values = this.#log.transaction(() => group.map((one) => apply(this.#log, one.request)))
    } catch (error) {
      // One bad request must not fail the others that happened to arrive with it.
      if (group.length > 1) for (const one of group) this.#write([one])
      else for (const one of group) reply(this.#port, { id: one.id, ok: false, error: carry(error, this.#folder) })
      return
    }
    for (const [index, one] of group.entries()) reply(this.#port, { id: one.id, ok: true, value: values[index] })
  }
}

function apply(log: LogFile, request: WriteRequest): WriteReply {
  switch (request.kind) {
    case 'append':
      return log.append(request.rows, request.at)
    case 'commit':
      log.commit(request, request.durable, request.at)
      return undefined
    case 'retain':
      return retain(log, request.policy, request.at, request.atMost)
  }
}

function reply(port: MessagePort, message: WorkerReply): void {
  port.postMessage(message)
}

function startWriter(port: MessagePort, start: WorkerStart): void {
  const writer = new Writer(port, start)
  port.on('message', (message: Numbered<WorkerRequest>) => {
    if (message.request.kind === 'close') {
      writer.close()
      reply(port, { id: message.id, ok: true, value: undefined })
      port.close()
    } else writer.take(message as Numbered<WriteRequest>)
  })
}

function startReader(port: MessagePort, start: WorkerStart): void {
  const reader = new LogReader(start.folder)
  reply(port, { id: 0, ok: true, value: undefined })
  port.on('message', (message: Numbered<ReadRequest | { readonly kind: 'close' }>) => {
    const { id, request } = message
    if (request.kind === 'close') {
      reader.close()
      reply(port, { id, ok: true, value: undefined })
      port.close()
      return
    }
    try {
      reply(port, { id, ok: true, value: reader.read(request) })
    } catch (error) {
      reply(port, { id, ok: false, error: carry(error, start.folder) })
    }
  })
}

const start = workerData as WorkerStart
if (parentPort !== null) {
  try {
    if (start.role === 'writer') startWriter(parentPort, start)
    else startReader(parentPort, start)
  } catch (error) {
    reply(parentPort, { id: 0, ok: false, error: carry(error, start.folder) })
    parentPort.close()
  }
}
