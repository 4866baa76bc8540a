import type { Incident, Problem } from '@groundswell/contracts'
import { commitIncident } from '@groundswell/incident'
import { systemClock } from '@groundswell/runtime'
import { buildGradedAlert } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type Answer, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

const opening = {
  title: '江州分拨中心停电',
  level: 2,
  subject: { id: 'yunling', name: '云岭速运' },
  reason: '值班员来电',
}
const match = (version: number): { headers: { 'if-match': string } } => ({ headers: { 'if-match': `"${version}"` } })

async function open(): Promise<Incident> {
  return (await server.ask('POST', '/api/v1/incidents', { body: opening })).json<Incident>()
}

const post = (incident: Incident, what: string, body: unknown, version?: number): Promise<Answer> =>
  server.ask('POST', `/api/v1/incidents/${incident.id}/${what}`, {
    body,
    ...(version === undefined ? {} : match(version)),
  })

describe('an incident opened by a person', () => {
  test('starts the clocks of its level and says who opened it and why', async () => {
    const answer = await server.ask('POST', '/api/v1/incidents', { body: opening })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('etag')).toBe('"1"')
    const incident = answer.json<Incident>()
    expect(incident).toMatchObject({ state: 'new', level: 2, eventId: null, version: 1, drill: false })
    expect(incident.clocks.map((clock) => clock.id)).toContain('first-meeting')
    expect(incident.timeline[0]).toMatchObject({ seq: 1, what: 'opened', who: 'admin', why: '值班员来电' })
  })

  test('of a subject nobody knows needs its name', async () => {
    const answer = await server.ask('POST', '/api/v1/incidents', { body: { ...opening, subject: { id: 'unknown' } } })
    expect(answer.status).toBe(422)
    expect(answer.json<Problem>().errors?.[0]?.path).toBe('subject.id')
  })

  test('under one key is opened once', async () => {
    const ask = { body: opening, headers: { 'idempotency-key': 'desk-17' } }
    const [first, second] = [
      await server.ask('POST', '/api/v1/incidents', ask),
      await server.ask('POST', '/api/v1/incidents', ask),
    ]
    expect(second.json<Incident>().id).toBe(first.json<Incident>().id)
  })
})

describe('commands', () => {
  test('acknowledging is taken without a version, once', async () => {
    const incident = await open()
    const first = await post(incident, 'acknowledge', undefined)
    expect(first.json<Incident>()).toMatchObject({ acknowledgedBy: 'admin', version: 2 })
    const second = await post(incident, 'acknowledge', {})
    expect(second.status).toBe(200)
    expect(second.json<Incident>().version).toBe(2)
    expect((await post(incident, 'acknowledge', {}, 1)).status).toBe(409)
  })

  test('a change of level needs a version, a reason and a level', async () => {
    const incident = await open()
    expect((await post(incident, 'level', { level: 1, reason: '全国扩散' })).status).toBe(428)
    expect((await post(incident, 'level', { level: 1 }, 1)).status).toBe(400)
    expect((await post(incident, 'level', { level: 4, reason: '扩散' }, 1)).status).toBe(400)
    const raised = await post(incident, 'level', { level: 1, reason: '全国扩散' }, 1)
    expect(raised.status).toBe(200)
    expect(raised.headers.get('etag')).toBe('"2"')
    expect(raised.json<Incident>().timeline.at(-1)).toMatchObject({ what: 'level-changed', before: 2, after: 1 })
  })

  test('a stale one is 409 with the incident as it stands', async () => {
    const incident = await open()
    await post(incident, 'state', { state: 'verifying', reason: '开始核查' }, 1)
    const stale = await post(incident, 'level', { level: 1, reason: '扩散' }, 1)
    expect(stale.status).toBe(409)
    expect(stale.json<Problem>().current).toMatchObject({ id: incident.id, version: 2, state: 'verifying' })
  })

  test('an illegal move is 409 with the reason and the incident as it stands', async () => {
    const incident = await open()
    const answer = await post(incident, 'state', { state: 'closed', reason: '想直接关闭' }, 1)
    expect(answer.status).toBe(409)
    expect(answer.json<Problem>().detail).toContain('cannot become closed')
    const chinese = await server.ask('POST', `/api/v1/incidents/${incident.id}/state`, {
      body: { state: 'closed', reason: '想直接关闭' },
      headers: { ...match(1).headers, 'accept-language': 'zh-CN' },
    })
    expect(chinese.json<Problem>().detail).toBe('处置事件现为“新建”，不能变为“已关闭”；可变为“核查中”、“误报”。')
    expect(answer.json<Problem>().current).toMatchObject({ state: 'new', version: 1 })
  })

  test('a clock is met and a note is taken into the timeline', async () => {
    const incident = await open()
    const met = await post(incident, 'clocks/first-meeting/met', { reason: '会议已开' })
    expect(met.json<Incident>().clocks.find((clock) => clock.id === 'first-meeting')?.metAt).toBeDefined()
    expect((await post(incident, 'clocks/no-such-clock/met', {})).status).toBe(409)
    const noted = await post(incident, 'notes', { text: '已联系江州网点负责人' })
    expect(noted.status).toBe(201)
    expect(noted.json<Incident>().timeline.at(-1)).toMatchObject({ what: 'noted', why: '已联系江州网点负责人' })
    expect(noted.json<Incident>().timeline.map((entry) => entry.seq)).toEqual([1, 2, 3])
  })

  test('every change goes out on the bus', async () => {
    const incident = await open()
    await post(incident, 'acknowledge', {})
    const changes: string[] = []
    for (let partition = 0; partition < (await server.bus.partitions('incidents.changed')); partition += 1)
      for (const record of await server.bus.read('incidents.changed', partition, 0, 1000))
        if (record.key === incident.id) changes.push((JSON.parse(record.value) as { change: string }).change)
    expect(changes).toEqual(['opened', 'acknowledged'])
  })
})

describe('the list', () => {
  test('is filtered by state, level, openness, subject and drill', async () => {
    const alert = { ...buildGradedAlert({ eventId: 'ev-list', id: 'ev-list-1', drill: true }) }
    const parts = { documents: server.store.documents, bus: server.bus, clock: systemClock }
    await commitIncident(parts, 'in-list', { kind: 'grade', alert })
    const ids = async (query: string): Promise<string[]> =>
      (await server.ask('GET', `/api/v1/incidents?size=1000&${query}`))
        .json<{ items: Incident[] }>()
        .items.map((incident) => incident.id)
    await expect.poll(() => ids('drill=only')).toEqual(['in-list'])
    expect(await ids('drill=exclude')).not.toContain('in-list')
    expect(await ids('level=3&open=true&state=new&event=ev-list&subject=yunling')).toEqual(['in-list'])
    expect(await ids('level=1,2')).not.toContain('in-list')
    expect(await ids('open=false')).toEqual([])
  })
})
