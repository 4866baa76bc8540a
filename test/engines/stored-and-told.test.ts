import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradedAlert, Job, Mention, ShownSavedSearch } from '@groundswell/contracts'
import { ManyProcesses } from '../support/many-processes.ts'
import { eventually } from '../support/processes.ts'
import { toldIds } from '../support/told-searches.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'

const services = ['indexer', 'alerting', 'scoring', 'gateway']
const subject = { id: 'yunling', name: '云岭速运', query: '云岭速运' }
const third = 150

/** Longer than a change of settings takes to be known, and than the lists of documents lag. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 2_500))

/** The two long stories of analysts, on Kafka and Elasticsearch with a process for each service. */
describe('searches that alert and subjects applied again', () => {
  const receiver = new WebhookReceiver()
  let system: ManyProcesses
  let sent = 0

  beforeAll(async () => {
    await receiver.start()
    const channel = { id: 'desk', name: '值班台', kind: 'webhook', url: receiver.url, secret: receiver.secret }
    const alerting = { searchMessageSeconds: 1 }
    system = await ManyProcesses.start(`told-${process.pid}-`, services, {
      subjects: [subject],
      channels: [channel],
      alerting,
    })
    await system.ready()
  })
  afterAll(async () => {
    await system[Symbol.asyncDispose]()
    await receiver.stop()
  })

  /** Ids of the mentions, in the order sent. */
  const send = async (texts: readonly string[]): Promise<string[]> => {
    const publishedAt = new Date(Date.now() - 60_000).toISOString()
    const items = texts.map((text) => {
      sent += 1
      return { source: 'jiangpan', nativeId: `n${sent}`, text, author: { name: `客户${sent}` }, publishedAt }
    })
    return (await system.api.lines('/intake', items)).map(({ id }) => id ?? '')
  }
  const total = async (query: string): Promise<number> =>
    (await system.api.get<{ total: number }>(`/mentions?size=1&q=${encodeURIComponent(query)}`)).total

  it('tell a webhook each new mention once, of a subject and of a level', async () => {
    const keep = async (name: string, query: string): Promise<string> => {
      const answer = await system.api.post('/saved-searches', { name, query, alertOnNew: true, channels: ['desk'] })
      expect(answer.status).toBe(201)
      return ((await answer.json()) as ShownSavedSearch).id
    }
    const before = await send(['云岭速运丢件，在此之前'])
    await eventually('it is stored', 120, () => system.api.get(`/mentions/${before[0]}`))
    const ofSubject = await keep('丢件', '丢件 subject:yunling')
    const ofLevel = await keep('事故', 'level:<=2 货车')
    await settled()
    const lost = await send(Array.from({ length: 5 }, (_, at) => `云岭速运丢件，第${at}件还没有找到`))
    const accident = await send([
      '云岭速运一辆货车在青山隧道追尾，造成2人死亡。',
      '青山隧道，云岭速运一辆货车追尾，造成2人死亡！',
    ])
    await send(['别家丢件', '云岭速运的货车很干净'])
    await eventually('both are told', 120, async () => {
      const told = { ofSubject: toldIds(receiver, ofSubject).length, ofLevel: toldIds(receiver, ofLevel).length }
      if (told.ofSubject < lost.length || told.ofLevel < accident.length) throw new Error(JSON.stringify(told))
      return true
    })
    await settled()
    const sorted = (ids: readonly string[]): string[] => ids.toSorted((a, b) => a.localeCompare(b))
    expect(toldIds(receiver, ofSubject)).toEqual(sorted(lost))
    expect(toldIds(receiver, ofLevel)).toEqual(sorted(accident))
  })

  it(`end exact for ${3 * third} stored mentions though scoring and the indexer are killed on the way, and nobody is alerted`, async () => {
    const texts = ['海棠冷链断电两小时', '海棠冷链和云岭速运都慢', '江州天气不错']
    const before = await total('subject:yunling')
    await send(Array.from({ length: 3 * third }, (_, at) => `${texts[at % texts.length]}，第${at}条`))
    await eventually('all are stored', 120, async () => ((await total('第')) >= 3 * third ? true : undefined))
    await eventually('and matched', 60, async () =>
      (await total('subject:yunling')) === before + third ? true : undefined,
    )
    const alerts = (await system.api.all<GradedAlert>('/alerts')).length

    const changed = await fetch(`${system.api.base}/subjects/yunling`, {
      method: 'PUT',
      headers: { ...system.api.headers, 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ ...subject, query: '海棠冷链' }),
    })
    expect(changed.status).toBe(200)
    // Without the indexer the job stands at a page it has published and cannot count.
    await system.process('indexer').end('SIGKILL')
    const asked = await system.api.post('/subjects/yunling/retro-match', {})
    expect(asked.status).toBe(202)
    const { id } = (await asked.json()) as Job
    const job = (): Promise<Job> => system.api.get(`/jobs/${id}`)
    await eventually('a page is in hand', 120, async () => ((await job()).total === undefined ? undefined : true))
    await new Promise((done) => setTimeout(done, 500))
    expect((await job()).done).toBe(0)
    await system.process('scoring').end('SIGKILL')
    for (const name of ['indexer', 'scoring']) system.process(name).start()
    const ended = await eventually('the job is done', 120, async () => {
      const now = await job()
      if (now.endedAt === undefined) throw new Error(JSON.stringify(now))
      return now
    })
    const all = before + 2 * third
    expect(ended).toMatchObject({ state: 'done', total: all, done: all, added: third, removed: before, changed: third })
    expect(await total('subject:yunling')).toBe(2 * third)
    expect(await total('subject:yunling -海棠冷链')).toBe(0)
    const { items } = await system.api.get<{ items: Mention[] }>('/mentions?size=1&q=subject:yunling')
    expect(items[0]?.subjects[0]?.hits).not.toEqual([])
    expect((await system.api.all<GradedAlert>('/alerts')).length).toBe(alerts)
    expect(system.deaths).toEqual([])
  })
})
