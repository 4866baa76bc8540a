import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { intakeItem, maximumTextLength, type IntakeItem } from '@groundswell/contracts'
import type { Acceptor, CollectedItem } from '@groundswell/intake'
import { isTransient, messageOf, type Logger } from '@groundswell/runtime'
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
  readonly item: IntakeItem
  readonly collected: CollectedItem
}

const linesAtOnce = 200
const maximumLineBytes = 4 * 1_048_576
const maximumLines = 100_000

/**
 * Accepts mentions line by line and gives a result line for each, in order, 202 once it is durable. Memory is bounded by
 * one chunk, one line and a batch. Results do not wait for the client to read them (many send everything first), which
 * is bounded by the number of lines taken in one request.
 */
export function acceptLines(stream: Readable, options: LinesOptions): Readable {
  const out = new Readable({ read() {} })
  const run = async (): Promise<void> => {
    for await (const lines of readLines(stream, maximumLineBytes)) {
      for (let at = 0; at < lines.length; at += linesAtOnce) {
        const batch = lines.slice(at, at + linesAtOnce).filter((line) => line.bytes?.byteLength !== 0)
        for (const result of await acceptBatch(batch, options)) out.push(`${JSON.stringify(result)}\n`)
      }
      if ((lines.at(-1)?.number ?? 0) >= maximumLines) {
        const message = {
          zh: `一次最多 ${maximumLines} 行；其余的没有读取，请另行提交。`,
          en: `at most ${maximumLines} lines a request; the rest was not read: send it in another`,
        }
        out.push(`${JSON.stringify(refused((lines.at(-1)?.number ?? 0) + 1, 413, '', message[options.language]))}\n`)
        stream.destroy()
        break
      }
    }
    out.push(null)
  }
  run().catch((error: unknown) => {
    if (stream.readableAborted || stream.errored !== null)
      options.log.debug({ reason: messageOf(error) }, 'A stream of lines ended early.')
    else options.log.error({ err: error }, 'Lines could not be accepted.')
    out.destroy(error instanceof Error ? error : new Error(messageOf(error)))
  })
  return out
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
    const accepted = await options.acceptor.accept(read.map((one) => one.collected))
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
  } catch (error) {
    return say(400, '', { zh: `不是合法的 JSON：${messageOf(error)}`, en: `not JSON: ${messageOf(error)}` })
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
  const key = options.idempotencyKey === undefined ? undefined : `${options.idempotencyKey} ${number}`
  return { number, item, collected: collectedOf(item, { bytes, mediaType: 'application/json' }, key) }
}

function refused(line: number, status: number, path: string, message: string): LineResult {
  return { line, status, errors: [{ path, message }] }
}
