import { encodeEvent, type GradedAlert, type Mention } from '@groundswell/contracts'
import { tellingDocuments } from '@groundswell/settings'
import { buildGradedAlert, buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestGateway, testToken, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

interface Told {
  readonly id?: string
  readonly event?: string
  readonly data?: unknown
}

/** A watcher as a browser is one: collects what it is told. */
class Watcher implements AsyncDisposable {
  readonly told: Told[] = []
  ended = false
  readonly #leaving = new AbortController()
  #reading: Promise<void> = Promise.resolve()

  static async join(query = '', headers: Record<string, string> = {}): Promise<Watcher> {
    const watcher = new Watcher()
    const response = await fetch(`${server.gateway.url}/api/v1/live${query}`, {
      headers: { authorization: `Bearer ${testToken}`, ...headers },
      signal: watcher.#leaving.signal,
    })
    if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true)
      throw new Error(`no stream: ${response.status}`)
    watcher.#reading = watcher.#read(response)
    await vi.waitFor(() => {
      if (watcher.told.length === 0) throw new Error('not greeted yet')
    })
    return watcher
  }

  kinds(): string[] {
    return this.told.flatMap((one) => (one.event === undefined || one.event === 'hello' ? [] : [one.event]))
  }

  async #read(response: Response): Promise<void> {
    let rest = ''
    try {
      for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (rest + piece).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const fields = Object.fromEntries(
            block.split('\n').flatMap((line) => {
              const found = /^(id|event|data): (.*)$/.exec(line)
              return found === null ? [] : [[found[1] ?? '', found[2]]]
            }),
          )
          if ('event' in fields) this.told.push({ ...fields, data: JSON.parse(fields['data'] ?? 'null') as unknown })
        }
      }
      this.ended = true
    } catch (error) {
      if (!this.#leaving.signal.aborted) throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#leaving.abort()
    await this.#reading
  }
}

async function publishMention(over: Partial<Mention>): Promise<void> {
  const mention = buildMention(over)
  const { id, collectedAt } = mention
  const event = {
    topic: 'mentions.scored',
    key: id,
    id,
    producer: 'scoring',
    time: collectedAt,
    data: mention,
  } as const
  await server.bus.publish([{ topic: event.topic, ...encodeEvent(event) }])
}

async function publishAlert(over: Partial<GradedAlert>): Promise<void> {
  const alert = buildGradedAlert(over)
  const event = {
    topic: 'alerts.graded',
    key: alert.eventId,
    id: alert.id,
    producer: 'alerting',
    time: alert.at,
    data: alert,
  } as const
  await server.bus.publish([{ topic: event.topic, ...encodeEvent(event) }])
}

