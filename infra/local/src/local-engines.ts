import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Logger } from '@groundswell/runtime'
import { prepareElasticsearch } from './elasticsearch-engine.ts'
import { runningPid, startEngine, stopEngine, type EngineCommand } from './engine-process.ts'
import { fetchJars } from './fetch-jars.ts'
import { findJava } from './find-java.ts'
import { prepareKafka } from './kafka-engine.ts'
import { choosePort } from './ports.ts'

export type EngineName = 'kafka' | 'elasticsearch'

export interface LocalEnginesOptions {
  /** Where data, logs and pid files go. Default: a new folder under the cache, removed by `stop`. */
  readonly folder?: string
  readonly kafka?: boolean
  readonly elasticsearch?: boolean
  /** Ports asked for; another is taken where one is in use. */
  readonly kafkaPort?: number
  readonly elasticsearchPort?: number
  readonly kafkaHeapMegabytes?: number
  readonly elasticsearchHeapMegabytes?: number
  /** Whether the engines outlive this process; default false. */
  readonly stay?: boolean
  readonly log: Logger
}

export interface LocalEngines {
  readonly folder: string
  /** host:port of the broker; empty without Kafka. */
  readonly brokers: string[]
  /** Base address; an empty string without Elasticsearch. */
  readonly elasticsearch: string
  /** Ends an engine as a crash would (SIGKILL). Its data stay. */
  kill(engine: EngineName): Promise<void>
  /** Ends an engine in order. */
  halt(engine: EngineName): Promise<void>
  /** Starts an engine again on its ports and data, and waits until it answers. */
  start(engine: EngineName): Promise<void>
  /** Ends both in order; removes the data where the folder was not given. Idempotent. */
  stop(): Promise<void>
}

interface Ports {
  readonly kafka: number
  readonly controller: number
  readonly elasticsearch: number
  readonly transport: number
}

/** Where jars are kept: GROUNDSWELL_ENGINES, else .cache/engines of this checkout. */
export function enginesCache(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return resolve(environment['GROUNDSWELL_ENGINES'] ?? join(import.meta.dirname, '../../../.cache/engines'))
}

/** Starts a real Kafka broker and a real Elasticsearch node on loopback; those of the folder that run already are kept. */
export async function startLocalEngines(options: LocalEnginesOptions): Promise<LocalEngines> {
  const cache = enginesCache()
  mkdirSync(cache, { recursive: true })
  const folder = options.folder === undefined ? mkdtempSync(join(cache, 'run-')) : resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  const ports = await portsOf(folder, options)
  const wanted: EngineName[] = []
  if (options.kafka !== false) wanted.push('kafka')
  if (options.elasticsearch !== false) wanted.push('elasticsearch')
  const commands = new Map<EngineName, EngineCommand>()
  for (const engine of wanted) commands.set(engine, await commandOf(engine, folder, ports, cache, options))

  const pids = new Map<EngineName, number>()
  const killAtExit = (): void => {
    for (const pid of pids.values()) process.kill(pid, 'SIGKILL')
  }
  if (options.stay !== true) process.once('exit', killAtExit)

  const end = async (engine: EngineName, signal: NodeJS.Signals): Promise<void> => {
    pids.delete(engine)
    await stopEngine(folder, engine, signal)
  }
  const start = async (engine: EngineName): Promise<void> => {
    const command = commands.get(engine)
    if (command === undefined) throw new Error(`${engine} is not among the engines of ${folder}`)
    pids.set(engine, (await runningPid(folder, engine)) ?? (await startEngine(command, options.log)))
  }
  const stop = async (): Promise<void> => {
    process.off('exit', killAtExit)
    await Promise.all(wanted.map((engine) => end(engine, 'SIGTERM')))
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(wanted.map(start))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    folder,
    brokers: wanted.includes('kafka') ? [`127.0.0.1:${ports.kafka}`] : [],
    elasticsearch: wanted.includes('elasticsearch') ? `http://127.0.0.1:${ports.elasticsearch}` : '',
    kill: (engine) => end(engine, 'SIGKILL'),
    halt: (engine) => end(engine, 'SIGTERM'),
    start,
    stop,
  }
}

/** Ports stay with the folder, since the broker's data name them. */
async function portsOf(folder: string, options: LocalEnginesOptions): Promise<Ports> {
  const file = join(folder, 'ports.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Ports
  const ports = {
    kafka: await choosePort(options.kafkaPort),
    controller: await choosePort(),
    elasticsearch: await choosePort(options.elasticsearchPort),
    transport: await choosePort(),
  }
  writeFileSync(file, `${JSON.stringify(ports)}\n`)
  return ports
}

async function commandOf(
  engine: EngineName,
  folder: string,
  ports: Ports,
  cache: string,
  options: LocalEnginesOptions,
): Promise<EngineCommand> {
  const jars = await fetchJars(engine, cache, options.log)
  if (engine === 'kafka')
    return prepareKafka({
      folder,
      jars,
      java: (await findJava(17, 'Kafka', process.env)).path,
      port: ports.kafka,
      controllerPort: ports.controller,
      heapMegabytes: options.kafkaHeapMegabytes ?? 512,
    })
  return prepareElasticsearch({
    folder,
    jars,
    java: (await findJava(21, 'Elasticsearch', process.env)).path,
    port: ports.elasticsearch,
    transportPort: ports.transport,
    heapMegabytes: options.elasticsearchHeapMegabytes ?? 768,
  })
}
