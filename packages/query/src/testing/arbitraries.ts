import fc from 'fast-check'
import type { Query } from '../ast.ts'
import type { MatchInput } from '../match-input.ts'
import { parseQuery } from '../parse/parse-query.ts'

/**
 * Queries and mentions made of so few words that they often meet: Han runs that overlap, traditional and full-width
 * spellings, Latin words and their prefixes, mixed runs, emoji, characters beyond the BMP. For the tests that hold every
 * executor to `matches`; a test file's own, never imported by what runs.
 */
const words = [
  '云岭',
  '雲嶺',
  '云岭速运',
  '速运',
  '速運',
  '运',
  '丢件',
  '丟件',
  '件',
  '快递丢件',
  '好',
  '很好',
  '𠀀',
  '𠀀𠀁',
  'parcel',
  'Parcel',
  'ＰＡＲＣＥＬ',
  'lost',
  'mac',
  'machine',
  'café',
  'cafe\u0301',
  'no',
  'iphone15',
  '15',
  '3',
  'app闪退',
  '手机app',
  'テスト',
  '한국',
  '👍',
  '👍🏽',
  '👨\u200d👩\u200d👧',
  '❤\ufe0f',
] as const
const separators = ['', '', ' ', '，', '。', '\n', '-', '\u200b', '／', '\ud800'] as const
const platforms = ['weibo', 'forum', 'news'] as const
const provinces = ['广东', '江苏'] as const
const sources = ['江畔论坛', 'src-1'] as const
const langs = ['zh', 'en'] as const
const handles = ['lost_parcel', '云岭', 'mac15'] as const

export const wordArbitrary = fc.constantFrom(...words)

const textArbitrary = fc
  .array(fc.tuple(wordArbitrary, fc.constantFrom(...separators)), { maxLength: 9 })
  .map((pairs) => pairs.flat().join(''))

const instant = fc.integer({ min: 0, max: 20 * 24 }).map((hour) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString())

/** Mentions whose fields all exist; `text` may be empty of tokens. */
export const matchInputArbitrary: fc.Arbitrary<MatchInput> = fc.record(
  {
    title: textArbitrary,
    text: textArbitrary,
    author: fc.record(
      { name: textArbitrary, handle: fc.constantFrom(...handles), followers: fc.nat(30_000) },
      { requiredKeys: [] },
    ),
    platform: fc.constantFrom(...platforms),
    source: fc.constantFrom(...sources).map((id) => ({ id })),
    lang: fc.constantFrom(...langs),
    category: fc.constantFrom('safety-accident', 'service-dispute', 'none'),
    polarity: fc.constantFrom('negative', 'neutral', 'positive'),
    places: fc.array(
      fc.constantFrom(...provinces).map((province) => ({ province })),
      { maxLength: 2 },
    ),
    publishedAt: instant,
    storyIds: fc.array(fc.constantFrom('st-1', 'st-2'), { maxLength: 2 }),
    subjectIds: fc.array(fc.constantFrom('yunling', 'rival'), { maxLength: 2 }),
    level: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['text'] },
)