describe('the live stream', () => {
  test('tells of mentions, alerts and incidents as they happen', async () => {
    await using watcher = await Watcher.join()
    await publishMention({ id: 'm-live' })
    await publishAlert({ id: 'ev-live-1', eventId: 'ev-live' })
    await server.ask('POST', '/api/v1/incidents', {
      body: { title: '停电', level: 3, subject: { id: 'yunling', name: '云岭速运' } },
    })
    await expect.poll(() => watcher.kinds().toSorted()).toEqual(['alert', 'incident', 'mention'])
    expect(watcher.told.find((one) => one.event === 'mention')?.data).toMatchObject({ id: 'm-live' })
    expect(watcher.told.find((one) => one.event === 'incident')?.data).toMatchObject({ change: 'opened' })
  })

  test('tells only what was asked for', async () => {
    await using alerts = await Watcher.join('?kinds=alert')
    await using drills = await Watcher.join('?drill=only')
    await using all = await Watcher.join('?drill=include')
    await publishMention({ id: 'm-real' })
    await publishMention({ id: 'm-drill', drill: true })
    await publishAlert({ id: 'ev-real-1', eventId: 'ev-real' })
    await expect.poll(() => all.kinds()).toHaveLength(3)
    await expect.poll(() => alerts.kinds()).toEqual(['alert'])
    expect(drills.told.map((one) => (one.data as { id?: string }).id)).toEqual([undefined, 'm-drill'])
  })

  test('brings back what was missed while a connection was broken', async () => {
    await using before = await Watcher.join('?kinds=alert')
    await publishAlert({ id: 'ev-a-1', eventId: 'ev-a' })
    await expect.poll(() => before.kinds()).toHaveLength(1)
    const last = before.told.at(-1)?.id ?? ''
    await before[Symbol.asyncDispose]()
    await publishAlert({ id: 'ev-b-1', eventId: 'ev-b' })
    await using after = await Watcher.join('?kinds=alert', { 'last-event-id': last })
    await expect.poll(() => after.told.map((one) => (one.data as { id?: string }).id)).toContain('ev-b-1')
    await using lost = await Watcher.join('?kinds=alert', { 'last-event-id': 'another-run-7' })
    expect(lost.told[0]?.data).toMatchObject({ resumed: false })
  })

  test('cuts a long text and keeps only what stands in the part it tells', async () => {
    await using watcher = await Watcher.join('?kinds=mention')
    const inside = { field: 'text', start: 0, end: 2 } as const
    const beyond = { field: 'text', start: 5000, end: 5002 } as const
    await publishMention({
      id: 'm-long',
      text: '长'.repeat(6000),
      places: [
        { province: '江州', ...inside },
        { province: '云岭', ...beyond },
      ],
    })
    await expect.poll(() => watcher.kinds()).toHaveLength(1)
    const told = watcher.told.at(-1)?.data as Mention
    expect(told.text).toHaveLength(2000)
    expect(told).toMatchObject({ truncated: true, places: [{ province: '江州' }] })
  })

  test('tells when the health of a source changes', async () => {
    await using watcher = await Watcher.join('?kinds=source')
    await server.ask('POST', '/api/v1/intake', { body: { source: 'first-call', text: '来电' } })
    await expect.poll(() => watcher.kinds(), { timeout: 15_000 }).toContain('source')
  }, 20_000)

  test('tells what a saved search newly found, only to those who may see the search', async () => {
    const tokenOf = async (name: string): Promise<string> => {
      const made = await server.ask('POST', '/api/v1/tokens', { body: { name, role: 'analyst' } })
      return made.json<{ token: string }>().token
    }
    const [wang, li] = [await tokenOf('wang'), await tokenOf('li')]
    const keep = async (body: object): Promise<string> => {
      const kept = await server.ask('POST', '/api/v1/saved-searches', { token: wang, body })
      return kept.json<{ id: string }>().id
    }
    const shared = await keep({ name: '丢件', query: '丢件', shared: true })
    const own = await keep({ name: '延误', query: '延误' })
    const watch = (token: string) => Watcher.join('?kinds=found', { authorization: `Bearer ${token}` })
    await using owner = await watch(wang)
    await using other = await watch(li)
    await using admin = await Watcher.join('?kinds=found')
    const at = '2026-03-02T08:00:00.000Z'
    let seq = 0
    /** A message of each, as alerting keeps it, the private one first. */
    const tell = async (): Promise<void> => {
      seq += 1
      for (const [minute, searchId] of [own, shared].entries()) {
        const lastMessage = { searchId, drill: false, count: 2, mentions: ['m-1', 'm-2'] }
        const times = { lastMessageAt: at.replace(':00:', `:0${minute}:`), lastFoundAt: at }
        const body = { seq, ...times, foundCount: 2 * seq, lastMessage, pending: null }
        await server.store.documents.put(tellingDocuments, { id: searchId, body, expected: 'any' })
      }
    }
    // The first look of the stream is what it starts from.
    await vi.waitFor(
      async () => {
        if (other.kinds().length === 0) await tell()
        expect(other.kinds()).toContain('found')
      },
      { timeout: 20_000, interval: 1_000 },
    )
    await expect.poll(() => [owner.kinds().length, admin.kinds().length]).toEqual([2, 1])
    const heard = (watcher: Watcher) => watcher.told.filter(({ event }) => event === 'found').map(({ data }) => data)
    const found = { count: 2, mentions: ['m-1', 'm-2'], drill: false }
    const ofShared = { ...found, savedSearchId: shared, name: '丢件', at: '2026-03-02T08:01:00.000Z' }
    expect(heard(owner)).toEqual([{ ...found, savedSearchId: own, name: '延误', at }, ofShared])
    expect([heard(other), heard(admin)]).toEqual([[ofShared], [ofShared]])
  }, 30_000)

  test('says goodbye when the server stops, and the server does not wait for it', async () => {
    await using other = await startTestGateway()
    const response = await fetch(`${other.gateway.url}/api/v1/live`, {
      headers: { authorization: `Bearer ${testToken}` },
    })
    const reading = response.text()
    await other.gateway.stop()
    expect(await reading).toContain('event: bye\ndata: {"reason":"stopping"}')
  })
})
