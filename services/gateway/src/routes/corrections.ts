import { Readable } from 'node:stream'
import { correction, correctionInput, listOf, type Correction } from '@groundswell/contracts'
import type { DocumentFilter, Documents } from '@groundswell/store'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { drillFilter, idParameter, instantQuery, pageQuery } from '../conventions/fields.ts'
import { stale } from '../conventions/etag.ts'
import { between, drillFilters, equals, listDocuments } from '../conventions/list.ts'
import { AgreementTally } from '../corrections/agreement.ts'
import { correctionDocuments, Corrections } from '../corrections/corrections.ts'
import { trainingRows } from '../corrections/training-rows.ts'
import { byteOrderMark, csvRecord } from '../export/csv.ts'
import { answers, otherMedia } from '../openapi/answers.ts'
import { badInput, notFound, unprocessable } from '../problems/known-problems.ts'

const whatMention = { zh: '这条舆情信息', en: 'such mention' }
/** Texts are up to 200,000 code units long. */
const exportPage = 100

const which = {
  subject: z.string().min(1).max(160).optional().describe('Towards this subject; without it, of whole texts'),
  from: instantQuery.optional().describe('Last changed at or after'),
  to: instantQuery.optional().describe('Last changed before'),
  drill: drillFilter.default('exclude').describe('Drills are left out unless asked for'),
}

const agreement = z.strictObject({
  model: z.string().describe('As in `model` of a mention'),
  label: z.enum(['polarity', 'negativeEvent']),
  total: z.int(),
  agreed: z.int(),
})

/** Labels that analysts correct or confirm, and what of them becomes training data. */
export function correctionRoutes(app: App, { store, clock, idempotency, log }: RouteParts): void {
  const corrections = new Corrections(store.documents, clock)
  app.post(
    '/api/v1/mentions/:id/corrections',
    {
      ...idempotency.hooks(withoutWords),
      schema: {
        tags: ['corrections'],
        summary: 'Correct or confirm labels of a mention, of its whole text or towards one subject',
        description:
          'Adds an entry to an append-only history; of each label the last entry counts, null takes it back. The index keeps the model’s answer. A replayed answer leaves title, text and notes out.',
        params: idParameter,
        body: correctionInput,
        response: answers({ 201: correction }, 404, 409, 422),
      },
    },
    async (request, reply) => {
      const mention = await store.mentions.get(request.params.id)
      if (mention === undefined) throw notFound(whatMention)
      if (mention.version !== request.body.version) throw stale(mention)
      const added = await corrections.add(mention, request.body, principalOf(request).name)
      if (!added.ok) throw added.why === 'too-many' ? tooManyEntries() : noSuchSubject()
      return reply.code(201).send(added.correction)
    },
  )
  app.get(
    '/api/v1/mentions/:id/corrections',
    {
      schema: {
        tags: ['corrections'],
        summary: 'What was said of a mention, with its history, newest first; also when the mention is gone',
        params: idParameter,
        querystring: z.strictObject(pageQuery),
        response: answers({ 200: listOf(correction) }, 404),
      },
    },
    async (request) => {
      const { id } = request.params
      const page = await listOfCorrections(store.documents, equals('mentionId', id), request.query)
      if (page.total === 0 && (await store.mentions.get(id)) === undefined) throw notFound(whatMention)
      return page
    },
  )
  app.get(
    '/api/v1/corrections',
    {
      schema: {
        tags: ['corrections'],
        summary: 'Corrections of whole texts, or towards one subject, last changed first',
        querystring: z.strictObject({
          ...which,
          by: z.string().min(1).max(200).optional().describe('Who made the last entry'),
          stands: z.enum(['true', 'false']).optional().describe('Only those that count, or only those taken back'),
          ...pageQuery,
        }),
        response: answers({ 200: listOf(correction) }),
      },
    },
    (request) => {
      const { by, stands } = request.query
      const filters = [
        ...filtersOf(request.query),
        ...equals('by', by),
        ...equals('stands', stands === undefined ? undefined : stands === 'true'),
      ]
      return listOfCorrections(store.documents, filters, request.query)
    },
  )
  app.delete(
    '/api/v1/corrections/:id',
    {
      schema: {
        tags: ['corrections'],
        summary: 'Erase a correction for good, its text and whole history; the model’s answers stand again',
        description:
          'For a mistake, or a person’s data that has to go. Nothing brings it back: to take a label back and keep the history, add an entry with null. Erasing again, or what never was, is answered the same. A classifier keeps what it learnt from it until it is trained again; files exported before keep it.',
        params: idParameter,
        response: answers({ 204: z.undefined() }),
      },
    },
    async (request, reply) => {
      const erased = await corrections.erase(request.params.id)
      if (erased !== undefined) {
        const { name: by, role } = principalOf(request)
        const { id, mentionId, subjectId, entries } = erased
        // Who and which, never what it said.
        log.info(
          { by, role, correctionId: id, mentionId, subjectId, entries: entries.length },
          'A correction was erased.',
        )
      }
      return reply.code(204).send()
    },
  )
  app.get(
    '/api/v1/corrections/agreement',
    {
      schema: {
        tags: ['corrections'],
        summary: 'How often people said the same as the model, by model and label',
        description:
          'Of what was corrected or confirmed only. People look at what seems wrong, so it is below the share of right answers over all mentions, unless they judge mentions drawn at random.',
        querystring: z.strictObject(which),
        response: answers({ 200: z.strictObject({ items: z.array(agreement) }) }),
      },
    },
    async (request) => {
      const tally = new AgreementTally()
      for await (const each of standing(store.documents, filtersOf(request.query))) tally.add(each)
      return { items: tally.items }
    },
  )
  app.get(
    '/api/v1/corrections/export',
    {
      schema: {
        tags: ['corrections'],
        summary: 'What counts, as training data: CSV for `pnpm train --own`, or NDJSON with everything, streamed',
        description:
          'CSV: the columns text and label (neg, neu, pos for polarity; event, quiet for negative event), a row a label. Text cells that a spreadsheet might run get a leading apostrophe; NDJSON has them as they are.',
        querystring: z.strictObject({
          ...which,
          format: z.enum(['csv', 'ndjson']).default('csv').describe('Of the file'),
        }),
        response: answers({ 200: otherMedia('text/csv', 'Or NDJSON: a correction a line, as in the list') }),
      },
    },
    (request, reply) => {
      const { format } = request.query
      const filters = filtersOf(request.query)
      const lines = format === 'csv' ? csvLines(store.documents, filters) : jsonLines(store.documents, filters)
      const day = clock.now().toISOString().slice(0, 10)
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson')
        .header('content-disposition', `attachment; filename="groundswell-corrections-${day}.${format}"`)
        .send(Readable.from(lines, { objectMode: false }))
    },
  )
}

