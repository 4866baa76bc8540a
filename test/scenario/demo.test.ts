import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradedAlert, GradedEvent, Incident, Mention } from '@groundswell/contracts'
import { startDemo, type Demo } from '@groundswell/demo'
import { silentLogger, systemClock } from '@groundswell/runtime'
import { startSystem, systemConfig, type RunningSystem } from '@groundswell/system'
import { temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'

const token = 'scenario-token-0000000'

/** The whole of it in this process, as `pnpm start` runs it, with the demo's day played in seconds. */
interface Run {
  readonly system: RunningSystem
  readonly demo: Demo
  readonly api: Api
  stop(): Promise<boolean>
}

async function run(folder: string, channels: readonly unknown[]): Promise<Run> {
  mkdirSync(folder, { recursive: true })
  const demo = await startDemo({ folder: `${folder}/world`, log: silentLogger, clock: systemClock, speed: 7200 })
  const config = systemConfig.parse({ ...demo.config, channels, gateway: { port: 0, apiToken: token } })
  const system = await startSystem(config, { folder, log: silentLogger, clock: systemClock, mode: 'demo' })
  demo.play()
  return {
    system,
    demo,
    api: new Api(`${system.url}/api/v1`, token),
    stop: async () => {
      const clean = await system.stop()
      await demo.stop()
      return clean
    },
  }
}

describe('the demo, from pages and mails on the wire to incidents with clocks', () => {
  let folder: TemporaryFolder
  let forDrills: WebhookReceiver
  let forReal: WebhookReceiver
  let here: Run
  let channels: readonly unknown[]

  beforeAll(async () => {
    folder = temporaryFolder()
    forDrills = new WebhookReceiver()
    forReal = new WebhookReceiver()
    await Promise.all([forDrills.start(), forReal.start()])
    channels = [
      { id: 'drill', name: '演练通道', kind: 'webhook', url: forDrills.url, secret: forDrills.secret, drills: true },
      { id: 'duty', name: '值班通道', kind: 'webhook', url: forReal.url, secret: forReal.secret },
    ]
    here = await run(folder.path, channels)
  })

  afterAll(async () => {
    await here?.stop()
    await Promise.all([forDrills.stop(), forReal.stop()])
    folder[Symbol.dispose]()
  })

  it('raises alerts of level 3, 2 and 1, each with its reasons', async () => {
    const alerts = await eventually('a level 1 alert', 60, async () => {
      const all = await here.api.all<GradedAlert>('/alerts')
      return new Set(all.filter((alert) => alert.change !== 'approaching').map((alert) => alert.level)).size === 3
        ? all
        : undefined
    })
    for (const alert of alerts) {
      expect(alert.drill).toBe(true)
      expect(alert.reasons.length).toBeGreaterThan(0)
      expect(alert.precautions.length).toBeGreaterThan(0)
    }
    const worst = alerts.find((alert) => alert.level === 1)
    expect(worst?.reasons.map((reason) => reason.indicator)).toContain('deaths')
  })

  it('opens one incident an event, with the clocks of its level', async () => {
    const events = (await here.api.all<GradedEvent>('/events')).filter((event) => event.openedAt !== null)
    const incidents = await eventually('an incident an event', 20, async () => {
      const all = await here.api.all<Incident>('/incidents')
      return all.length >= events.length ? all : undefined
    })
    expect(new Set(incidents.map((incident) => incident.eventId)).size).toBe(incidents.length)
    const worst = incidents.find((incident) => incident.level === 1)
    expect(worst?.clocks.map((clock) => clock.id)).toEqual(
      expect.arrayContaining(['first-meeting', 'groups', 'verification']),
    )
    const meeting = worst?.clocks.find((clock) => clock.id === 'first-meeting')
    const gradedAt = meeting?.restarts?.at(-1) ?? meeting?.startedAt ?? ''
    expect(Date.parse(meeting?.dueAt ?? '') - Date.parse(gradedAt)).toBe(30 * 60_000)
  })

  it('is acknowledged, moved and kept in the timeline by people', async () => {
    const [incident] = await here.api.all<Incident>('/incidents')
    if (incident === undefined) throw new Error('no incident')
    const acknowledged = await here.api.post(
      `/incidents/${incident.id}/acknowledge`,
      {},
      { 'if-match': `"${incident.version}"` },
    )
    expect(acknowledged.status).toBe(200)
    const stale = await here.api.post(
      `/incidents/${incident.id}/state`,
      { state: 'verifying', reason: '核实现场' },
      { 'if-match': `"${incident.version}"` },
    )
    expect(stale.status).toBe(409)
    const now = await here.api.get<Incident>(`/incidents/${incident.id}`)
    expect(now.acknowledgedAt).toBeDefined()
    expect(now.timeline.map((entry) => entry.seq)).toEqual(now.timeline.map((_, index) => index + 1))
  })

  it('keeps the drill out of ordinary searches and out of outside channels, and marks what it sends', async () => {
    const ordinary = await here.api.get<{ total: number }>('/mentions?size=1')
    expect(ordinary.total).toBe(0)
    const found = await here.api.get<{ items: Mention[]; total: number }>(
      `/mentions?drill=only&q=${encodeURIComponent('云岭速运')}&size=20`,
    )
    expect(found.total).toBeGreaterThan(20)
    await eventually('a drill message', 20, async () => (forDrills.deliveries.length > 0 ? true : undefined))
    for (const delivery of forDrills.deliveries) {
      expect(delivery.signatureHolds).toBe(true)
      expect(delivery.body).toContain('演练 DRILL')
    }
    expect(forReal.deliveries).toEqual([])
  })

  it('goes on where it stopped: nothing twice, nothing lost', async () => {
    await eventually('the script is told', 60, async () => {
      const { total } = await here.api.get<{ total: number }>('/mentions?size=1&drill=only')
      return total >= here.demo.script.items ? total : undefined
    })
    const calm = await settled(here.api)
    const before = await here.api.all<Mention>('/mentions?drill=only')
    expect(await here.stop()).toBe(true)
    here = await run(folder.path, channels)
    await eventually('the ledger is there again', 20, async () =>
      (await here.api.all('/alerts')).length >= calm ? true : undefined,
    )
    await eventually('the sources were read again', 20, async () => {
      const sources = await here.api.all<{ health: { state: string } }>('/sources')
      return sources.every((source) => source.health.state === 'healthy') ? true : undefined
    })
    const after = await here.api.all<Mention>('/mentions?drill=only')
    const ids = new Set(after.map((mention) => mention.id))
    expect(ids.size).toBe(after.length)
    expect(before.filter((mention) => !ids.has(mention.id))).toEqual([])
    const alerts = await here.api.all<GradedAlert>('/alerts')
    const changes = alerts.map((alert) => `${alert.eventId}/${alert.seq}`)
    expect(new Set(changes).size).toBe(changes.length)
  })
})

/** How many alerts there are once their number has stood still for a moment. */
async function settled(api: Api): Promise<number> {
  let last = -1
  return eventually('the alerts settle', 30, async () => {
    const { length } = await api.all('/alerts')
    const same = length === last
    last = length
    await new Promise((done) => setTimeout(done, 1500))
    return same ? length : undefined
  })
}
