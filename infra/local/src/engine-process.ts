import { execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { UserError, type Logger } from '@groundswell/runtime'

export interface EngineCommand {
  readonly name: string
  /** Where its pid file and log go, and what its command line names, so that a recycled pid is not taken for it. */
  readonly folder: string
  readonly java: string
  readonly arguments: readonly string[]
  readonly ready: () => Promise<boolean>
}

const startLimit = 120_000
const stopLimit = 30_000

/** The process id of the running engine of this folder; undefined when there is none. */
export async function runningPid(folder: string, name: string): Promise<number | undefined> {
  const file = join(folder, `${name}.pid`)
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8'))
  return (await commandLineOf(pid)).includes(folder) ? pid : undefined
}

/** Starts the engine in a process group of its own and waits until it answers. */
export async function startEngine(command: EngineCommand, log: Logger): Promise<number> {
  const { name, folder } = command
  const logFile = join(folder, `${name}.log`)
  const began = performance.now()
  const output = openSync(logFile, 'a')
  const child = spawn(command.java, command.arguments, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const { pid } = child
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? code}`))
  child.unref()
  if (pid !== undefined) writeFileSync(join(folder, `${name}.pid`), `${pid}\n`)
  log.info({ engine: name, process: pid }, 'Starting an engine.')
  while (!(await command.ready())) {
    if (ended === undefined && performance.now() - began < startLimit) await sleep(100)
    else {
      if (ended === undefined) await stopEngine(folder, name, 'SIGKILL')
      throw new UserError(
        `${name} ${ended ?? `was not ready within ${startLimit / 1000} s`}; the end of ${logFile}:\n${tail(logFile)}`,
        'mend what its log says; `pnpm engines:down --clean` removes old data',
      )
    }
  }
  log.info({ engine: name, process: pid, milliseconds: Math.round(performance.now() - began) }, 'The engine is ready.')
  return pid ?? 0
}

/** Ends the engine of this folder: SIGTERM, and SIGKILL when it takes too long. True when there was one. */
export async function stopEngine(folder: string, name: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<boolean> {
  const pid = await runningPid(folder, name)
  if (pid !== undefined) {
    process.kill(pid, signal)
    const began = performance.now()
    let killed = signal === 'SIGKILL'
    while ((await commandLineOf(pid)).includes(folder)) {
      if (!killed && performance.now() - began > stopLimit) {
        process.kill(pid, 'SIGKILL')
        killed = true
      }
      await sleep(50)
    }
  }
  rmSync(join(folder, `${name}.pid`), { force: true })
  return pid !== undefined
}

/** Empty when there is no such process. */
async function commandLineOf(pid: number): Promise<string> {
  if (!Number.isInteger(pid) || pid <= 0) return ''
  try {
    return (await promisify(execFile)('ps', ['-ww', '-p', String(pid), '-o', 'stat=,args='])).stdout.replace(/^Z.*/, '')
  } catch (error) {
    // ps ends with 1 when no process matches.
    if ((error as { code?: unknown }).code === 1) return ''
    throw error
  }
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
}
