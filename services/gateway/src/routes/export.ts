import { Readable } from 'node:stream'
import { timestamp, type CorrectedMention, type Mention } from '@groundswell/contracts'
import type { Query } from '@groundswell/query'
import type { Documents } from '@groundswell/store'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { localTimes } from '../export/cells.ts'
import { byteOrderMark, csvRecord } from '../export/csv.ts'
import { mentionCells, mentionHeadings, type ExportedMention } from '../export/mention-columns.ts'
import { firstPage, mentionPages, type ExportScope } from '../export/mention-pages.ts'
import { counted, RunningExports } from '../export/running-exports.ts'
import { xlsxRow, xlsxStream } from '../export/xlsx.ts'
import { answers, otherMedia } from '../openapi/answers.ts'
import { badInput, notFound, tooMany, unprocessable } from '../problems/known-problems.ts'
import { languageOf, type Language } from '../problems/words.ts'
import { found, mentionScopeQuery } from './mentions.ts'
import { withLevels } from '../search/level-of.ts'
import { mentionScopeOf } from './read-query.ts'
import { timeZoneName } from './trends.ts'

const mostRows = 1_000_000
const mostAtOnce = 4
const chunkLength = 65_536

const mediaTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
} as const

const what = { zh: '这次导出', en: 'such export' }

const progress = z.strictObject({
  id: z.string(),
  state: z.enum(['writing', 'done', 'broken', 'stopped']),
  written: z.int().describe('Mentions written into the file so far'),
  total: z.int().describe('Mentions there were when it began'),
  startedAt: timestamp,
  finishedAt: timestamp.nullable(),
})

/** Everything a search finds, as a file, written while it is read. */
export function exportRoutes(app: App, { store, clock, timeZone, metrics }: RouteParts): void {
  const corrections = new Corrections(store.documents, clock)
  const running = new RunningExports(clock)
  metrics.gauge('groundswell_gateway_exports', 'Exports being written', [], (gauge) => gauge.set(running.count))
  // A stop does not wait for a file of a million rows; whoever reads it sees it break off.
  app.addHook('preClose', async () => running.stopAll())
  exportProgressRoutes(app, running)
  app.get(
    '/api/v1/mentions/export',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Everything a search finds as CSV, XLSX or NDJSON, streamed; X-Total-Count says how many rows come',
        description:
          'At most 1,000,000 mentions. What people corrected is beside the model’s own labels: in columns at the end, in NDJSON as `corrections`. Text cells that a spreadsheet might run are neutralised by a leading apostrophe. A file that broke off is seen by its missing end.',
        querystring: z.strictObject({
          ...mentionScopeQuery,
          format: z.enum(['csv', 'xlsx', 'ndjson']).default('csv').describe('Of the file'),
          sort: z.enum(['newest', 'oldest']).default('newest').describe('By the time of publication'),
          language: z.enum(['zh', 'en']).optional().describe('Of headings and labels; Accept-Language without'),
          timeZone: timeZoneName.optional().describe('Of the times in CSV and XLSX; NDJSON has UTC as everywhere'),
          id: z.uuid().optional().describe('A new id of your own, to ask for the progress by: GET /exports/{id}'),
        }),
        response: answers(
          { 200: otherMedia('text/csv', 'Or XLSX, or NDJSON: a line a mention as in the list') },
          422,
          429,
        ),
      },
    },
    async (request, reply) => {
      const { format, sort, id } = request.query
      if (running.count >= mostAtOnce)
        throw tooMany(
          { zh: '正在进行的导出过多，请稍后再试。', en: 'Too many exports are being written; try again shortly.' },
          30,
        )
      if (id !== undefined && running.isKnown(id)) throw idTaken()
      using _place = running.take(id)
      const scope: ExportScope = { ...(await mentionScopeOf(request.query, { store, timeZone })), sort }
      const first = await firstPage(store.mentions, scope)
      if (first.total > mostRows) throw tooManyRows(first.total)
      const language = request.query.language ?? languageOf(request.headers['accept-language'])
      const form: Form = { format, language, timeZone: request.query.timeZone ?? timeZone, query: scope.query }
      const read = corrected(corrections, atMost(mostRows, mentionPages(store.mentions, scope, first)))
      const pages = format === 'ndjson' ? read : graded(store.documents, read)
      const stream = fileOf(id === undefined ? pages : counted(pages, (rows) => running.wrote(id, rows)), form)
      const owner = principalOf(request).name
      running.follow(stream, id === undefined ? undefined : { id, owner, total: first.total })
      return reply
        .type(mediaTypes[format])
        .headers({
          'content-disposition': attachment(localTimes(form.timeZone)(clock.now()).slice(0, 10), form),
          'x-total-count': String(first.total),
          'content-language': language === 'zh' ? 'zh-CN' : 'en',
        })
        .send(stream)
    },
  )
}

