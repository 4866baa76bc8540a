import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { EngineCommand } from './engine-process.ts'
import { answers } from './ports.ts'

export interface KafkaSettings {
  readonly folder: string
  readonly jars: string
  readonly java: string
  readonly port: number
  readonly controllerPort: number
  readonly heapMegabytes: number
}

/** An ApiVersions request, version 0, correlation 1, no client id: the first thing any Kafka client says. */
const apiVersionsRequest = Uint8Array.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff])

/** One KRaft node, broker and controller in one; its storage is formatted when new. */
export async function prepareKafka(settings: KafkaSettings): Promise<EngineCommand> {
  const { folder, jars, java, port, heapMegabytes } = settings
  const data = join(folder, 'kafka-data')
  const properties = join(folder, 'kafka.properties')
  mkdirSync(data, { recursive: true })
  writeFileSync(properties, propertiesOf(settings, data))
  const base = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', join(jars, '*')]
  if (!existsSync(join(data, 'meta.properties'))) {
    const clusterId = Buffer.concat([Buffer.from([0]), randomBytes(15)]).toString('base64url')
    const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties]
    await promisify(execFile)(java, ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...base, ...format], { timeout: 60_000 })
  }
  return {
    name: 'kafka',
    folder,
    java,
    arguments: [`-Xmx${heapMegabytes}m`, '-XX:+UseG1GC', ...base, 'kafka.Kafka', properties],
    ready: () => answers(port, apiVersionsRequest),
  }
}

function propertiesOf({ port, controllerPort }: KafkaSettings, data: string): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${data}
num.partitions=4
offsets.topic.num.partitions=8
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
delete.topic.enable=true
`
}
