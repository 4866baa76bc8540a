import { expect, it } from 'vitest'
import type { Job, Mention } from '@groundswell/contracts'
import { OneProcess } from '../support/one-process.ts'
import { eventually } from '../support/processes.ts'

const count = 3_000
const subject = { id: 'yunling', name: '云岭速运', query: '云岭速运 丢件' }
const texts = ['云岭速运丢件三天了', '云岭速运今天很快', '江州天气不错']

it(`a changed subject is applied to ${count} stored mentions though the process is killed on the way, and nobody is alerted`, async () => {
  await using system = await OneProcess.start({ subjects: [subject] })
  const { api } = system
  const publishedAt = new Date(Date.now() - 3_600_000).toISOString()
  await api.lines(
    '/intake',
    Array.from({ length: count }, (_, at) => ({
      source: 'jiangpan',
      nativeId: `n${at}`,
      text: `${texts[at % texts.length]}，第${at}单`,
      publishedAt,
    })),
  )
  const total = async (query: string): Promise<number> =>
    (await api.get<{ total: number }>(`/mentions?size=1&q=${encodeURIComponent(query)}`)).total
  await eventually('all are stored', 60, async () => ((await total('')) === count ? true : undefined))
  expect(await total('subject:yunling')).toBe(count / 3)
  const events = (await api.all('/events')).length

  const changed = await fetch(`${api.base}/subjects/yunling`, {
    method: 'PUT',
    headers: { ...api.headers, 'content-type': 'application/json', 'if-match': '"1"' },
    body: JSON.stringify({ ...subject, query: '云岭速运 -丢件' }),
  })
  expect(changed.status).toBe(200)
  const asked = await api.post('/subjects/yunling/retro-match', {})
  expect(asked.status).toBe(202)
  const { id } = (await asked.json()) as Job
  const job = (): Promise<Job> => api.get(`/jobs/${id}`)
  expect((await api.post('/subjects/yunling/retro-match', {})).status).toBe(409)
  await eventually('something is done', 60, async () => ((await job()).done > 0 ? true : undefined))
  await system.kill()
  const done = await eventually('the job is done', 90, async () => {
    const now = await job()
    return now.state === 'done' ? now : undefined
  })
  const third = count / 3
  expect(done).toMatchObject({ total: 2 * third, done: 2 * third, added: third, removed: third, changed: 0 })
  expect(await total('subject:yunling')).toBe(third)
  expect(await total('subject:yunling 丢件')).toBe(0)
  const { items } = await api.get<{ items: Mention[] }>('/mentions?size=1&q=subject:yunling')
  expect(items[0]?.subjects[0]?.hits).not.toEqual([])
  expect((await api.all('/events')).length).toBe(events)
})
