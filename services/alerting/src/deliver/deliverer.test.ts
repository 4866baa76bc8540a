import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel, GradedAlert } from '@groundswell/contracts'
import { deliveryDocuments, type DeliveryDocument } from '@groundswell/incident'
import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildGradedAlert, FakeClock, temporaryFolder } from '@groundswell/testkit'
import { Deliverer } from './deliverer.ts'
import { messageOfAlert } from './message.ts'
import { signWebhook } from './sign.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const folder = temporaryFolder()
let store: Store
let stops: (() => void)[] = []
let clock: FakeClock
let channels: Map<string, Channel>
let disabled: string[]
let deliverer: Deliverer
let serial = 0

beforeAll(async () => {
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
})

afterAll(async () => {
  await store.close()
  folder[Symbol.dispose]()
})

beforeEach(() => {
  clock = new FakeClock()
  channels = new Map()
  disabled = []
  deliverer = newDeliverer()
})

afterEach(async () => {
  for (const stop of stops) stop()
  stops = []
  const left = await store.documents.list(deliveryDocuments, { size: 1000 })
  for (const { id } of left.items) await store.documents.remove(deliveryDocuments, id, 'any')
})

function newDeliverer(): Deliverer {
  return new Deliverer({
    documents: store.documents,
    clock,
    log: silentLogger,
    policy: { firstWait: 2_000, maximumWait: 900_000, horizon: 72 * 3_600_000 },
    channels: () => channels,
    disable: (channel) => {
      disabled.push(channel.id)
      channels.set(channel.id, { ...channel, enabled: false })
      return Promise.resolve()
    },
    random: () => 0.5,
  })
}

interface Message {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Receiver {
  readonly messages: Message[]
  answer: { status: number; headers?: Record<string, string> }
}

/** A receiver on loopback that keeps what it gets, and the channel to it. */
async function receiver(over: Partial<Channel> = {}): Promise<Receiver> {
  const kept: Receiver = { messages: [], answer: { status: 204 } }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      kept.messages.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(kept.answer.status, kept.answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const id = over.id ?? 'duty'
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  const times = { version: 1, updatedAt: '2026-03-02T00:00:00.000Z' }
  channels.set(id, { id, name: id, kind: 'webhook', url, secret, drills: false, enabled: true, ...times, ...over })
  return kept
}

function alert(over: Partial<GradedAlert> = {}): GradedAlert {
  serial += 1
  const eventId = over.eventId ?? `ev-${serial}`
  const seq = over.seq ?? 1
  return buildGradedAlert({ ...over, eventId, seq, id: `${eventId}-${seq}` })
}

/** Looks until nothing is due any more at the present time; the list may lag a little behind the writes. */
async function deliver(): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet += 1) {
    if ((await deliverer.deliverDue()) > 0) quiet = -1
    await deliverer.idle()
  }
}

async function rows(): Promise<DeliveryDocument[]> {
  return (await store.documents.list(deliveryDocuments, { size: 1000 })).items.map((item) => item.body)
}