interface Form {
  readonly format: keyof typeof mediaTypes
  readonly language: Language
  readonly timeZone: string
  readonly query: Query | undefined
}

function fileOf(
  pages: AsyncGenerator<readonly ExportedMention[]>,
  { format, language, timeZone, query }: Form,
): Readable {
  const local = localTimes(timeZone)
  const headings = mentionHeadings(language, timeZone)
  const written = (line: (mention: ExportedMention) => string, before = ''): AsyncGenerator<string> =>
    chunks(pages, line, before)
  if (format === 'xlsx')
    return xlsxStream(
      language === 'zh' ? '舆情信息' : 'Mentions',
      headings,
      written((mention) => xlsxRow(mentionCells(mention, language), local)),
    )
  const text =
    format === 'csv'
      ? written(
          (mention) => csvRecord(mentionCells(mention, language), local),
          byteOrderMark + csvRecord(headings, local),
        )
      : written((mention) => `${JSON.stringify(found(mention, query))}\n`)
  return Readable.from(text, { objectMode: false, highWaterMark: chunkLength })
}

/** Lines gathered into pieces worth sending. Leaving early ends the reading of pages. */
async function* chunks(
  pages: AsyncGenerator<readonly ExportedMention[]>,
  line: (mention: ExportedMention) => string,
  before: string,
): AsyncGenerator<string> {
  let text = before
  for await (const page of pages) {
    for (const mention of page) {
      text += line(mention)
      if (text.length < chunkLength) continue
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}

/** With what people said of each when its page is written. */
async function* corrected(
  corrections: Corrections,
  pages: AsyncGenerator<readonly Mention[]>,
): AsyncGenerator<readonly CorrectedMention[]> {
  for await (const page of pages) yield await withCorrections(corrections, page)
}

/** With the level of its events when its page is written. */
async function* graded(
  documents: Documents,
  pages: AsyncGenerator<readonly CorrectedMention[]>,
): AsyncGenerator<readonly ExportedMention[]> {
  for await (const page of pages) yield await withLevels(documents, page)
}

/** What arrives while an export runs could carry it past the limit. */
async function* atMost(limit: number, pages: AsyncGenerator<readonly Mention[]>): AsyncGenerator<readonly Mention[]> {
  let left = limit
  for await (const page of pages) {
    yield page.slice(0, left)
    left -= page.length
    if (left <= 0) return
  }
}

function attachment(day: string, { format, language }: Form): string {
  const plain = `groundswell-mentions-${day}.${format}`
  if (language === 'en') return `attachment; filename="${plain}"`
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(`舆情信息-${day}.${format}`)}`
}

/** How far an export that was given an id has come, and the way to stop it. */
function exportProgressRoutes(app: App, running: RunningExports): void {
  const params = z.strictObject({ id: z.uuid().describe('The id it was given') })
  app.get(
    '/api/v1/exports/:id',
    {
      schema: {
        tags: ['mentions'],
        summary: 'How far one’s own export has come; known to the process that writes it, while it lives',
        params,
        response: answers({ 200: progress }, 404),
      },
    },
    async (request) => {
      const found = running.progress(request.params.id, principalOf(request).name)
      if (found === undefined) throw notFound(what)
      return found
    },
  )
  app.delete(
    '/api/v1/exports/:id',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Stop writing one’s own export; the file breaks off',
        params,
        response: answers({ 204: z.undefined() }, 404),
      },
    },
    async (request, reply) => {
      if (!running.stop(request.params.id, principalOf(request).name)) throw notFound(what)
      return reply.code(204).send()
    },
  )
}

function idTaken(): Error {
  return badInput([
    { path: 'id', message: { zh: '已有一次导出用过这个编号', en: 'an export was given this id before' } },
  ])
}

function tooManyRows(total: number): Error {
  return unprocessable({
    zh: `共 ${total} 条，超过一次导出的上限 ${mostRows} 条；请缩小时间范围或条件，分次导出。`,
    en: `${total} mentions are more than the ${mostRows} one export holds; narrow the period or the query and export in parts.`,
  })
}
