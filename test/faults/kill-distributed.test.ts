import { afterAll, expect, it } from 'vitest'
import { engineConfig, removeAll } from '../support/engines.ts'
import { expectNothingLost } from './expect-nothing-lost.ts'
import { faultInput } from './input.ts'
import { killRun, type Deployment } from './kill-run.ts'

const count = 20_000
const seed = 42
const services = ['crawler', 'scoring', 'indexer', 'alerting', 'incidents', 'gateway']
const own = `faults-${process.pid}-`

afterAll(() => removeAll(own))

/** One process a service, on topics and indices of their own. */
function deployment(name: string): Deployment {
  return {
    config: engineConfig(`${own}${name}-`),
    processes: services.map((service) => ({ name: service, script: `services/${service}/src/main.ts` })),
  }
}

it(`loses nothing of ${count} mentions when every service is killed twice on Kafka and Elasticsearch (seed ${seed})`, async () => {
  const items = faultInput(count, new Date())
  const calm = await killRun(deployment('calm'), items, { killsEach: 0, seed })
  const killed = await killRun(deployment('killed'), items, { killsEach: 2, seed })
  expect(killed.kills).toBe(services.length * 2)
  expectNothingLost(killed, calm, count)
})
