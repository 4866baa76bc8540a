import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createLogger, messageOf, UserError } from '@groundswell/runtime'
import { runningPid, stopEngine } from './engine-process.ts'
import { enginesCache, startLocalEngines, type EngineName } from './local-engines.ts'

const usage = `Usage: main.ts up|down|status [--folder DIR] [--kafka-port N] [--elasticsearch-port N] [--only kafka|elasticsearch] [--clean]
  up      fetch the jars when needed, start both, wait until they answer, print the configuration that uses them
  down    stop both; --clean also removes their data
  status  tell what runs`

const engines: readonly EngineName[] = ['kafka', 'elasticsearch']

async function run(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      'kafka-port': { type: 'string' },
      'elasticsearch-port': { type: 'string' },
      only: { type: 'string' },
      clean: { type: 'boolean' },
    },
  })
  const folder = resolve(values.folder ?? join(enginesCache(), 'run'))
  const command = positionals[0] ?? '(none)'
  if (command === 'up')
    await up(folder, values.only, portOf(values['kafka-port'], 29092), portOf(values['elasticsearch-port'], 29200))
  else if (command === 'down') await down(folder, values.clean === true)
  else if (command === 'status') await status(folder)
  else throw new UserError(`unknown command ${command}`, usage)
}

async function up(
  folder: string,
  only: string | undefined,
  kafkaPort: number,
  elasticsearchPort: number,
): Promise<void> {
  const started = await startLocalEngines({
    folder,
    kafka: only !== 'elasticsearch',
    elasticsearch: only !== 'kafka',
    kafkaPort,
    elasticsearchPort,
    stay: true,
    log: createLogger({ level: 'info', format: 'pretty' }),
  })
  const lines = ['# groundswell.yaml']
  if (started.brokers.length > 0) lines.push('bus:', '  kind: kafka', `  brokers: ['${started.brokers.join("', '")}']`)
  if (started.elasticsearch !== '') lines.push('store:', '  kind: elasticsearch', `  node: ${started.elasticsearch}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function down(folder: string, clean: boolean): Promise<void> {
  for (const engine of engines) {
    const stopped = await stopEngine(folder, engine)
    process.stdout.write(`${engine}: ${stopped ? 'stopped' : 'was not running'}\n`)
  }
  // Only a folder that `up` made is removed.
  if (clean && existsSync(join(folder, 'ports.json'))) rmSync(folder, { recursive: true })
}

async function status(folder: string): Promise<void> {
  for (const engine of engines) {
    const pid = await runningPid(folder, engine)
    process.stdout.write(`${engine}: ${pid === undefined ? 'not running' : `running, pid ${pid}`}\n`)
  }
}

function portOf(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UserError(`"${text}" is not a port`, 'give a number from 1 to 65535')
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof UserError ? messageOf(error) : String((error as Error).stack)}\n`)
  process.exitCode = 1
}
