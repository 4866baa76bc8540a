/** What a query is for: subjects run on the stream and refuse what is known only after matching. */
export type QueryPurpose = 'subject' | 'search'

export interface QueryField {
  readonly name: string
  /** The short word a Chinese reader may type to find it. */
  readonly chinese: string
  /** Known only once a mention was matched and graded; subjects refuse it. */
  readonly afterMatching?: true
}

/** The fields of the query language, most used first. */
export const queryFields = [
  { name: 'title', chinese: '标题' },
  { name: 'text', chinese: '正文' },
  { name: 'author', chinese: '作者' },
  { name: 'platform', chinese: '平台' },
  { name: 'source', chinese: '来源' },
  { name: 'sentiment', chinese: '情感' },
  { name: 'category', chinese: '类别' },
  { name: 'province', chinese: '省份' },
  { name: 'lang', chinese: '语言' },
  { name: 'reach', chinese: '粉丝' },
  { name: 'published', chinese: '发布' },
  { name: 'level', chinese: '等级', afterMatching: true },
  { name: 'subject', chinese: '监测对象', afterMatching: true },
  { name: 'story', chinese: '线索', afterMatching: true },
] as const satisfies readonly QueryField[]

export type QueryFieldName = (typeof queryFields)[number]['name']

export const queryOperators = [
  { insert: 'AND', chinese: '且', between: true },
  { insert: 'OR', chinese: '或', between: true },
  { insert: 'NOT', chinese: '非', between: false },
  { insert: 'NEAR/5', chinese: '邻近', between: true },
  { insert: 'ONEAR/5', chinese: '先后', between: true },
  { insert: '(2 of) (', chinese: '至少', between: false },
] as const

export type QueryOperator = (typeof queryOperators)[number]['insert']

export function isQueryField(name: string): name is QueryFieldName {
  return queryFields.some((one) => one.name === name)
}

/** A value as a query writes it: quoted unless it is one plain word. */
export function writtenValue(value: string): string {
  return /^([\p{L}\p{N}._-]+|[<>]=?\d+|\[[^\]]*\])$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`
}