test('the signature is that of the published vector, and both keys sign while they rotate', () => {
  const sign = signWebhook([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
  expect(sign).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  const both = signWebhook([secret, secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
  expect(both).toBe(`${sign} ${sign}`)
})

test('a long line of messages that a receiver does not take holds up its own line only', async () => {
  const away = await receiver({ id: 'away' })
  away.answer = { status: 503 }
  const duty = await receiver()
  // As one search fills it in half a day.
  for (let seq = 1; seq <= 700; seq += 1)
    await deliverer.send(messageOfAlert(alert({ eventId: 'search-s', seq })), ['away'])
  await clock.advance(1_000)
  await deliverer.send(messageOfAlert(alert()), ['duty'])
  for (let look = 0; look < 4; look += 1) {
    await deliverer.deliverDue()
    await deliverer.idle()
  }
  expect(duty.messages).toHaveLength(1)

  away.answer = { status: 204 }
  for (let look = 0; look < 12; look += 1) {
    await clock.advance(10_000)
    await deliverer.deliverDue()
    await deliverer.idle()
  }
  const numbers = away.messages.map(({ body }) => (JSON.parse(body) as { data: GradedAlert }).data.seq)
  expect(numbers.slice(0, 4)).toEqual([1, 1, 2, 3])
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
})

test('row 1: an alert written again and again is one message', async () => {
  const duty = await receiver()
  const opened = alert()
  await Promise.all(Array.from({ length: 20 }, () => deliverer.enqueue(opened)))
  await deliver()
  expect(duty.messages).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'done', attempts: 1, lastStatus: 204 }])
})

test('row 13: of two receivers the failing one gets exactly one message once it recovers, the healthy one nothing extra', async () => {
  const healthy = await receiver({ id: 'healthy' })
  const failing = await receiver({ id: 'failing' })
  failing.answer = { status: 500 }
  await deliverer.enqueue(alert())
  for (let second = 0; second < 60; second += 2) {
    await deliver()
    await clock.advance(2_000)
  }
  expect(healthy.messages).toHaveLength(1)
  expect(failing.messages.length).toBeGreaterThan(2)
  expect(failing.messages.length).toBeLessThan(10)
  const before = failing.messages.length
  failing.answer = { status: 200 }
  await clock.advance(300_000)
  await deliver()
  await clock.advance(3_600_000)
  await deliver()
  expect(failing.messages).toHaveLength(before + 1)
  expect(healthy.messages).toHaveLength(1)
})

test('row 14: a receiver that was down for the whole life of an event gets its opening and its end in order, marked late', async () => {
  const duty = await receiver()
  duty.answer = { status: 503 }
  const opened = alert({ eventId: 'ev-down', seq: 1 })
  await deliverer.enqueue(opened)
  await deliver()
  await deliverer.enqueue(alert({ eventId: 'ev-down', seq: 2, change: 'closed' }))
  await deliver()
  expect(duty.messages).toHaveLength(1)
  expect(duty.messages[0]?.headers['ce-late']).toBeUndefined()
  await clock.advance(6 * 3_600_000)
  duty.answer = { status: 200 }
  await deliver()
  const delivered = duty.messages.slice(1)
  expect(delivered.map(({ body }) => (JSON.parse(body) as { data: GradedAlert }).data.change)).toEqual([
    'opened',
    'closed',
  ])
  expect(delivered.map(({ headers }) => headers['ce-late'])).toEqual(['true', 'true'])
})

test('row 16: a 429 with Retry-After: 30 is not tried again before 30 s', async () => {
  const duty = await receiver()
  duty.answer = { status: 429, headers: { 'retry-after': '30' } }
  await deliverer.enqueue(alert())
  await deliver()
  await clock.advance(29_000)
  await deliver()
  expect(duty.messages).toHaveLength(1)
  duty.answer = { status: 200 }
  await clock.advance(1_000)
  await deliver()
  expect(duty.messages).toHaveLength(2)
  expect(await rows()).toMatchObject([{ state: 'done' }])
})

test('row 17: every retry has the same id and body, a new time and a valid signature by both keys', async () => {
  const previousSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
  const duty = await receiver({ previousSecret })
  duty.answer = { status: 500 }
  await deliverer.enqueue(alert())
  await deliver()
  await clock.advance(10_000)
  await deliver()
  const [first, second] = duty.messages
  expect(duty.messages).toHaveLength(2)
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(second?.body).toBe(first?.body)
  expect(Number(second?.headers['webhook-timestamp'])).toBe(Number(first?.headers['webhook-timestamp']) + 10)
  for (const { headers, body } of duty.messages) {
    const id = String(headers['webhook-id'])
    const expected = signWebhook([secret, previousSecret], id, Number(headers['webhook-timestamp']), body)
    expect(headers['webhook-signature']).toBe(expected)
    expect(expected.split(' ')).toHaveLength(2)
  }
})

test('row 26: a fall from level 1 to 3 says lowered, never resolved', async () => {
  const duty = await receiver()
  await deliverer.enqueue(alert({ change: 'lowered', level: 3, previousLevel: 1 }))
  await deliver()
  const body = duty.messages[0]?.body ?? ''
  expect(JSON.parse(body)).toMatchObject({ data: { change: 'lowered', level: 3, previousLevel: 1 } })
  expect(body).toContain('降为')
  expect(body).not.toMatch(/resolved|已解除|已关闭/)
})

test('row 27: a drill goes to drill channels only and says 演练 DRILL', async () => {
  const outside = await receiver({ id: 'outside' })
  const training = await receiver({ id: 'training', drills: true })
  await deliverer.enqueue(alert({ drill: true }))
  await deliver()
  expect(outside.messages).toEqual([])
  expect(training.messages).toHaveLength(1)
  expect(training.messages[0]?.body).toContain('演练 DRILL')
  await deliverer.enqueue(alert({ drill: false }))
  await deliver()
  expect(training.messages[1]?.body).not.toContain('DRILL')
})

test('a redirect is not followed and is no yes', async () => {
  const elsewhere = await receiver({ id: 'elsewhere', enabled: false })
  const duty = await receiver()
  duty.answer = { status: 302, headers: { location: channels.get('elsewhere')?.url ?? '' } }
  await deliverer.enqueue(alert())
  await deliver()
  expect(duty.messages).toHaveLength(1)
  expect(elsewhere.messages).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'waiting', lastStatus: 302 }])
})

