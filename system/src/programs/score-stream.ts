import type { SubjectMatch, TextScores } from '@groundswell/contracts'
import { highlight, parseQuery, type Query } from '@groundswell/query'
import { judgeSubject, readText, scoreRead, type ScoringModel } from '@groundswell/sentiment'
import { fold, foldWithMap } from '@groundswell/text'
import { z } from 'zod'
import { linesOf } from './ndjson-lines.ts'

/** One line in. Other keys are carried by many data files and passed over. */
const scoreLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  title: z.string().optional(),
  subject: z.string().min(1).optional(),
})
type ScoreLine = z.infer<typeof scoreLine>

export interface ScoredLine extends TextScores {
  readonly id?: string | number
  readonly subjects?: readonly SubjectMatch[]
}

export interface ScoreStream {
  /** Lines out as text with line ends, several at a time, in the order of the lines in. */
  readonly output: AsyncIterable<string>
  /** Lines that could not be scored, so far. */
  readonly bad: () => number
}

/** NDJSON in, NDJSON out, one for one; reads no further than what was taken, so memory stays with the longest line.
 * `today` (ISO 8601) is when the texts are taken to be published: an earlier year in one is history. */
export function scoreStream(input: AsyncIterable<Uint8Array>, model: ScoringModel, today: string): ScoreStream {
  let bad = 0
  const scorer = new LineScorer(model, today)
  async function* output(): AsyncGenerator<string> {
    for await (const lines of linesOf(input)) {
      let piece = ''
      for (const line of lines) {
        const result = scorer.score(line)
        if ('error' in result) bad += 1
        piece += `${JSON.stringify(result)}\n`
      }
      yield piece
    }
  }
  return { output: output(), bad: () => bad }
}

class LineScorer {
  readonly #model: ScoringModel
  readonly #today: string
  readonly #queries = new Map<string, Query | undefined>()

  constructor(model: ScoringModel, today: string) {
    this.#model = model
    this.#today = today
  }

  score(line: string): ScoredLine | { readonly id?: string | number; readonly error: string } {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch (error) {
      return { error: `not JSON: ${(error as Error).message}` }
    }
    const parsed = scoreLine.safeParse(json)
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`)
      return { ...idOf(json), error: issues.join('; ') }
    }
    return this.#scoreLine(parsed.data)
  }

  #scoreLine(line: ScoreLine): ScoredLine {
    const read = readText(this.#model, { title: line.title, text: line.text, publishedAt: this.#today })
    const scores = scoreRead(this.#model, read)
    const id = line.id === undefined ? {} : { id: line.id }
    if (line.subject === undefined) return { ...id, ...scores }
    const name = line.subject
    const hits = this.#find(line, name)
    const subjects =
      hits.length === 0 ? [] : [{ id: name, name, hits, ...judgeSubject(this.#model, read, scores, hits) }]
    return { ...id, ...scores, subjects }
  }

  /** A name, found by its exact folded letters; else a query of the query language. */
  #find(line: ScoreLine, name: string): SubjectMatch['hits'] {
    const hits = [...occurrences('title', line.title ?? '', name), ...occurrences('text', line.text, name)]
    if (hits.length > 0) return hits
    if (!this.#queries.has(name)) {
      const result = parseQuery(name, { for: 'search' })
      if (this.#queries.size > 1000) this.#queries.clear()
      this.#queries.set(name, result.ok ? result.query : undefined)
    }
    const query = this.#queries.get(name)
    return query === undefined ? [] : highlight(query, line)
  }
}

/** The id of a line that is JSON but not as it should be, so that its error can be told from others. */
function idOf(json: unknown): { readonly id?: string | number } {
  const parsed = scoreLine.pick({ id: true }).safeParse(json)
  return parsed.success && parsed.data.id !== undefined ? { id: parsed.data.id } : {}
}

const maximumHits = 200

function occurrences(field: 'title' | 'text', text: string, name: string): SubjectMatch['hits'] {
  const folded = foldWithMap(text)
  const wanted = fold(name)
  const found: SubjectMatch['hits'] = []
  for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + wanted.length)) {
    found.push({ field, start: folded.start(at), end: folded.end(at + wanted.length - 1) })
    if (found.length === maximumHits || wanted === '') break
  }
  return found
}
