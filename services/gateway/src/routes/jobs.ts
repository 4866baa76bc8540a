import { job, jobState, listOf, retroMatchInput, subjectId, type RetroMatchInput } from '@groundswell/contracts'
import { Jobs, jobDocuments, shownJob } from '@groundswell/jobs'
import { Settings, subjectSettings } from '@groundswell/settings'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { sendEtag } from '../conventions/etag.ts'
import { idParameter, pageQuery } from '../conventions/fields.ts'
import { equals, listDocuments } from '../conventions/list.ts'
import { answers } from '../openapi/answers.ts'
import { badInput, conflict, notFound } from '../problems/known-problems.ts'

const what = { zh: '这个作业', en: 'such job' }

/** Long work: asked for, watched and cancelled here, done by the service that has what it takes. */
export function jobRoutes(app: App, { store, clock, idempotency }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const jobs = new Jobs(store.documents, clock)

  app.post(
    '/api/v1/subjects/:id/retro-match',
    {
      ...idempotency.hooks(),
      schema: {
        tags: ['jobs'],
        summary: 'Apply a subject, as it is now, to the mentions stored already',
        params: idParameter,
        body: retroMatchInput.nullish(),
        response: answers({ 202: job }, 404, 409, 422),
      },
    },
    async (request, reply) => {
      const subject = await subjects.get(request.params.id)
      if (subject === undefined) throw notFound({ zh: '这个监测对象', en: 'such subject' })
      const period = periodOf(request.body ?? {})
      const asked = await jobs.requestRetroMatch({ subject, ...period, requestedBy: principalOf(request).name })
      const now = clock.now()
      if (!asked.ok)
        throw conflict(
          {
            zh: '这个监测对象已有一个作业在排队或运行；current 是它现在的状态。可等它结束，或先取消它。',
            en: 'A job of this subject is queued or running, given as `current`: wait for it, or cancel it first.',
          },
          shownJob(asked.current, now),
        )
      const shown = shownJob(asked.document, now)
      sendEtag(reply, shown.version)
      return reply.code(202).header('location', `/api/v1/jobs/${shown.id}`).send(shown)
    },
  )
  app.get(
    '/api/v1/jobs',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Jobs, latest first',
        querystring: z.strictObject({
          subject: subjectId.optional().describe('Of this subject, by its id'),
          state: jobState.optional().describe('Only those in this state'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(job) }),
      },
    },
    (request) => {
      const { subject, state, size, cursor } = request.query
      const filters = [...equals('subjectId', subject), ...equals('state', state)]
      const sort = { field: 'requestedAt', descending: true }
      const now = clock.now()
      return listDocuments(store.documents, jobDocuments, { filters, sort, size, cursor }, ({ body }) =>
        shownJob(body, now),
      )
    },
  )
  app.get(
    '/api/v1/jobs/:id',
    {
      schema: { tags: ['jobs'], summary: 'One job', params: idParameter, response: answers({ 200: job }, 404) },
    },
    async (request, reply) => {
      const found = await jobs.get(request.params.id)
      if (found === undefined) throw notFound(what)
      sendEtag(reply, found.job.version)
      return shownJob(found, clock.now())
    },
  )
  app.post(
    '/api/v1/jobs/:id/cancel',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Cancel a job; what it has applied stays',
        params: idParameter,
        body: z.strictObject({}).nullish(),
        response: answers({ 200: job }, 404, 409),
      },
    },
    async (request, reply) => {
      const cancelled = await jobs.cancel(request.params.id, principalOf(request).name)
      if (!cancelled.ok) {
        if (cancelled.current === undefined) throw notFound(what)
        throw conflict(
          { zh: '这个作业已经结束；current 是它的结果。', en: 'This job has ended, given as `current`.' },
          shownJob(cancelled.current, clock.now()),
        )
      }
      sendEtag(reply, cancelled.document.job.version)
      return shownJob(cancelled.document, clock.now())
    },
  )
}

/** The period as UTC with milliseconds, without the ends that were left open. */
function periodOf({ from, to }: RetroMatchInput): { readonly from?: string; readonly to?: string } {
  const utc = (written: string): string => new Date(written).toISOString()
  const period = { ...(from === undefined ? {} : { from: utc(from) }), ...(to === undefined ? {} : { to: utc(to) }) }
  if (period.from !== undefined && period.to !== undefined && period.from >= period.to)
    throw badInput([{ path: 'to', message: { zh: '应晚于 from', en: 'it must be later than from' } }])
  return period
}
