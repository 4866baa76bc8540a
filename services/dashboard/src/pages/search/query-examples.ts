import { queryFields, type QueryFieldName, type QueryPurpose } from '../../query-editor/query-language.ts'
import type { Language } from '../../words/translate.ts'

/** How words are put together, in each language of the reader. */
export const wordExamples = {
  word: { zh: '延误', en: 'parcel' },
  phrase: { zh: '"包裹 丢失"', en: '"lost parcel"' },
  prefix: { zh: 'deliver*', en: 'deliver*' },
  and: { zh: '延误 AND 赔偿', en: 'delay AND refund' },
  or: { zh: '丢件 OR 破损', en: 'lost OR damaged' },
  not: { zh: '快递 NOT 招聘', en: 'courier NOT hiring' },
  brackets: { zh: '延误 AND (赔偿 OR 投诉)', en: 'delay AND (refund OR complaint)' },
  near: { zh: '仓库 NEAR/5 起火', en: 'depot NEAR/5 fire' },
  ordered: { zh: '货车 ONEAR/5 起火', en: 'truck ONEAR/5 fire' },
  atLeast: { zh: '(2 of) (丢件, 破损, 延误)', en: '(2 of) (lost, damaged, late)' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type WordExample = keyof typeof wordExamples

const fieldExamples: Readonly<Record<QueryFieldName, string>> = {
  title: 'title:(退款 OR refund)',
  text: 'text:delay',
  author: 'author:"江州晚报"',
  platform: 'platform:(weibo OR forum)',
  source: 'source:ID',
  sentiment: 'sentiment:negative',
  category: 'category:safety-accident',
  province: 'province:广东',
  lang: 'lang:zh',
  reach: 'reach:>=10000',
  published: 'published:[2026-01-01 TO 2026-01-31]',
  level: 'level:<=2',
  subject: 'subject:ID',
  story: 'story:ID',
}

/** An example of every field that a query of this purpose may use. */
export function examplesOfFields(purpose: QueryPurpose): readonly { name: QueryFieldName; query: string }[] {
  return queryFields
    .filter((field) => purpose === 'search' || !('afterMatching' in field))
    .map(({ name }) => ({ name, query: fieldExamples[name] }))
}
