import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@groundswell/runtime'
import { stringify } from 'yaml'
import { Api } from './api.ts'
import { engineConfig, removeAll } from './engines.ts'
import { eventually, Process } from './processes.ts'

const token = 'many-processes-test-token'

interface Running {
  readonly process: Process
  readonly healthPort: number
}

/** A process for each service, as in production, with topics and indices of its own on the shared engines. */
export class ManyProcesses implements AsyncDisposable {
  readonly api: Api
  /** Processes that ended though nobody asked them to. */
  readonly deaths: Error[] = []
  readonly #running = new Map<string, Running>()
  readonly #prefix: string
  readonly #folder: string

  private constructor(api: Api, prefix: string, folder: string) {
    this.api = api
    this.#prefix = prefix
    this.#folder = folder
  }

  /** With this configuration beside its engines, folder, port and token; does not wait until they are ready. */
  static async start(
    prefix: string,
    services: readonly string[],
    config: Readonly<Record<string, unknown>>,
  ): Promise<ManyProcesses> {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-many-'))
    const logFolder = join(folder, 'logs')
    mkdirSync(logFolder)
    const port = await freePort()
    const log = { level: 'info', format: 'json' }
    const gateway = { port, apiToken: token }
    const whole = { ...config, ...engineConfig(prefix), data: join(folder, 'data'), log, gateway }
    const path = join(folder, 'groundswell.yaml')
    writeFileSync(path, stringify(whole, { aliasDuplicateObjects: false }))
    const system = new ManyProcesses(new Api(`http://127.0.0.1:${port}/api/v1`, token), prefix, folder)
    for (const name of services) {
      const healthPort = await freePort()
      const environment = { GROUNDSWELL_CONFIG: path, GROUNDSWELL_HEALTH_PORT: String(healthPort) }
      const script = `services/${name}/src/main.ts`
      const onDeath = (error: Error): void => void system.deaths.push(error)
      const process = new Process({ name, script, environment, logFolder, onDeath })
      system.#running.set(name, { process, healthPort })
      process.start()
    }
    return system
  }

  get processes(): readonly Process[] {
    return [...this.#running.values()].map(({ process }) => process)
  }

  process(name: string): Process {
    const found = this.#running.get(name)
    if (found === undefined) throw new Error(`there is no process ${name}`)
    return found.process
  }

  /** Resolves when every service says so. */
  async ready(): Promise<void> {
    for (const { process, healthPort } of this.#running.values())
      await eventually(`${process.name} is ready`, 120, async () => {
        const response = await fetch(`http://127.0.0.1:${healthPort}/readyz`)
        if (!response.ok) throw new Error(await response.text())
        return true
      })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const process of this.processes) await process.end('SIGKILL')
    await removeAll(this.#prefix)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
