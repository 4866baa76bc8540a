import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { decodeEvent, encodeEvent, type GradedAlert, type IncidentChange } from '@groundswell/contracts'
import { commitIncident, incidentDocuments } from '@groundswell/incident'
import { Metrics, silentLogger, type RunningService } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildGradedAlert, FakeClock, temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { incidentsConfig } from './config.ts'
import { startIncidents } from './service.ts'
import { sweepIncidents } from './sweep.ts'

let folder: TemporaryFolder
let bus: EventBus
let store: Store
let clock: FakeClock
let service: RunningService | undefined

beforeEach(async () => {
  folder = temporaryFolder()
  bus = await openEmbeddedBus({ folder: `${folder.path}/bus`, log: silentLogger })
  store = await openEmbeddedStore({ folder: `${folder.path}/store`, log: silentLogger })
  clock = new FakeClock()
})

afterEach(async () => {
  await service?.stop()
  service = undefined
  await bus.close()
  await store.close()
  folder[Symbol.dispose]()
})

async function start(): Promise<void> {
  service = await startIncidents(incidentsConfig.parse({}), {
    bus,
    store,
    clock,
    log: silentLogger,
    metrics: new Metrics(),
  })
}

async function publish(alert: GradedAlert): Promise<void> {
  const data = {
    topic: 'alerts.graded',
    key: alert.eventId,
    id: alert.id,
    producer: 'alerting',
    time: alert.at,
  } as const
  await bus.publish([{ topic: 'alerts.graded', ...encodeEvent({ ...data, data: alert }) }])
}

async function changes(): Promise<IncidentChange[]> {
  const all: IncidentChange[] = []
  for (let partition = 0; partition < (await bus.partitions('incidents.changed')); partition += 1) {
    for (const record of await bus.read('incidents.changed', partition, 0, 1000)) {
      const decoded = decodeEvent('incidents.changed', record)
      if (!decoded.ok) throw new Error(decoded.reason)
      all.push(decoded.data)
    }
  }
  return all
}

describe('the incidents service', () => {
  it('opens one incident for an event however often its alert arrives, and tells of it once', async () => {
    await start()
    const alert = buildGradedAlert({ level: 2 })
    await publish(alert)
    await publish(alert)
    await vi.waitFor(async () => expect(await changes()).toHaveLength(1))
    await publish(buildGradedAlert({ id: 'ev-1-2', seq: 2, level: 1, previousLevel: 2, change: 'raised' }))
    await vi.waitFor(async () =>
      expect((await changes()).map((change) => change.change)).toEqual(['opened', 'level-changed']),
    )
    // The outbox is emptied after what lay in it was published.
    await vi.waitFor(async () => {
      const stored = await store.documents.get(incidentDocuments, 'in-1')
      expect(stored?.body).toMatchObject({ level: 1, open: true, pending: false, outbox: [] })
    })
  })

  it('parks an alert it cannot read, with the reason', async () => {
    await start()
    const { headers } = encodeEvent({
      topic: 'alerts.graded',
      key: 'ev-9',
      id: 'ev-9-1',
      producer: 'alerting',
      time: '2026-03-02T08:00:00.000Z',
      data: buildGradedAlert(),
    })
    await bus.publish([
      { topic: 'alerts.graded', key: 'ev-9', headers, value: JSON.stringify({ ...buildGradedAlert(), level: 9 }) },
    ])
    await vi.waitFor(async () => {
      const parked = await Promise.all(
        [0, 1, 2, 3].map((partition) => bus.read('alerts.graded.dead', partition, 0, 10)),
      )
      expect(parked.flat().map((record) => record.headers['dead-reason'])).toEqual([expect.stringContaining('level')])
    })
  })

  it('breaches a deadline exactly once, also when several sweep at the same moment', async () => {
    const parts = { documents: store.documents, bus, clock }
    await commitIncident(parts, 'in-1', { kind: 'grade', alert: buildGradedAlert() })
    await clock.advance(121 * 60_000)
    await Promise.all([sweepIncidents(parts), sweepIncidents(parts), sweepIncidents(parts)])
    const breaches = (await changes()).filter((change) => change.change === 'clock-breached')
    expect(new Set(breaches.map((change) => change.id)).size).toBe(1)
    const stored = await store.documents.get(incidentDocuments, 'in-1')
    expect(stored?.body.incident.timeline.filter((entry) => entry.what === 'clock-breached')).toHaveLength(1)
  })

  it('publishes what a crash left between the write and the publishing', async () => {
    const failing: EventBus = { ...bus, publish: () => Promise.reject(new Error('killed')) }
    const alert = buildGradedAlert()
    const killed = commitIncident({ documents: store.documents, bus: failing, clock }, 'in-1', { kind: 'grade', alert })
    await expect(killed).rejects.toThrow('killed')
    expect(await changes()).toHaveLength(0)
    await sweepIncidents({ documents: store.documents, bus, clock })
    expect((await changes()).map((change) => change.id)).toEqual(['in-1-1'])
  })

  it('refuses a command on a version that is no longer the present one', async () => {
    const parts = { documents: store.documents, bus, clock }
    await commitIncident(parts, 'in-1', { kind: 'grade', alert: buildGradedAlert() })
    await commitIncident(parts, 'in-1', { kind: 'acknowledge', by: '李静' }, 1)
    const stale = await commitIncident(parts, 'in-1', { kind: 'change-level', by: '王岚', level: 1, reason: '升级' }, 1)
    expect(stale).toMatchObject({ kind: 'stale', current: { version: 2, acknowledgedBy: '李静' } })
  })
})
