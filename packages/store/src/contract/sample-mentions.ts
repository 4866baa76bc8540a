import type { Category, Mention, Polarity } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import fc from 'fast-check'

/** Few characters and words, so that they meet often: simplified, traditional, full-width, Latin, emoji, odd ones. */
const runs = [
  '云岭',
  '雲嶺',
  '速运',
  '速運',
  '包裹',
  '丢失',
  '岭速',
  '裹丢',
  '快',
  '云',
  '运',
  '客服',
  '江州',
  '丢',
] as const
const words = [
  'mac',
  'machine',
  'Mac',
  'ＭＡＣ',
  'delivery',
  'deliver',
  'lost',
  'parcel',
  '3',
  '30',
  'café',
  'カメラ',
  '📦',
] as const
const gaps = ['', '', '', '', ' ', '，', '。', '、', '\u200b', '\n', '-', '\ud800'] as const

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...runs) },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
)
const passage = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(piece, fc.constantFrom(...gaps)), { maxLength: longest })
    .map((parts) => parts.map(([text, gap]) => text + gap).join(''))

export const platforms = ['weibo', 'forum', 'news'] as const
const categories: readonly Category[] = ['service-dispute', 'safety-accident', 'none']
const polarities: readonly Polarity[] = ['negative', 'neutral', 'positive']
const provinces = ['广东', '江苏', '四川'] as const
const firstInstant = Date.UTC(2026, 1, 27)

/** Mentions over eight days, many in the same second, hour or day; some are drills. */
export const mentionArbitrary: fc.Arbitrary<Mention> = fc
  .record({
    title: passage(4),
    text: passage(14),
    name: fc.option(passage(2), { nil: undefined }),
    handle: fc.option(fc.constantFrom('yunling_fan', '云岭 速运', 'mac'), { nil: undefined }),
    followers: fc.option(fc.constantFrom(0, 10, 9_999, 10_000, 2_500_000), { nil: undefined }),
    platform: fc.constantFrom(...platforms),
    source: fc.constantFrom('jiangpan', 'huaxia'),
    lang: fc.constantFrom('zh', 'en'),
    category: fc.constantFrom(...categories),
    polarity: fc.constantFrom(...polarities),
    score: fc.integer({ min: -100, max: 100 }),
    places: fc.subarray([...provinces]),
    subjects: fc.subarray(['yunling', 'haitang']),
    story: fc.option(fc.constantFrom('st-1', 'st-2'), { nil: undefined }),
    at: fc.oneof(
      fc.integer({ min: 0, max: 8 * 86_400_000 }),
      fc.integer({ min: 0, max: 200 }).map((hour) => hour * 3_600_000),
      fc.integer({ min: 0, max: 40 }).map((step) => 86_400_000 + step * 250),
    ),
    drill: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  })
  .map((parts) => {
    const publishedAt = new Date(firstInstant + parts.at).toISOString()
    const author = {
      ...(parts.name === undefined ? {} : { name: parts.name }),
      ...(parts.handle === undefined ? {} : { handle: parts.handle }),
      ...(parts.followers === undefined ? {} : { followers: parts.followers }),
    }
    return buildMention({
      title: parts.title,
      text: parts.text,
      author,
      platform: parts.platform,
      source: { id: parts.source, name: parts.source, kind: 'page' },
      lang: parts.lang,
      category: parts.category,
      polarity: parts.polarity,
      polarityScore: parts.score / 100,
      places: parts.places.map((province) => ({ province, field: 'text', start: 0, end: 0 })),
      subjects: parts.subjects.map((id) => ({
        id,
        name: id,
        hits: [],
        polarity: parts.polarity,
        polarityScore: 0,
        negativeEvent: 0,
        ...(parts.story === undefined ? {} : { storyId: parts.story }),
      })),
      publishedAt,
      indexedUnder: publishedAt.slice(0, 7),
      drill: parts.drill,
    })
  })

/** The same for a seed, with ids of their own: `seed` and a number. */
export function sampleMentions(count: number, seed: number): Mention[] {
  return fc
    .sample(mentionArbitrary, { numRuns: count, seed })
    .map((mention, at) => ({ ...mention, id: `s${seed}-${at}` }))
}

const term = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...runs), { minLength: 1, maxLength: 2 }).map((all) => all.join('')),
  },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...runs), fc.constantFrom('mac', '3', 'ＭＡＣ', '📦'), fc.boolean())
      .map(([run, word, behind]) => (behind ? word + run : run + word)),
  },
  { weight: 1, arbitrary: fc.constantFrom('mac*', 'deliver*', 'm*', '3*') },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((all) => `"${all.join(' ')}"`) },
)
const field = fc.oneof(
  fc.constantFrom(...platforms).map((value) => `platform:${value}`),
  fc.constantFrom('jiangpan', 'huaxia', 'nowhere').map((value) => `source:${value}`),
  fc.constantFrom('zh', 'en').map((value) => `lang:${value}`),
  fc.constantFrom(...categories).map((value) => `category:${value}`),
  fc.constantFrom(...polarities).map((value) => `sentiment:${value}`),
  fc.constantFrom(...provinces).map((value) => `province:${value}`),
  fc.constantFrom('st-1', 'st-2', 'st-3').map((value) => `story:${value}`),
  fc.constantFrom('yunling', 'haitang').map((value) => `subject:${value}`),
  fc.constantFrom('reach:>=10000', 'reach:<10000', 'reach:>10', 'reach:<=0', 'reach:[10 TO 10000]'),
  fc.constantFrom('published:[2026-02-27 TO 2026-03-01]', 'published:[2026-03-02 TO 2026-03-02]'),
  fc.tuple(fc.constantFrom('title', 'author', 'text'), term).map(([name, inner]) => `${name}:${inner}`),
)
const nearSide = fc.oneof(
  { weight: 2, arbitrary: term },
  {
    weight: 1,
    arbitrary: fc.array(term, { minLength: 2, maxLength: 6 }).map((terms) => `(${terms.join(' OR ')})`),
  },
)
const near = fc
  .tuple(
    fc.constantFrom('', '', 'title:', 'author:'),
    nearSide,
    fc.constantFrom('NEAR', 'ONEAR'),
    fc.integer({ min: 0, max: 6 }),
    nearSide,
  )
  .map(([name, left, kind, distance, right]) => `${name}(${left} ${kind}/${distance} ${right})`)
/** Lists longer than people write by hand. */
const wide = fc
  .tuple(
    fc.constantFrom(' OR ', ', '),
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.oneof(term, field), { minLength: 9, maxLength: 30 }),
  )
  .map(([by, least, all]) => (by === ', ' ? `(${least} of) (${all.join(by)})` : `(${all.join(by)})`))

/** Search queries in the language's own text, every form of it, nested. */
export const queryArbitrary: fc.Arbitrary<string> = fc.letrec<{ query: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: term },
    { weight: 2, arbitrary: field },
    { weight: 2, arbitrary: near },
    { weight: 1, arbitrary: wide },
  ),
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: tie('leaf') },
    { weight: 2, arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} AND ${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} AND NOT ${b})`) },
    { weight: 1, arbitrary: tie('query').map((a) => `(NOT ${a})`) },
    {
      weight: 1,
      arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map((all) => `(2 of) (${all.join(', ')})`),
    },
  ),
})).query
