import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** A program of this repository as a process of its own, with its output kept in a file. */
export class Process {
  readonly name: string
  readonly #script: string
  readonly #arguments: readonly string[]
  readonly #environment: Readonly<Record<string, string>>
  readonly #logFile: string
  readonly #onDeath: (error: Error) => void
  #child: ChildProcess | undefined
  #output = ''
  #ending = false

  constructor(options: {
    readonly name: string
    /** Path from the root of the repository. */
    readonly script: string
    readonly arguments?: readonly string[]
    readonly environment?: Readonly<Record<string, string>>
    readonly logFolder: string
    /** It ended though nobody asked it to. */
    readonly onDeath?: (error: Error) => void
  }) {
    this.name = options.name
    this.#script = options.script
    this.#arguments = options.arguments ?? []
    this.#environment = options.environment ?? {}
    this.#logFile = join(options.logFolder, `${options.name}.log`)
    this.#onDeath = options.onDeath ?? (() => undefined)
  }

  /** What it printed since it was last started. */
  get output(): string {
    return this.#output
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  start(): void {
    this.#output = ''
    this.#ending = false
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, this.#script), ...this.#arguments],
      {
        cwd: root,
        env: { ...process.env, ...this.#environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const log = createWriteStream(this.#logFile, { flags: 'a' })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString()
        log.write(chunk)
      })
    }
    const killAtExit = (): void => void child.kill('SIGKILL')
    process.once('exit', killAtExit)
    child.once('exit', (status, signal) => {
      process.off('exit', killAtExit)
      log.end()
      if (!this.#ending) this.#onDeath(new Error(`${this.name} ended by itself (${signal ?? status})`))
    })
    this.#child = child
  }

  /** Sends the signal and waits until the process is gone; resolves to its exit status, null when a signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (child === undefined || !this.running) return child?.exitCode ?? null
    this.#ending = true
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    return child.exitCode
  }
}

/** Asks until the answer is there; fails with the last reason after `seconds`. */
export async function eventually<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + seconds * 1000
  let last = 'no answer yet'
  while (Date.now() < deadline) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      last = (error as Error).message
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${what}: not within ${seconds} s (${last})`)
}
