import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { encodeEvent, type Channel, type MatchedMention } from '@groundswell/contracts'
import { alertDocuments, deliveryDocuments, eventDocuments, storyDocuments } from '@groundswell/incident'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { channelSettings, savedSearchSettings, Settings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildMatchedMention, buildMention, temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { alertingConfig } from './config.ts'
import { startAlerting } from './service.ts'
import { snapshotDocuments } from './state/collections.ts'

const log = silentLogger
let stops: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const stop of stops.reverse()) await stop()
  stops = []
})

interface Engines {
  readonly folder: TemporaryFolder
  readonly bus: EventBus
  readonly store: Store
}

async function openEngines(): Promise<Engines> {
  const folder = temporaryFolder()
  stops.push(() => folder[Symbol.dispose]())
  const bus = await openEmbeddedBus({ folder: `${folder.path}/bus`, log })
  stops.push(() => bus.close())
  const store = await openEmbeddedStore({ folder: `${folder.path}/store`, log })
  stops.push(() => store.close())
  return { folder, bus, store }
}

async function start({ bus, store }: Engines): Promise<RunningService> {
  const config = alertingConfig.parse({ sweepSeconds: 0.1, deliverySeconds: 0.05 })
  const service = await startAlerting(config, {
    bus,
    store,
    log,
    metrics: new Metrics(),
    clock: systemClock,
    timeZone: 'Asia/Shanghai',
  })
  stops.push(() => service.stop())
  return service
}

function publish(bus: EventBus, mentions: readonly MatchedMention[]): Promise<void> {
  return bus.publish(
    mentions.map((data) => ({
      topic: 'mentions.matched' as const,
      ...encodeEvent({
        topic: 'mentions.matched',
        key: data.subject.id,
        id: data.id,
        producer: 'scoring',
        time: data.collectedAt,
        data,
      }),
    })),
  )
}

const accident = buildMatchedMention({
  mentionId: 'accident-1',
  text: '云岭速运一辆货车在青山隧道追尾，造成2人死亡。',
  category: 'safety-accident',
  signals: [{ kind: 'deaths', value: 2, claim: false, field: 'text', start: 19, end: 23 }],
})

interface Receiver {
  readonly url: string
  readonly received: { readonly headers: Record<string, unknown>; readonly body: string }[]
  answer: number
}

async function openReceiver(): Promise<Receiver> {
  const receiver = { url: '', received: [] as Receiver['received'], answer: 200 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, body })
      response.writeHead(receiver.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return receiver
}

async function addChannel(store: Store, over: Partial<Channel> & { url: string }): Promise<void> {
  const settings = new Settings(store.documents, channelSettings, systemClock)
  const channel = { id: 'duty', name: '值班', kind: 'webhook' as const, drills: false, enabled: true }
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  await settings.save({ ...channel, secret, ...over }, 'absent')
}

test('a mention with a death becomes a level 1 event, a ledger entry, an alert on the bus, a story and its assignment', async () => {
  const engines = await openEngines()
  const { bus, store } = engines
  await start(engines)
  await publish(bus, [accident])
  const alerts = await vi.waitFor(
    async () => {
      const page = await store.documents.list(alertDocuments, { size: 10 })
      expect(page.total).toBe(1)
      return page.items
    },
    { timeout: 10_000, interval: 50 },
  )
  const alert = alerts[0]?.body.alert
  expect(alert).toMatchObject({ level: 1, change: 'opened', seq: 1, category: 'safety-accident' })
  const event = await store.documents.get(eventDocuments, alert?.eventId ?? '')
  expect(event?.body).toMatchObject({ open: true, level: 1, subjectId: 'yunling' })
  await vi.waitFor(async () => {
    const story = await store.documents.get(storyDocuments, alert?.story.id ?? '')
    expect(story?.body).toMatchObject({ mentionCount: 1, eventId: alert?.eventId })
    const assigned = await readAll(bus, 'stories.assigned')
    expect(assigned).toEqual([
      { mentionId: 'accident-1', version: 1, assignments: [{ subjectId: 'yunling', storyId: alert?.story.id }] },
    ])
    expect(await readAll(bus, 'alerts.graded')).toEqual([alert])
  })
})

