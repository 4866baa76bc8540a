import { parseQuery, type Query } from '@groundswell/query'
import { askedWords, tailWords } from '../mention-generator.ts'

/** What analysts ask, over the words of `mention-generator.ts`. */
export interface AskedQuery {
  readonly kind: 'word' | 'boolean' | 'field' | 'near'
  readonly query: Query
}

/** From words of the long tail (a few in ten thousand) to the commonest (about 15 %). */
const words = [
  ...askedWords,
  ...[2_000, 9_000, 19_990].map((at) => tailWords[at] ?? ''),
  '客服电话没人接 包裹被雨水泡坏',
]

const booleans = [
  '快递 AND 延误',
  '快递 AND 客服 AND 投诉',
  '包裹 AND NOT 退款',
  '快递 NOT (师傅 OR 顺利退款)',
  '延误 OR 破损',
  '(快递 OR 包裹) AND (延误 OR 破损 OR 少了一件)',
  '(生鲜 OR 冷冻海鲜) AND 路上化冻',
  '云岭速运 AND (延误 OR 投诉) NOT 退款',
  '(云岭速运 OR yunling) AND (包裹 OR 快递) AND NOT 满意',
  '(2 of) (快递, 延误, 客服, 投诉)',
  'parcel OR yunling OR haitang',
  '监管 AND (投诉 OR 反映)',
  '"yunling express" AND parcel',
  '海棠冷链 AND 化冻 AND 赔',
]
const fields = [
  'platform:weibo AND 快递',
  'platform:hotline AND 投诉',
  'sentiment:negative AND 快递',
  'sentiment:negative AND (延误 OR 投诉)',
  'category:safety-accident AND 包裹',
  'source:source-3 AND 快递',
  'province:广东 AND 快递',
  'lang:zh AND 驿站',
  'title:快递',
  'title:生鲜 AND sentiment:negative',
  'reach:>=100000 AND 快递',
  'reach:>=500000 AND 投诉',
  'published:[2026-11-01 TO 2026-11-20] AND 快递',
  'published:[2026-09-01 TO 2026-11-20] AND 包裹 NOT 退款',
  'subject:subject-1',
  'subject:subject-2 AND 延误',
  'subject:subject-3 AND sentiment:negative AND reach:>=1000',
]
/** Some are looked at in the text itself by the embedded index, so they are reported apart. */
const nears = ['包裹 NEAR/5 延误', '客服 NEAR/10 投诉', '云岭速运 ONEAR/8 延误', '生鲜 NEAR/3 化冻']

const asked = (kind: AskedQuery['kind'], texts: readonly string[]): AskedQuery[] =>
  texts.map((text) => {
    const parsed = parseQuery(text, { for: 'search', timeZone: 'Asia/Shanghai' })
    if (!parsed.ok) throw new Error(`${text} does not parse: ${JSON.stringify(parsed.errors)}`)
    return { kind, query: parsed.query }
  })

export const askedQueries: readonly AskedQuery[] = [
  ...asked('word', words),
  ...asked('boolean', booleans),
  ...asked('field', fields),
  ...asked('near', nears),
]
