import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchFound, ShownSavedSearch } from '@groundswell/contracts'
import { OneProcess } from '../support/one-process.ts'
import { eventually } from '../support/processes.ts'
import { toldIds as idsToldOf, toldOf } from '../support/told-searches.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'

/** A search alerts within a second of being kept. */
const takesEffect = (): Promise<void> => new Promise((done) => setTimeout(done, 1_500))

describe('saved searches that alert', () => {
  const receiver = new WebhookReceiver()
  let system: OneProcess
  let sent = 0

  beforeAll(async () => {
    await receiver.start()
    const channel = { id: 'desk', name: '值班台', kind: 'webhook', url: receiver.url, secret: receiver.secret }
    system = await OneProcess.start({
      subjects: [{ id: 'yunling', name: '云岭速运', query: '云岭速运' }],
      channels: [channel],
      alerting: { searchMessageSeconds: 2, publicUrl: 'https://yuqing.example.invalid/' },
    })
  })
  afterAll(async () => {
    await system[Symbol.asyncDispose]()
    await receiver.stop()
  })

  const keep = async (body: object): Promise<ShownSavedSearch> => {
    const answer = await system.api.post('/saved-searches', { alertOnNew: true, channels: ['desk'], ...body })
    expect(answer.status).toBe(201)
    return (await answer.json()) as ShownSavedSearch
  }
  /** Ids of the mentions, in the order sent. */
  const send = async (texts: readonly string[]): Promise<string[]> => {
    const lines = await system.api.lines(
      '/intake',
      texts.map((text) => ({ source: 'jiangpan', nativeId: `n${(sent += 1)}`, text, author: { name: `客户${sent}` } })),
    )
    return lines.map(({ id }) => id ?? '')
  }
  const told = (searchId: string): SearchFound[] => toldOf(receiver, searchId)
  const toldIds = (searchId: string): string[] => idsToldOf(receiver, searchId)
  const sorted = (ids: readonly string[]): string[] => ids.toSorted((a, b) => a.localeCompare(b))

  it('tell each mention once, the first at once and the rest together, over kills of the process', async () => {
    const before = await send(['云岭速运丢件，在此之前'])
    await eventually('it is stored', 30, () => system.api.get(`/mentions/${before[0]}`))
    const search = await keep({ name: '丢件', query: '丢件 subject:yunling' })
    await takesEffect()
    const expected = await send(['云岭速运丢件，第一条', '别家也丢件'])
    await eventually('the first is told', 10, async () => (toldIds(search.id).length === 1 ? true : undefined))
    for (let round = 0; round < 3; round += 1) {
      const some = await send(Array.from({ length: 5 }, (_, at) => `云岭速运丢件，第${round}轮第${at}条`))
      expected.push(...some)
      await system.kill()
    }
    const wanted = sorted(expected.filter((_, at) => at !== 1))
    await eventually('all are told', 60, async () => (toldIds(search.id).length >= wanted.length ? true : undefined))
    await takesEffect()
    expect(toldIds(search.id)).toEqual(wanted)
    const messages = told(search.id)
    expect(messages.length).toBeLessThan(wanted.length)
    expect(messages[0]).toMatchObject({
      search: { id: search.id, name: '丢件', query: '丢件 subject:yunling' },
      count: 1,
      drill: false,
      mentions: [{ text: '云岭速运丢件，第一条' }],
    })
    expect(messages[0]?.link).toBe(`https://yuqing.example.invalid/search?saved=${search.id}&sort=newest`)
    const now = await system.api.get<ShownSavedSearch>(`/saved-searches/${search.id}`)
    expect(now.foundCount).toBe(wanted.length)
    expect(now.lastFoundAt).not.toBeNull()
  })

  it('ask for a level, which only grading gives, and find the mentions of the event', async () => {
    const search = await keep({ name: '事故', query: 'level:<=2 货车' })
    await takesEffect()
    const [accident = ''] = await send(['云岭速运一辆货车在青山隧道追尾，造成2人死亡。', '云岭速运的货车很干净'])
    await eventually('it is told', 30, async () => (toldIds(search.id).length > 0 ? true : undefined))
    expect(toldIds(search.id)).toEqual([accident])
  })

  it('find by the query as it is now, and nothing any more once they are silent', async () => {
    const search = await keep({ name: '改', query: '缺斤少两' })
    await takesEffect()
    const put = (version: number, body: object): Promise<Response> =>
      fetch(`${system.api.base}/saved-searches/${search.id}`, {
        method: 'PUT',
        headers: { ...system.api.headers, 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify({ name: '改', ...body }),
      })
    expect((await put(1, { query: '泡水', alertOnNew: true, channels: ['desk'] })).status).toBe(200)
    await takesEffect()
    const [, soaked = ''] = await send(['这家缺斤少两', '包裹泡水了'])
    await eventually('it is told', 20, async () => (toldIds(search.id).length > 0 ? true : undefined))
    expect((await put(2, { query: '泡水' })).status).toBe(200)
    await takesEffect()
    const [last = ''] = await send(['又泡水了'])
    await eventually('it is stored', 20, () => system.api.get(`/mentions/${last}`))
    await takesEffect()
    expect(toldIds(search.id)).toEqual([soaked])
  })
})
