import { author, category, maximumTextLength, polarity, subjectId, subjectMatch } from '@groundswell/contracts'
import { explain, highlight, matchInputOf, type MatchInput } from '@groundswell/query'
import { Settings, subjectSettings } from '@groundswell/settings'
import { z } from 'zod'
import type { App, RouteParts } from '../app.ts'
import { idParameter } from '../conventions/fields.ts'
import { answers } from '../openapi/answers.ts'
import { badInput, notFound } from '../problems/known-problems.ts'
import { explanation, shownExplanation } from '../search/explained.ts'
import { levelOf } from '../search/level-of.ts'
import { readQuery } from './read-query.ts'

/** A text that is in no index yet; what a query may ask about, everything but the text optional. */
const loose = z.strictObject({
  title: z.string().max(10_000).optional(),
  text: z.string().max(maximumTextLength),
  author: author.optional(),
  platform: z.string().optional(),
  source: z.string().optional().describe('Id of the source'),
  lang: z.string().optional(),
  category: category.optional(),
  polarity: polarity.optional(),
  provinces: z.array(z.string()).max(100).optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
})

const answer = explanation.extend({
  mentionId: z.string().optional(),
  subject: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      kept: subjectMatch.nullable().describe('What the mention was given when it was matched; null: it did not match'),
      changed: z.boolean().describe('The query as it stands answers otherwise than the one it was matched with'),
    })
    .optional(),
})
type Answer = z.infer<typeof answer>

interface Question {
  readonly query?: string | undefined
  readonly subject?: string | undefined
  readonly queryPath: string
}

/** Why a query, or a subject, matches a mention, or which part of it fails. */
export function explainRoutes(app: App, { store, clock, timeZone }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)

  const explained = async (question: Question, m: MatchInput): Promise<Answer> => {
    const subject = question.subject === undefined ? undefined : await subjects.get(question.subject)
    if (question.subject !== undefined && subject === undefined)
      throw notFound({ zh: '这个监测对象', en: 'such subject' })
    const text = subject?.query ?? question.query ?? ''
    const query = readQuery(text, {
      for: subject === undefined ? 'search' : 'subject',
      timeZone,
      path: subject === undefined ? question.queryPath : 'subject',
    })
    return shownExplanation(text, explain(query, m, timeZone), highlight(query, m))
  }

  const explainedStored = async (question: Question, mentionId: string): Promise<Answer> => {
    const mention = await store.mentions.get(mentionId)
    if (mention === undefined) throw notFound({ zh: '这条舆情信息', en: 'such mention' })
    const found = await explained(question, matchInputOf(mention, await levelOf(store.documents, mention)))
    const subject = question.subject === undefined ? undefined : await subjects.get(question.subject)
    if (subject === undefined) return { ...found, mentionId }
    const { id, name, version } = subject
    const kept = mention.subjects.find((match) => match.id === id) ?? null
    return { ...found, mentionId, subject: { id, name, version, kept, changed: (kept !== null) !== found.matched } }
  }

  app.post(
    '/api/v1/explain',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Why a query or a subject matches a mention, stored or given, or which part fails',
        body: z.strictObject({
          query: z.string().max(20_000).optional().describe('In the language of searches'),
          subject: subjectId.optional().describe('Id of a subject, instead of a query'),
          mentionId: z.string().min(1).max(160).optional(),
          mention: loose.optional().describe('A text of your own, instead of a stored mention'),
        }),
        response: answers({ 200: answer }, 404),
      },
    },
    (request) => {
      const { query, subject, mentionId, mention } = request.body
      oneOf(query, subject, 'query', 'subject')
      oneOf(mentionId, mention, 'mentionId', 'mention')
      const question = { query, subject, queryPath: 'query' }
      return mention === undefined ? explainedStored(question, mentionId ?? '') : explained(question, inputOf(mention))
    },
  )
  app.get(
    '/api/v1/mentions/:id/explain',
    {
      schema: {
        tags: ['mentions'],
        summary: 'Why a query or a subject matches this mention, or which part fails',
        params: idParameter,
        querystring: z.strictObject({
          q: z.string().max(20_000).optional().describe('A query; or a subject, one of the two'),
          subject: subjectId.optional().describe('Id of a subject, instead of q'),
        }),
        response: answers({ 200: answer }, 404),
      },
    },
    (request) => {
      const { q, subject } = request.query
      oneOf(q, subject, 'q', 'subject')
      return explainedStored({ query: q, subject, queryPath: 'q' }, request.params.id)
    },
  )
}

function inputOf({ source, provinces, ...rest }: z.infer<typeof loose>): MatchInput {
  return {
    ...rest,
    source: source === undefined ? undefined : { id: source },
    places: provinces?.map((province) => ({ province })),
  }
}

function oneOf(a: unknown, b: unknown, nameA: string, nameB: string): void {
  if ((a === undefined) !== (b === undefined)) return
  const message = { zh: `${nameA} 与 ${nameB} 须给出且只给出一个`, en: `give ${nameA} or ${nameB}, one of the two` }
  throw badInput([{ path: nameA, message }])
}