test('410 disables the channel and its message is dead', async () => {
  const duty = await receiver()
  duty.answer = { status: 410 }
  await deliverer.enqueue(alert())
  await deliver()
  expect(disabled).toEqual(['duty'])
  expect(await rows()).toMatchObject([{ state: 'dead', lastStatus: 410 }])
})

test('a message is tried for 72 hours with growing delays, then it is dead with the reason', async () => {
  const duty = await receiver()
  duty.answer = { status: 500 }
  await deliverer.enqueue(alert())
  const waits: number[] = []
  for (let guard = 0; guard < 600; guard += 1) {
    await deliver()
    const [row] = await rows()
    if (row?.state !== 'waiting') break
    const wait = Date.parse(row.nextAttemptAt) - clock.now().getTime()
    waits.push(wait)
    await clock.advance(wait)
  }
  expect(waits.slice(0, 5)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000])
  expect(Math.max(...waits)).toBe(900_000)
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(72 * 3_600_000)
  expect(await rows()).toMatchObject([{ state: 'dead', lastError: 'given up: answered 500' }])
}, 60_000)

test('a receiver that never answers is given 15 seconds', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const silent = await receiver({ id: 'silent' })
  const channel = channels.get('silent')
  const port = (server.address() as AddressInfo).port
  if (channel !== undefined) channels.set('silent', { ...channel, url: `http://127.0.0.1:${port}/` })
  await deliverer.enqueue(alert())
  await expect.poll(() => deliverer.deliverDue()).toBe(1)
  await new Promise<void>((resolve) => server.once('request', () => resolve()))
  await clock.advance(15_000)
  await deliverer.idle()
  expect(silent.messages).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'waiting', lastStatus: null, lastError: 'no answer within 15 s' }])
})

test('two instances at work on one outbox send each message once', async () => {
  const duty = await receiver()
  const other = newDeliverer()
  for (let number = 0; number < 10; number += 1) await deliverer.enqueue(alert())
  await Promise.all([deliver(), other.deliverDue().then(() => other.idle())])
  await deliver()
  expect(duty.messages).toHaveLength(10)
  expect(new Set(duty.messages.map(({ headers }) => headers['webhook-id'])).size).toBe(10)
})
