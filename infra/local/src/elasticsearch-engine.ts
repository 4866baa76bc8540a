import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineCommand } from './engine-process.ts'

export interface ElasticsearchSettings {
  readonly folder: string
  readonly jars: string
  readonly java: string
  readonly port: number
  readonly transportPort: number
  readonly heapMegabytes: number
}

/** The HTTP transport comes as a module with a class loader of its own, so its jars leave the class path. */
const moduleJar = /^(?:netty-|transport-netty4-)/

/** One node without security, on loopback. */
export function prepareElasticsearch(settings: ElasticsearchSettings): EngineCommand {
  const { folder, jars, java, port, heapMegabytes } = settings
  const home = join(folder, 'elasticsearch')
  const module = join(home, 'modules/transport-netty4')
  for (const part of ['config', 'plugins', 'data']) mkdirSync(join(home, part), { recursive: true })
  mkdirSync(module, { recursive: true })
  const names = readdirSync(jars)
  for (const name of names.filter((one) => moduleJar.test(one))) copyFileSync(join(jars, name), join(module, name))
  writeFileSync(join(module, 'plugin-descriptor.properties'), descriptorOf(versionIn(names)))
  writeFileSync(join(home, 'config/elasticsearch.yml'), configurationOf(settings))
  const classPath = names.filter((one) => !moduleJar.test(one)).map((name) => join(jars, name))
  return {
    name: 'elasticsearch',
    folder,
    java,
    arguments: [
      `-Xmx${heapMegabytes}m`,
      '--add-modules=jdk.incubator.vector',
      '--enable-native-access=ALL-UNNAMED',
      '-cp',
      classPath.join(':'),
      join(import.meta.dirname, '../ElasticsearchNode.java'),
      home,
    ],
    ready: () => isHealthy(port),
  }
}

async function isHealthy(port: number): Promise<boolean> {
  const limit = AbortSignal.timeout(2_000)
  // A refused connection is the ordinary answer of a node that is still starting.
  const answer = await fetch(`http://127.0.0.1:${port}/_cluster/health`, { signal: limit }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}

function versionIn(names: readonly string[]): string {
  const version = names
    .map((name) => /^elasticsearch-(\d[\w.]*)\.jar$/.exec(name)?.[1])
    .find((one) => one !== undefined)
  if (version === undefined) throw new Error('no elasticsearch jar among those fetched')
  return version
}

function descriptorOf(version: string): string {
  return `name=transport-netty4
description=Netty 4 transport
version=${version}
elasticsearch.version=${version}
java.version=21
classname=org.elasticsearch.transport.netty4.Netty4Plugin
has.native.controller=false
`
}

function configurationOf({ port, transportPort }: ElasticsearchSettings): string {
  return `cluster.name: groundswell-local
discovery.type: single-node
network.host: 127.0.0.1
http.port: ${port}
transport.port: ${transportPort}
cluster.routing.allocation.disk.threshold_enabled: false
cluster.max_shards_per_node: 5000
`
}
