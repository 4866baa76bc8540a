import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { systemClock } from '@groundswell/runtime'
import { checkWorkbook } from './export/check-workbook.ts'
import { CountIds, CountRecords } from './export/count-rows.ts'
import type { ServerAsked, ServerSaid } from './export/export-server.ts'
import { bar, load, megabytes, say } from './figures.ts'
import { corpusDays, corpusEnd } from './search/fill-index.ts'

/**
 * `pnpm bench:export [--mentions 1000000] [--folder KEPT]`: everything stored as CSV, XLSX and NDJSON over HTTP from a gateway in
 * a process of its own: rows a second, the most memory it needed, whether the files are whole; leaving half-way; and mentions
 * that come in meanwhile. Exit status 1 where a bar is missed.
 */
const { values } = parseArgs({
  options: { mentions: { type: 'string', default: '1000000' }, folder: { type: 'string' } },
})
const count = Number(values.mentions)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'groundswell-export-bench-'))
/** Above what the process has when it only waits; pages in flight, not rows, are what an export needs. */
const mostMegabytesMore = 256

const server = fork(new URL('export/export-server.ts', import.meta.url), [folder, String(count)], {
  execArgv: ['--disable-warning=ExperimentalWarning'],
})

function told<K extends ServerSaid['kind']>(kind: K): Promise<Extract<ServerSaid, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`the gateway's process ended (${code})`))
    const listen = (message: ServerSaid): void => {
      if (message.kind !== kind) return
      server.off('message', listen)
      server.off('exit', gone)
      resolve(message as Extract<ServerSaid, { kind: K }>)
    }
    server.on('message', listen)
    server.once('exit', gone)
  })
}

async function ask<K extends ServerSaid['kind']>(
  asked: ServerAsked,
  kind: K,
): Promise<Extract<ServerSaid, { kind: K }>> {
  const answer = told(kind)
  server.send(asked)
  return answer
}

const { url, token } = await told('ready')

async function download(query: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`${url}/api/v1/mentions/export?${query}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`)
  return response
}

/** Passes everything on and counts its bytes. */
function counting(into: { bytes: number }): Transform {
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      into.bytes += chunk.byteLength
      done(null, chunk)
    },
  })
}

async function one(format: 'csv' | 'xlsx' | 'ndjson', resting: number): Promise<void> {
  const size = { bytes: 0 }
  const started = performance.now()
  const { body } = await download(`format=${format}&language=en`)
  if (body === null) throw new Error('no body')
  let rows = 0
  let trouble: string | undefined
  const file = join(folder, 'export.xlsx')
  if (format === 'xlsx') await pipeline(body, counting(size), createWriteStream(file))
  else {
    const counter = format === 'csv' ? new CountRecords() : new CountIds(count)
    await pipeline(body, counting(size), counter)
    rows = format === 'csv' ? counter.rows - 1 : counter.rows
    trouble = counter.trouble
  }
  const seconds = (performance.now() - started) / 1000
  if (format === 'xlsx') {
    const checked = await checkWorkbook(file)
    rows = checked.rows - 1
    trouble = checked.trouble
    rmSync(file)
  }
  const { peak } = await ask({ do: 'memory' }, 'memory')
  say(
    `${format}: ${rows} rows, ${Math.round(rows / seconds)} rows/s, ${megabytes(size.bytes)}, at most ${megabytes(peak)} resident (${load()})`,
  )
  bar(`${format} holds every row, whole`, rows === count && trouble === undefined, trouble ?? `${rows}`)
  bar(
    `${format}: at most ${mostMegabytesMore} MB more than at rest`,
    peak - resting < mostMegabytesMore * 1e6,
    megabytes(peak - resting),
  )
}

/** A reader that leaves after its first megabytes; the gateway's count of exports must fall to none. */
async function leaving(format: string): Promise<void> {
  const controller = new AbortController()
  const { body } = await download(`format=${format}`, controller.signal)
  const reader = body?.getReader()
  for (let read = 0; read < 4e6;) read += (await reader?.read())?.value?.byteLength ?? 4e6
  const left = performance.now()
  controller.abort()
  // Rejects with the abort just asked for.
  await reader?.closed.catch(() => undefined)
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    if (metrics.includes('groundswell_gateway_exports 0')) break
    if (performance.now() - left > 10_000) break
    await systemClock.sleep(20)
  }
  const took = performance.now() - left
  const { idle } = await ask({ do: 'idle' }, 'idle')
  bar(
    `${format} left half-way: freed within a second, nothing read any more`,
    took < 1000 && idle,
    `${took.toFixed(0)} ms`,
  )
}

/** What stood when it began comes once each, though others come in before and behind the place it has reached. */
async function whileMentionsArrive(): Promise<void> {
  const from = new Date(corpusEnd - (corpusDays - 30) * 86_400_000).toISOString()
  server.send({ do: 'arrive', from } satisfies ServerAsked)
  const { body, headers } = await download(`format=ndjson&from=${from}`)
  if (body === null) throw new Error('no body')
  const ids = new CountIds(count)
  await pipeline(body, ids)
  const { arrived } = await ask({ do: 'leave' }, 'left')
  const missing = ids.missingAfter(Math.ceil((count * 30) / corpusDays))
  bar(
    `${arrived} mentions arrive while ${headers.get('x-total-count')} are exported: none twice, none left out`,
    arrived > 0 && ids.trouble === undefined && missing === 0,
    ids.trouble ?? `${ids.rows} rows, ${ids.others} of them new, ${missing} missing`,
  )
}

try {
  const { peak: resting } = await ask({ do: 'memory' }, 'memory')
  say(`export of ${count} mentions; the gateway's process has ${megabytes(resting)} resident at rest`)
  for (const format of ['csv', 'xlsx', 'ndjson'] as const) await one(format, resting)
  for (const format of ['csv', 'xlsx', 'ndjson']) await leaving(format)
  await whileMentionsArrive()
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.send({ do: 'stop' } satisfies ServerAsked)
  await ended
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
