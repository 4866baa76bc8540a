import { createServer } from 'node:http'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { freePort, Metrics } from '@groundswell/runtime'
import { startHealthServer } from './health-server.ts'

describe('the health of a service that runs alone', () => {
  it('is not ready until every part is, and lives all the while', async () => {
    let ready = false
    const port = await freePort()
    const metrics = new Metrics()
    metrics.counter('groundswell_seen_total', 'Seen').inc(3)
    const server = await startHealthServer({ port, metrics, health: async () => [{ name: 'bus', ready, detail: 'x' }] })
    const status = async (path: string): Promise<number> => (await fetch(`http://127.0.0.1:${port}${path}`)).status
    expect([await status('/livez'), await status('/readyz'), await status('/nowhere')]).toEqual([200, 503, 404])
    ready = true
    expect(await status('/readyz')).toBe(200)
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('groundswell_seen_total 3')
    await server.close()
  })

  it('says which port is taken and how to choose another', async () => {
    const taken = createServer().listen(0)
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const starting = startHealthServer({ port, metrics: new Metrics(), health: async () => [] })
    await expect(starting).rejects.toThrow(`port ${port} is in use`)
    await new Promise((done) => taken.close(done))
  })
})
