import { author, category, polarity } from '@groundswell/contracts'
import type { MatchInput, SubjectMatcher } from '@groundswell/query'
import { readText, scoreRead, type ScoringModel } from '@groundswell/sentiment'
import { z } from 'zod'
import { linesOf } from './ndjson-lines.ts'

/** One mention: in the intake's shape or a stored mention's; everything but a text may be missing, other keys pass. */
const mentionLine = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    title: z.string().nullish(),
    text: z.string().nullish(),
    author: z.union([z.object(author.shape).partial(), z.string()]).nullish(),
    platform: z.string().nullish(),
    source: z.union([z.string(), z.object({ id: z.string(), name: z.string().optional() })]).nullish(),
    lang: z.string().nullish(),
    category: category.nullish(),
    polarity: polarity.nullish(),
    places: z.array(z.object({ province: z.string() })).nullish(),
    publishedAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine(
    (line) => typeof line.text === 'string' || typeof line.title === 'string',
    'a mention needs a text or a title',
  )
type MentionLine = z.infer<typeof mentionLine>

export interface MatchedLine {
  readonly id?: string | number
  readonly queries: readonly string[]
}

export interface MatchStream {
  /** Lines out as text with line ends, several at a time, in the order of the lines in. */
  readonly output: AsyncIterable<string>
  /** Lines that could not be matched, so far. */
  readonly bad: () => number
}

/**
 * NDJSON in, NDJSON out, one for one, empty lines passed over; answers as soon as it can, reads no
 * further than what was taken. With a model, what a line does not say of
 * language, category, polarity and places is found by scoring it, as it is on the stream.
 */
export function matchStream(
  input: AsyncIterable<Uint8Array>,
  matcher: SubjectMatcher,
  model: ScoringModel | undefined,
): MatchStream {
  let bad = 0
  async function* output(): AsyncGenerator<string> {
    for await (const lines of linesOf(input)) {
      let piece = ''
      for (const line of lines) {
        if (line.trim() === '') continue
        const result = matchLine(line, matcher, model)
        if ('error' in result) bad += 1
        piece += `${JSON.stringify(result)}\n`
      }
      if (piece !== '') yield piece
    }
  }
  return { output: output(), bad: () => bad }
}

export function matchLine(
  line: string,
  matcher: SubjectMatcher,
  model: ScoringModel | undefined,
): MatchedLine | { readonly error: string } {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message}` }
  }
  const parsed = mentionLine.safeParse(json)
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`)
    return { error: issues.join('; ') }
  }
  const mention = matchInput(parsed.data)
  const scores = model === undefined ? {} : scoresOf(parsed.data, mention, model)
  const queries = matcher.match({ ...scores, ...mention }).map((hit) => hit.id)
  const { id } = parsed.data
  return id === undefined || id === null ? { queries } : { id, queries }
}

function matchInput(line: MentionLine): MatchInput {
  const { source, author } = line
  return {
    text: line.text ?? '',
    ...(typeof line.title === 'string' ? { title: line.title } : {}),
    ...(typeof line.platform === 'string' ? { platform: line.platform } : {}),
    ...(typeof line.lang === 'string' ? { lang: line.lang } : {}),
    ...(typeof line.publishedAt === 'string' ? { publishedAt: line.publishedAt } : {}),
    ...(typeof author === 'string' ? { author: { name: author } } : author ? { author } : {}),
    ...(typeof source === 'string' ? { source: { id: source } } : source ? { source } : {}),
    ...(line.category ? { category: line.category } : {}),
    ...(line.polarity ? { polarity: line.polarity } : {}),
    ...(line.places ? { places: line.places } : {}),
  }
}

function scoresOf(line: MentionLine, mention: MatchInput, model: ScoringModel): Partial<MatchInput> {
  const { source } = line
  const read = readText(model, {
    title: mention.title,
    text: mention.text,
    publishedAt: mention.publishedAt,
    sourceName: typeof source === 'string' ? source : source?.name,
    authorName: mention.author?.name,
  })
  const { lang, category, polarity, places } = scoreRead(model, read)
  return { lang, category, polarity, places }
}
