import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradedAlert, GradedEvent, Incident, Mention } from '@groundswell/contracts'
import { startDemo, type Demo } from '@groundswell/demo'
import { silentLogger, systemClock } from '@groundswell/runtime'
import { temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import type { Api } from '../support/api.ts'
import { ManyProcesses } from '../support/many-processes.ts'
import { eventually } from '../support/processes.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'

const names = ['indexer', 'incidents', 'alerting', 'scoring', 'gateway', 'crawler']

/** One process a service on real Kafka and Elasticsearch, watching the demo's world over the wire. */
describe('a process for each service, from pages and mails to incidents with clocks', () => {
  let folder: TemporaryFolder
  let receiver: WebhookReceiver
  let demo: Demo
  let api: Api
  let system: ManyProcesses

  beforeAll(async () => {
    folder = temporaryFolder()
    receiver = new WebhookReceiver()
    await receiver.start()
    demo = await startDemo({ folder: join(folder.path, 'world'), log: silentLogger, clock: systemClock, speed: 7200 })
    const channel = { id: 'drill', name: '演练通道', kind: 'webhook', drills: true }
    const channels = [{ ...channel, url: receiver.url, secret: receiver.secret }]
    system = await ManyProcesses.start(`whole-${process.pid}-`, names, { ...demo.config, channels })
    api = system.api
  })

  afterAll(async () => {
    await system?.[Symbol.asyncDispose]()
    await demo?.stop()
    await receiver?.stop()
    folder[Symbol.dispose]()
  })

  it('is ready when every service says so', async () => {
    await system.ready()
    expect((await api.get<{ ready: boolean }>('/system')).ready).toBe(true)
    demo.play()
  })

  it('raises alerts of level 3, 2 and 1, each with its reasons, one incident an event', async () => {
    const alerts = await eventually('alerts of three levels', 120, async () => {
      const all = await api.all<GradedAlert>('/alerts')
      const levels = new Set(all.filter((alert) => alert.change !== 'approaching').map((alert) => alert.level))
      if (levels.size < 3) throw new Error(`levels so far: ${[...levels].join(', ')}`)
      return all
    })
    for (const alert of alerts) {
      expect(alert.drill).toBe(true)
      expect(alert.reasons.length).toBeGreaterThan(0)
    }
    const incidents = await eventually('an incident an event, at its level', 30, async () => {
      const events = (await api.all<GradedEvent>('/events')).filter((event) => event.openedAt !== null)
      const all = await api.all<Incident>('/incidents')
      const open = (of: readonly { level: number }[]): string =>
        of
          .map(({ level }) => level.toString())
          .sort()
          .join(' ')
      if (open(events) !== open(all)) throw new Error(`events ${open(events)}, incidents ${open(all)}`)
      return all
    })
    expect(new Set(incidents.map((incident) => incident.eventId)).size).toBe(incidents.length)
    const worst = incidents.find((incident) => incident.level === 1)
    expect(worst?.clocks.map((clock) => clock.id)).toEqual(
      expect.arrayContaining(['first-meeting', 'groups', 'verification']),
    )
  })

  it('finds every item of the script that was put out, in the query language', async () => {
    await eventually('the script is told', 90, async () => {
      const { total } = await api.get<{ total: number }>('/mentions?size=1&drill=only')
      if (total < demo.script.items) throw new Error(`${total} of ${demo.script.items}`)
      return true
    })
    const q = encodeURIComponent('云岭 AND 分拣')
    const found = await api.get<{ items: Mention[]; total: number }>(`/mentions?drill=only&q=${q}&size=100`)
    expect(found.total).toBeGreaterThan(0)
    for (const mention of found.items) expect(`${mention.title}${mention.text}`).toMatch(/云岭[^]*分拣|分拣[^]*云岭/)
    expect((await api.get<{ total: number }>('/mentions?size=1')).total).toBe(0)
  })

  it('tells the channel of every alert, signed and marked as a drill', async () => {
    await eventually('a message for each alert', 30, async () => {
      const alerts = await api.all<GradedAlert>('/alerts')
      const told = new Set(receiver.deliveries.map((delivery) => delivery.id)).size
      if (told < alerts.length) throw new Error(`${told} of ${alerts.length}`)
      return true
    })
    for (const delivery of receiver.deliveries) {
      expect(delivery.signatureHolds).toBe(true)
      expect(delivery.body).toContain('演练 DRILL')
    }
  })

  it('stops each service within 10 s of SIGTERM, with status 0, none having ended before', async () => {
    expect(system.deaths).toEqual([])
    for (const process of system.processes.toReversed()) {
      const began = performance.now()
      const status = await process.end('SIGTERM')
      const seconds = (performance.now() - began) / 1000
      expect({ name: process.name, status, inTime: seconds < 10 }).toEqual({
        name: process.name,
        status: 0,
        inTime: true,
      })
    }
  })
})
