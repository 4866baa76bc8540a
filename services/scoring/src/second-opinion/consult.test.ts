import { Metrics, silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { FakeClock, temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { say, startAnsweringServer, type AnsweringServer } from './answering-server.ts'
import { createBudget } from './budget.ts'
import type { EndpointConfig } from './config.ts'
import { secondOpinionConfig } from './config.ts'
import { createConsultation, type Consultation } from './consult.ts'
import { createEndpointAnswerer } from './endpoint-answerer.ts'

const never = new AbortController().signal
const timeoutMilliseconds = 4_000

let folder: TemporaryFolder
let store: Store
let server: AnsweringServer
let clock: FakeClock
let metrics: Metrics
let consultation: Consultation

beforeAll(async () => {
  folder = temporaryFolder()
  store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
})
afterAll(async () => {
  await store.close()
  folder[Symbol.dispose]()
})
beforeEach(async () => {
  server = await startAnsweringServer()
  clock = new FakeClock('2026-03-02T08:00:00.000Z')
  metrics = new Metrics()
  consultation = consult({})
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
})

function configOf(over: Readonly<Record<string, unknown>>): EndpointConfig {
  const config = secondOpinionConfig.parse({
    kind: 'endpoint',
    name: 'house',
    baseUrl: server.baseUrl,
    model: 'small-one',
    token: 'secret-of-the-house',
    accuracy: 0.85,
    ...over,
  })
  if (config.kind !== 'endpoint') throw new Error('not an endpoint')
  return config
}

function consult(over: Readonly<Record<string, unknown>>): Consultation {
  const config = configOf(over)
  const answerer = createEndpointAnswerer(config, clock.now)
  const parts = { documents: store.documents, now: clock.now, timeZone: 'Asia/Shanghai' }
  const budget = createBudget(answerer.id, config.budget, parts)
  return createConsultation({ ...config, timeoutMilliseconds }, { answerer, budget, clock, log: silentLogger, metrics })
}

async function outcomes(): Promise<Record<string, number>> {
  const metric = await metrics.registry.getSingleMetric('groundswell_scoring_second_opinions_total')?.get()
  return Object.fromEntries(
    (metric?.values ?? []).filter(({ value }) => value > 0).map(({ labels, value }) => [labels['outcome'], value]),
  )
}

describe('asking an endpoint', () => {
  it('sends the text, the schema of the answer and the token, and takes the label with the measured accuracy', async () => {
    const [opinion] = await consultation.ask(['退款拖了一个月，真行'], never)
    expect(opinion).toMatchObject({ polarity: 'negative', confidence: 0.85 })
    expect(opinion?.score).toBeCloseTo(0.075 - 0.85, 10)
    const [asked] = server.asked
    expect(asked?.path).toBe('/v1/chat/completions')
    expect(asked?.headers.authorization).toBe('Bearer secret-of-the-house')
    expect(asked?.body.model).toBe('small-one')
    expect(asked?.body.messages[1]?.content).toContain('退款拖了一个月，真行')
    expect(asked?.body['response_format']).toMatchObject({ type: 'json_schema' })
  })

  it('asks a text once, however often it comes, in one batch or a later one', async () => {
    const first = await consultation.ask(['一样', '一样', '不同'], never)
    const again = await consultation.ask(['一样', '不同'], never)
    expect(first.map((each) => each?.polarity)).toEqual(['negative', 'negative', 'negative'])
    expect(again.every((each) => each !== undefined)).toBe(true)
    expect(server.asked).toHaveLength(2)
    expect(await outcomes()).toEqual({ answered: 2, cached: 2 })
  })

  it('cuts a long text between characters', async () => {
    await consult({ maximumText: 51 }).ask([`${'长'.repeat(50)}😀尾`], never)
    expect(server.asked[0]?.body.messages[1]?.content).toBe(`<text>${'长'.repeat(50)}</text>`)
  })

  it.each([
    ['no JSON', (response: Parameters<AnsweringServer['answer']>[0]) => response.end('<html>')],
    ['no completion', (response: Parameters<AnsweringServer['answer']>[0]) => response.end('{"choices":[]}')],
    ['words', (response: Parameters<AnsweringServer['answer']>[0]) => say(response, 'It is negative.')],
    ['another label', (response: Parameters<AnsweringServer['answer']>[0]) => say(response, { polarity: 'mixed' })],
    ['without end', (response: Parameters<AnsweringServer['answer']>[0]) => response.end('x'.repeat(200_000))],
  ])('takes an answer of %s for none', async (_, answer) => {
    server.answer = answer
    expect(await consultation.ask(['文'], never)).toEqual([undefined])
    expect(await outcomes()).toEqual({ 'bad-answer': 1 })
  })

  it('takes an answer that says more, or stands in a code block', async () => {
    server.answer = (response) => say(response, '```json\n{ "polarity": "negative", "reason": "迟了" }\n```\n')
    const [opinion] = await consultation.ask(['文'], never)
    expect(opinion?.polarity).toBe('negative')
  })

  it('never waits longer than its time-out, and takes what came in time', async () => {
    const held = Promise.withResolvers<void>()
    server.answer = (response, { body }) => {
      if (body.messages[1]?.content.includes('快')) say(response, { polarity: 'positive' })
      else held.resolve()
    }
    const asking = consult({ concurrency: 2 }).ask(['快', '慢', '慢二', '慢三'], never)
    await held.promise
    await expect.poll(() => server.asked.length).toBe(3)
    await clock.advance(timeoutMilliseconds)
    expect((await asking).map((each) => each?.polarity)).toEqual(['positive', undefined, undefined, undefined])
    expect(await outcomes()).toEqual({ answered: 1, late: 2, 'too-late': 1 })
  })

  it('leaves it alone after five failures in a row, tries one after a while, and says so', async () => {
    server.answer = (response) => response.writeHead(500).end('boom')
    for (const text of ['一', '二', '三', '四', '五', '六', '七']) await consultation.ask([text], never)
    expect(server.asked).toHaveLength(5)
    expect(await outcomes()).toEqual({ failed: 5, paused: 2 })
    expect(consultation.health()).toMatchObject({ ready: true })
    expect(consultation.health().detail).toContain('HTTP 500')
    expect(await metrics.registry.metrics()).toContain('groundswell_scoring_second_opinion_paused 1')
    await clock.advance(30_000)
    await consultation.ask(['八', '九'], never)
    expect(server.asked).toHaveLength(6)
    server.answer = (response) => say(response, { polarity: 'neutral' })
    await clock.advance(60_000)
    await consultation.ask(['十', '十一'], never)
    expect(server.asked).toHaveLength(7)
    expect(consultation.health().detail).toBe('endpoint:house is asked of unsure texts')
    await consultation.ask(['十二', '十三'], never)
    expect(server.asked).toHaveLength(9)
  })

  it('keeps to the wait a 429 asks for, at once', async () => {
    server.answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end()
    await consultation.ask(['一'], never)
    await clock.advance(119_000)
    await consultation.ask(['二'], never)
    expect(server.asked).toHaveLength(1)
    await clock.advance(1_000)
    server.answer = (response) => say(response, { polarity: 'neutral' })
    expect((await consultation.ask(['三'], never))[0]?.polarity).toBe('neutral')
  })

  it('keeps to it whatever is answered of questions that were under way', async () => {
    const slow = Promise.withResolvers<void>()
    server.answer = (response, { body }) => {
      if (body.messages[1]?.content.includes('慢')) void slow.promise.then(() => say(response, { polarity: 'neutral' }))
      else response.writeHead(429, { 'retry-after': '120' }).end()
    }
    const asking = consultation.ask(['慢', '快'], never)
    await expect.poll(() => consultation.health().detail).toContain('is not asked')
    slow.resolve()
    expect((await asking).map((each) => each?.polarity)).toEqual(['neutral', undefined])
    expect(await consultation.ask(['二'], never)).toEqual([undefined])
    expect(server.asked).toHaveLength(2)
  })

  it('reads a wait that is a date', async () => {
    const until = new Date(clock.now().getTime() + 90_000).toUTCString()
    server.answer = (response) => response.writeHead(503, { 'retry-after': until }).end()
    await consultation.ask(['一'], never)
    expect(consultation.health().detail).toContain('tried again at 2026-03-02T08:01:30')
  })

  it('has no answer of a server that is not there, or that refuses the token, and shows the token nowhere', async () => {
    server.answer = (response) => response.writeHead(401).end()
    for (const text of ['一', '二', '三', '四', '五']) await consultation.ask([text], never)
    expect(consultation.health().detail).toContain('check the token')
    expect(consultation.health().detail).not.toContain('secret-of-the-house')
    const gone = consult({ baseUrl: 'http://127.0.0.1:9/v1' })
    expect(await gone.ask(['一'], never)).toEqual([undefined])
    expect((await outcomes())['unreachable']).toBe(1)
  })

  it('follows no redirect, so that texts go nowhere else', async () => {
    server.answer = (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()
    expect(await consultation.ask(['一'], never)).toEqual([undefined])
    expect(await outcomes()).toEqual({ unreachable: 1 })
  })
})

describe('the budget', () => {
  it('ends a minute in this process and a day for all of them together', async () => {
    const one = consult({ name: 'small', budget: { perMinute: 2, perDay: 3 } })
    await one.ask(['一', '二', '三'], never)
    expect(server.asked).toHaveLength(2)
    await clock.advance(60_000)
    await one.ask(['三', '四'], never)
    expect(server.asked).toHaveLength(3)
    const restarted = consult({ name: 'small', budget: { perMinute: 100, perDay: 3 } })
    await restarted.ask(['五'], never)
    expect(server.asked).toHaveLength(3)
    clock.set('2026-03-02T16:00:01.000Z') // the next day in Asia/Shanghai
    await restarted.ask(['五'], never)
    expect(server.asked).toHaveLength(4)
    expect((await outcomes())['over-budget']).toBe(3)
  })

  it('gets back what was never asked', async () => {
    const slow = consult({ name: 'slow', concurrency: 1, budget: { perMinute: 3, perDay: 3 } })
    server.answer = () => {}
    const asking = slow.ask(['一', '二', '三'], never)
    await expect.poll(() => server.asked.length).toBe(1)
    await clock.advance(timeoutMilliseconds)
    await asking
    server.answer = (response) => say(response, { polarity: 'positive' })
    expect((await slow.ask(['四', '五'], never)).map((each) => each?.polarity)).toEqual(['positive', 'positive'])
  })
})