interface Which {
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly drill: 'exclude' | 'include' | 'only'
}

function filtersOf({ subject, from, to, drill }: Which): DocumentFilter[] {
  return [
    subject === undefined ? { field: 'subjectId', op: 'missing' } : { field: 'subjectId', op: 'eq', value: subject },
    ...between('updatedAt', from, to),
    ...drillFilters(drill),
  ]
}

function listOfCorrections(
  documents: Documents,
  filters: readonly DocumentFilter[],
  { size, cursor }: { readonly size: number; readonly cursor?: string | undefined },
): ReturnType<typeof listDocuments<Correction, Correction>> {
  const sort = { field: 'updatedAt', descending: true }
  return listDocuments(documents, correctionDocuments, { size, cursor, filters, sort }, ({ body }) => body)
}

/** What counts, oldest change first, so that what is corrected meanwhile comes at the end. */
async function* standing(documents: Documents, filters: readonly DocumentFilter[]): AsyncGenerator<Correction> {
  const wanted = [...filters, ...equals('stands', true)]
  let cursor: string | undefined
  do {
    const more = cursor === undefined ? {} : { cursor }
    const sort = { field: 'updatedAt' }
    const page = await documents.list(correctionDocuments, { size: exportPage, filters: wanted, sort, ...more })
    for (const { body } of page.items) yield body
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

async function* csvLines(documents: Documents, filters: readonly DocumentFilter[]): AsyncGenerator<string> {
  const noTimes = (time: Date): string => time.toISOString()
  yield byteOrderMark + csvRecord(['text', 'label'], noTimes)
  for await (const each of standing(documents, filters))
    for (const { text, label } of trainingRows(each)) yield csvRecord([text, label], noTimes)
}

async function* jsonLines(documents: Documents, filters: readonly DocumentFilter[]): AsyncGenerator<string> {
  for await (const each of standing(documents, filters)) yield `${JSON.stringify(each)}\n`
}

/** An answer kept for replays would outlive its erasure. */
function withoutWords(body: unknown): unknown {
  const { data } = correction.safeParse(body)
  if (data === undefined) return body
  return { ...data, title: '', text: '', entries: data.entries.map((entry) => ({ ...entry, note: undefined })) }
}

function noSuchSubject(): Error {
  return badInput([
    {
      path: 'subjectId',
      message: { zh: '这条信息没有匹配该监测对象', en: 'the mention does not match this subject' },
    },
  ])
}

function tooManyEntries(): Error {
  return unprocessable({ zh: '这条信息的更正记录过多。', en: 'This text has too many corrections already.' })
}
