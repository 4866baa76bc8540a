import { afterAll, beforeAll } from 'vitest'
import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { silentLogger } from '@groundswell/runtime'
import { describeEventBus } from '../event-bus-contract.ts'
import { openKafkaBus } from './kafka-event-bus.ts'

let engines: LocalEngines | undefined
let brokers: string[] = process.env['KAFKA_BROKERS']?.split(',') ?? []
beforeAll(async () => {
  if (brokers.length > 0) return
  engines = await startLocalEngines({ elasticsearch: false, log: silentLogger })
  brokers = engines.brokers
})
afterAll(() => engines?.stop())

describeEventBus('kafka', (name) =>
  openKafkaBus({ brokers, clientId: 'contract', topicPrefix: `${name}.`, log: silentLogger }),
)