const plainWord = wordArbitrary.filter((word) => word !== '❤\ufe0f')
const bareTerm = fc.oneof(
  { weight: 5, arbitrary: plainWord },
  { weight: 1, arbitrary: fc.tuple(plainWord, plainWord).map(([a, b]) => a + b) },
  { weight: 2, arbitrary: fc.array(plainWord, { minLength: 1, maxLength: 3 }).map((parts) => `"${parts.join(' ')}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('mac*', 'par*', 'lo*', '件*', '云岭*', 'テス*', '"lost par*"', '👍*', 'iph*'),
  },
)
const term = fc
  .tuple(fc.constantFrom('', '', '', 'title:', 'text:', 'author:', 'title：'), bareTerm)
  .map(([field, text]) => field + text)

const day = fc.integer({ min: 1, max: 20 }).map((date) => `2026-01-${String(date).padStart(2, '0')}`)
const comparison = fc.constantFrom('>=', '<=', '>', '<', '=', '')
const field = fc.oneof(
  fc.constantFrom(...platforms, 'Weibo').map((value) => `platform:${value}`),
  fc.constantFrom(...sources).map((value) => `source:${value}`),
  fc.constantFrom(...langs).map((value) => `lang:${value}`),
  fc.constantFrom('safety-accident', 'none').map((value) => `category:${value}`),
  fc.constantFrom('negative', '正面').map((value) => `sentiment:${value}`),
  fc.constantFrom(...provinces, '廣東省').map((value) => `province:${value}`),
  fc.tuple(comparison, fc.constantFrom('0', '1000', '10000', '2万')).map(([sign, value]) => `reach:${sign}${value}`),
  fc.tuple(comparison, day).map(([sign, value]) => `published:${sign}${value}`),
  fc
    .tuple(day, day)
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => `published:[${from} TO ${to}]`),
)
const lateField = fc.oneof(
  fc.tuple(comparison, fc.integer({ min: 1, max: 3 })).map(([sign, value]) => `level:${sign}${value}`),
  fc.constantFrom('story:st-1', 'story:st-3', 'subject:yunling', 'subject:rival'),
)
const nearSide = fc.oneof(
  { weight: 3, arbitrary: bareTerm },
  {
    weight: 1,
    arbitrary: fc.array(bareTerm, { minLength: 2, maxLength: 8 }).map((terms) => `(${terms.join(' OR ')})`),
  },
)
const near = fc
  .tuple(fc.constantFrom('', '', 'title:', 'author:'), nearSide, fc.constantFrom('NEAR', 'ONEAR'), fc.nat(6), nearSide)
  .map(([field, left, operator, distance, right]) =>
    field === '' ? `${left} ${operator}/${distance} ${right}` : `${field}(${left} ${operator}/${distance} ${right})`,
  )

/** Lists longer than people write by hand. */
function wideArbitrary(fields: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(' OR ', ' AND ', ', '),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.oneof({ weight: 4, arbitrary: term }, { weight: 1, arbitrary: fields }), {
        minLength: 9,
        maxLength: 20,
      }),
    )
    .map(([by, least, items]) => (by === ', ' ? `(${least} of) (${items.join(by)})` : `(${items.join(by)})`))
}

function queryTextArbitrary(fields: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ node: string; leaf: string; list: string[]; branch: string }>((tie) => ({
    leaf: fc.oneof(
      { weight: 6, arbitrary: term },
      { weight: 2, arbitrary: near },
      { weight: 2, arbitrary: fields },
      {
        weight: 1,
        arbitrary: wideArbitrary(fields),
      },
    ),
    list: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
    branch: fc.oneof(
      fc.tuple(tie('list'), fc.constantFrom(' AND ', ' ', ' 且 ')).map(([items, sign]) => `(${items.join(sign)})`),
      fc.tuple(tie('list'), fc.constantFrom(' OR ', ' 或 ')).map(([items, sign]) => `(${items.join(sign)})`),
      fc.tuple(fc.constantFrom('NOT ', '-', '非 '), tie('node')).map(([sign, item]) => `(${sign}${item})`),
      tie('list').chain((items) =>
        fc.integer({ min: 1, max: items.length }).map((count) => `(${count} of) (${items.join(', ')})`),
      ),
    ),
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('branch')),
  })).node
}

/** Any query a search may ask. */
export const searchTextArbitrary: fc.Arbitrary<string> = queryTextArbitrary(fc.oneof(field, field, lateField))

export const searchArbitrary: fc.Arbitrary<Query> = searchTextArbitrary.map((text) => {
  const result = parseQuery(text, { for: 'search' })
  if (!result.ok)
    throw new Error(`the generator made a query that is refused: ${text} ${JSON.stringify(result.errors)}`)
  return result.query
})

/** Queries that may stand as subjects. */
export const subjectArbitrary: fc.Arbitrary<Query> = queryTextArbitrary(field)
  .map((text) => parseQuery(text, { for: 'subject' }))
  .filter((result) => result.ok)
  .map((result) => {
    if (!result.ok) throw new Error('filtered above')
    return result.query
  })
