import { afterAll, beforeAll, expect, it } from 'vitest'
import { startLocalEngines, type LocalEngines } from '@groundswell/local-engines'
import { silentLogger } from '@groundswell/runtime'
import { expectNothingLost } from './expect-nothing-lost.ts'
import { faultInput } from './input.ts'
import { killRun, type Deployment } from './kill-run.ts'

const count = 20_000
const seed = 42
const services = ['crawler', 'scoring', 'indexer', 'alerting', 'incidents', 'gateway']

let engines: LocalEngines

beforeAll(async () => {
  engines = await startLocalEngines({ log: silentLogger })
})

afterAll(async () => {
  await engines?.stop()
})

/** One process a service, on topics and indices of their own. */
function deployment(prefix: string): Deployment {
  return {
    config: {
      bus: { kind: 'kafka', brokers: engines.brokers, topicPrefix: prefix },
      store: { kind: 'elasticsearch', node: engines.elasticsearch, prefix },
    },
    processes: services.map((name) => ({ name, script: `services/${name}/src/main.ts` })),
  }
}

it(`loses nothing of ${count} mentions when every service is killed twice on Kafka and Elasticsearch (seed ${seed})`, async () => {
  const items = faultInput(count, new Date())
  const calm = await killRun(deployment('calm-'), items, { killsEach: 0, seed, settleSeconds: 300 })
  const killed = await killRun(deployment('killed-'), items, { killsEach: 2, seed, settleSeconds: 300 })
  expect(killed.kills).toBe(services.length * 2)
  expectNothingLost(killed, calm, count)
})
