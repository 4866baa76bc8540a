import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { FakeClock, temporaryFolder } from '@groundswell/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { jobDocument, jobDocuments } from './job-document.ts'
import { Jobs } from './jobs.ts'
import { shownJob } from './shown-job.ts'

const subject = { id: 'yunling', name: '云岭速运' }
const request = { subject, requestedBy: 'wang' }

async function open(): Promise<{ readonly store: Store; readonly jobs: Jobs; readonly clock: FakeClock }> {
  const folder = temporaryFolder()
  const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  onTestFinished(async () => {
    await store.close()
    folder[Symbol.dispose]()
  })
  const clock = new FakeClock()
  return { store, clock, jobs: new Jobs(store.documents, clock) }
}

test('of many who ask at once for one subject one gets a job, and the others are shown it', async () => {
  const { jobs } = await open()
  const answers = await Promise.all(Array.from({ length: 20 }, () => jobs.requestRetroMatch(request)))
  const made = answers.flatMap((answer) => (answer.ok ? [answer.document.job.id] : []))
  expect(made).toHaveLength(1)
  for (const answer of answers) expect((answer.ok ? answer.document : answer.current).job.id).toBe(made[0])
  expect(await jobs.requestRetroMatch({ ...request, subject: { id: 'other', name: '他' } })).toMatchObject({ ok: true })
})

test('a job whose asker died between naming it and writing it is there all the same', async () => {
  const { store, jobs } = await open()
  const asked = await jobs.requestRetroMatch(request)
  const id = asked.ok ? asked.document.job.id : ''
  await store.documents.remove(jobDocuments, id, 'any')
  expect(await jobs.requestRetroMatch(request)).toMatchObject({ ok: false, current: { job: { id, state: 'queued' } } })
  expect(await jobs.get(id)).toMatchObject({ job: { id } })
})

test('an open job is cancelled once and stays so; its subject may have another then', async () => {
  const { jobs } = await open()
  const asked = await jobs.requestRetroMatch(request)
  const id = asked.ok ? asked.document.job.id : ''
  const first = await jobs.cancel(id, 'li')
  expect(first).toMatchObject({ ok: true, document: { job: { state: 'cancelled', cancelledBy: 'li', version: 2 } } })
  expect(await jobs.cancel(id, 'zhao')).toEqual(first)
  expect(await jobs.cancel('none', 'li')).toEqual({ ok: false, current: undefined })
  expect(await jobs.requestRetroMatch(request)).toMatchObject({ ok: true })
})

test('a job that has ended otherwise is not cancelled', async () => {
  const { store, jobs } = await open()
  const asked = await jobs.requestRetroMatch(request)
  if (!asked.ok) throw new Error('refused')
  const { job } = asked.document
  const done = jobDocument({ ...job, state: 'done' }, null)
  await store.documents.put(jobDocuments, { id: job.id, body: done, expected: 'any' })
  expect(await jobs.cancel(job.id, 'li')).toEqual({ ok: false, current: done })
})

test('what is left is reckoned from the pace of this pass, and only while it runs', () => {
  const requestedAt = '2026-03-02T08:00:00.000Z'
  const counts = { done: 100, total: 400, added: 0, removed: 0, changed: 0 }
  const job = {
    ...counts,
    id: 'a',
    version: 3,
    kind: 'retro-match',
    state: 'running',
    subject,
    requestedBy: 'wang',
    requestedAt,
  } as const
  const place = { subjectVersion: 1, since: '2026-03-02T08:00:10.000Z' }
  const now = new Date('2026-03-02T08:00:20.000Z')
  expect(shownJob(jobDocument(job, place), now).secondsLeft).toBe(30)
  expect(shownJob(jobDocument({ ...job, done: 0 }, place), now)).not.toHaveProperty('secondsLeft')
  expect(shownJob(jobDocument({ ...job, state: 'cancelled' }, place), now)).not.toHaveProperty('secondsLeft')
})
