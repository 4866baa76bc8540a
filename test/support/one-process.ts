import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@groundswell/runtime'
import { stringify } from 'yaml'
import { Api } from './api.ts'
import { eventually, Process } from './processes.ts'

const token = 'one-process-test-token'

/** The whole system as `pnpm start` runs it, in a process of its own that can be killed and started again. */
export class OneProcess implements AsyncDisposable {
  readonly api: Api
  readonly #process: Process
  readonly #folder: string

  private constructor(api: Api, process: Process, folder: string) {
    this.api = api
    this.#process = process
    this.#folder = folder
  }

  /** With this configuration beside its folder, port and token. */
  static async start(config: Readonly<Record<string, unknown>>): Promise<OneProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-one-'))
    mkdirSync(join(folder, 'logs'))
    const port = await freePort()
    const whole = { ...config, data: join(folder, 'data'), gateway: { port, apiToken: token } }
    const path = join(folder, 'groundswell.yaml')
    writeFileSync(path, stringify(whole))
    const process = new Process({
      name: 'groundswell',
      script: 'system/src/main.ts',
      environment: { GROUNDSWELL_CONFIG: path },
      logFolder: join(folder, 'logs'),
    })
    const system = new OneProcess(new Api(`http://127.0.0.1:${port}/api/v1`, token), process, folder)
    await system.#start()
    return system
  }

  /** kill -9, and up again. */
  async kill(): Promise<void> {
    await this.#process.end('SIGKILL')
    await this.#start()
  }

  async #start(): Promise<void> {
    this.#process.start()
    await eventually('the API answers', 120, () => this.api.get('/subjects'))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.end('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
