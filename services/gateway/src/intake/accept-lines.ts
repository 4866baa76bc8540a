import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { intakeItem, maximumTextLength, type IntakeItem } from '@groundswell/contracts'
import type { Acceptor, CollectedItem } from '@groundswell/intake'
import { isTransient, messageOf, type Logger } from '@groundswell/runtime'
import { whyNotJson } from '../problems/chinese-messages.ts'
import type { Language, Words } from '../problems/words.ts'
import { inputErrors } from '../problems/validate.ts'
import { collectedOf } from './collected-of.ts'
import type { IntakeHealth } from './intake-health.ts'
import { readLines, type Line } from './read-lines.ts'

export interface LinesOptions {
  readonly acceptor: Acceptor
  readonly health: IntakeHealth
  readonly log: Logger
  readonly language: Language
  readonly idempotencyKey?: string
  /** Taken in one request; 100,000 by default. */
  readonly maximumLines?: number
}

interface LineResult {
  readonly line: number
  readonly status: number
  readonly id?: string
  readonly version?: number
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

interface ReadLine {
  readonly number: number
  readonly bytes: Buffer
  readonly item: IntakeItem
}

const linesAtOnce = 200
const bytesAtOnce = 8 * 1_048_576
const maximumLineBytes = 4 * 1_048_576
const defaultMaximumLines = 100_000

/**
 * Accepts mentions line by line and gives a result line for each, in order, 202 once it is durable. Reading goes on while
 * a batch is being accepted; what waits is bounded by lines and bytes. Results do not wait for the client to read them
 * (many send everything first): they are bounded by the number of lines taken in one request.
 */
export function acceptLines(stream: Readable, options: LinesOptions): Readable {
  const out = new Readable({ read() {} })
  const { maximumLines = defaultMaximumLines } = options
  const waiting = new WaitingLines()
  let busy = false
  let working: Promise<void> = Promise.resolve()
  const work = async (): Promise<void> => {
    busy = true
    for (let batch = waiting.take(); batch.length > 0; batch = waiting.take())
      for (const result of await acceptBatch(batch, options)) out.push(`${JSON.stringify(result)}\n`)
    busy = false
  }
  const run = async (): Promise<void> => {
    let last = 0
    // Leaving the loop must not destroy the request, whose connection the answer goes out on.
    const chunks = stream.iterator({ destroyOnReturn: false })
    for await (const lines of readLines(chunks, maximumLineBytes)) {
      last = lines.at(-1)?.number ?? last
      waiting.add(lines)
      if (!busy) {
        working = work()
        working.catch((error: Error) => stream.destroy(error))
      }
      if (waiting.full) await working
      if (last >= maximumLines) break
    }
    await working
    if (last >= maximumLines) out.push(`${JSON.stringify(tooManyLines(last + 1, maximumLines, options.language))}\n`)
    out.push(null)
  }
  run().catch((error: unknown) => {
    if (isTransient(error) || stream.readableAborted)
      options.log.debug({ reason: messageOf(error) }, 'A stream of lines ended early.')
    else options.log.error({ err: error }, 'Lines could not be accepted.')
    out.destroy(error instanceof Error ? error : new Error(messageOf(error)))
  })
  return out
}

class WaitingLines {
  #lines: Line[] = []
  #bytes = 0

  add(lines: readonly Line[]): void {
    for (const line of lines) {
      if (line.bytes?.byteLength === 0) continue
      this.#lines.push(line)
      this.#bytes += line.bytes?.byteLength ?? 0
    }
  }

  get full(): boolean {
    return this.#lines.length >= linesAtOnce || this.#bytes >= bytesAtOnce
  }

  take(): Line[] {
    const taken = this.#lines.splice(0, linesAtOnce)
    this.#bytes = this.#lines.reduce((sum, line) => sum + (line.bytes?.byteLength ?? 0), 0)
    return taken
  }
}

function tooManyLines(line: number, maximumLines: number, language: Language): LineResult {
  const message = {
    zh: `一次最多 ${maximumLines} 行；其余的没有读取，请另行提交`,
    en: `at most ${maximumLines} lines a request; the rest was not read: send it in another`,
  }
  return refused(line, 413, '', message[language])
}

async function acceptBatch(lines: readonly Line[], options: LinesOptions): Promise<LineResult[]> {
  const results = new Map<number, LineResult>()
  const read: ReadLine[] = []
  for (const line of lines) {
    const one = readLine(line, options)
    if ('status' in one) results.set(line.number, one)
    else read.push(one)
  }
  try {
    const accepted = await options.acceptor.accept(collectedTogether(read, options.idempotencyKey))
    for (const [at, { number, item }] of read.entries()) {
      const result = accepted[at]
      if (result === undefined) throw new Error('the acceptor gave fewer results than items')
      options.health.count(item, result)
      results.set(number, { line: number, status: 202, id: result.id, version: result.version })
    }
  } catch (error) {
    if (!isTransient(error)) throw error
    const message = { zh: '后端引擎暂时连不上，请稍后重发此行', en: 'an engine is away: send this line again later' }
    for (const { number } of read) results.set(number, refused(number, 503, '', message[options.language]))
  }
  return lines.flatMap(({ number }) => results.get(number) ?? [])
}

function readLine({ number, bytes }: Line, options: LinesOptions): ReadLine | LineResult {
  const say = (status: number, path: string, words: Words): LineResult =>
    refused(number, status, path, words[options.language])
  if (bytes === undefined) return say(413, '', { zh: '此行过长', en: 'the line is too long' })
  if (!isUtf8(bytes)) return say(400, '', { zh: '此行不是 UTF-8', en: 'the line is not UTF-8' })
  let json: unknown
  try {
    json = JSON.parse(bytes.toString())
  } catch {
    return say(400, '', whyNotJson(bytes.toString()))
  }
  const parsed = intakeItem.safeParse(json)
  if (!parsed.success) {
    const errors = inputErrors(intakeItem, json, options.language).map(({ path, message }) => ({
      path,
      message: typeof message === 'string' ? message : message[options.language],
    }))
    return { line: number, status: 400, errors }
  }
  const item = parsed.data
  if (item.text.length > maximumTextLength)
    return say(413, 'text', {
      zh: `正文有 ${item.text.length} 个 UTF-16 码元，上限为 ${maximumTextLength}`,
      en: `${item.text.length} UTF-16 code units; at most ${maximumTextLength} are taken`,
    })
  return { number, bytes, item }
}

const lineEnd = Buffer.from('\n')

/** The lines of a batch as they came are one piece of evidence: a blob made durable for each would be most of the work. */
function collectedTogether(read: readonly ReadLine[], idempotencyKey: string | undefined): CollectedItem[] {
  const raw = {
    bytes: Buffer.concat(read.flatMap(({ bytes }) => [bytes, lineEnd])),
    mediaType: 'application/x-ndjson',
  }
  return read.map(({ number, item }) =>
    collectedOf(item, raw, idempotencyKey === undefined ? undefined : `${idempotencyKey} ${number}`),
  )
}

function refused(line: number, status: number, path: string, message: string): LineResult {
  return { line, status, errors: [{ path, message }] }
}