test('the same record twice, and the same match at two offsets, count once', async () => {
  const engines = await openEngines()
  const { bus, store } = engines
  await start(engines)
  await publish(bus, [accident, accident])
  await publish(bus, [accident])
  await vi.waitFor(async () => {
    expect((await bus.lag('alerting', ['mentions.matched'])).every(({ committed, end }) => committed === end)).toBe(
      true,
    )
    expect((await store.documents.get(snapshotDocuments, 'yunling'))?.body.state.stories[0]?.volume).toBe(1)
  })
  expect((await store.documents.list(alertDocuments, { size: 10 })).total).toBe(1)
})

test('an alert is sent once, signed, to every enabled channel, and the row says that it is done', async () => {
  const engines = await openEngines()
  const { bus, store } = engines
  const receiver = await openReceiver()
  await addChannel(store, { url: receiver.url })
  await addChannel(store, { id: 'off', url: receiver.url, enabled: false })
  await start(engines)
  await publish(bus, [accident])
  await vi.waitFor(
    async () => {
      const rows = await store.documents.list(deliveryDocuments, { size: 10 })
      expect(rows.items.map(({ body }) => [body.channelId, body.state])).toEqual([['duty', 'done']])
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(receiver.received).toHaveLength(1)
  const [message] = receiver.received
  expect(message?.headers).toMatchObject({ 'ce-type': 'io.groundswell.alert.graded.v1', 'ce-specversion': '1.0' })
  expect(message?.headers['webhook-signature']).toMatch(/^v1,/)
  expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'io.groundswell.alert.graded.v1', data: { level: 1 } })
})

test('an alert is graded and sent while a search that asks for a level waits for an indexer that is away', async () => {
  const engines = await openEngines()
  const { bus, store } = engines
  const receiver = await openReceiver()
  await addChannel(store, { url: receiver.url })
  const searches = new Settings(store.documents, savedSearchSettings, systemClock)
  const asked = { query: 'level:<=2', from: null, to: null, sort: 'newest', drill: 'exclude', shared: true } as const
  const tells = { alertOnNew: true, channels: ['duty'], owner: 'wang', alertingSince: '2026-01-01T00:00:00.000Z' }
  await searches.save({ id: 's', name: '事故', ...asked, ...tells }, 'absent')
  await start(engines)
  const mention = buildMention({ id: 'accident-1', text: accident.text })
  const event = { key: mention.id, id: mention.id, producer: 'scoring', time: mention.collectedAt, data: mention }
  await bus.publish([{ topic: 'mentions.scored', ...encodeEvent({ topic: 'mentions.scored', ...event }) }])
  await publish(bus, [accident])
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 10_000, interval: 50 })
  const waiting = await bus.lag('alerting-searches', ['mentions.scored'])
  expect(waiting.reduce((sum, { committed, end }) => sum + end - committed, 0)).toBe(1)
})

test('what was stopped goes on where it stopped, nothing twice', async () => {
  const engines = await openEngines()
  const { bus, store } = engines
  const first = await start(engines)
  await publish(bus, [accident])
  await vi.waitFor(async () => expect((await store.documents.list(alertDocuments, { size: 10 })).total).toBe(1))
  await first.stop()
  await publish(bus, [accident, { ...accident, id: 'accident-2:1:yunling', mentionId: 'accident-2' }])
  await start(engines)
  await vi.waitFor(async () => {
    const snapshot = await store.documents.get(snapshotDocuments, 'yunling')
    expect(snapshot?.body.state.stories.map((story) => story.volume)).toEqual([2])
  })
  expect((await store.documents.list(alertDocuments, { size: 10 })).total).toBe(1)
})

async function readAll(bus: EventBus, topic: 'alerts.graded' | 'stories.assigned'): Promise<unknown[]> {
  const found: unknown[] = []
  for (let partition = 0; partition < (await bus.partitions(topic)); partition += 1) {
    for (const record of await bus.read(topic, partition, 0, 1000)) found.push(JSON.parse(record.value))
  }
  return found
}
