import type { Quantity } from './find-quantities.ts'

/** A figure with its currency: [start, end) takes in the words around it. */
export interface Sum {
  /** ISO 4217, or 元. */
  readonly currency: string
  readonly start: number
  readonly end: number
  readonly atLeast: boolean
  readonly approx: boolean
  /** A sign or code stands in front ($, RMB). */
  readonly signed: boolean
}

const yuanBehind = /^ ?(?:元|块|圆|人民币|rmb|yuan|cny|renminbi)(?:整|钱)?/
const yuanBefore = /(?:¥|人民币|rmb|cny|renminbi) ?$/
const foreignNames: Readonly<Record<string, string>> = {
  美元: 'USD',
  美金: 'USD',
  美刀: 'USD',
  usd: 'USD',
  'us dollars': 'USD',
  'u.s. dollars': 'USD',
  'hong kong dollars': 'HKD',
  'taiwan dollars': 'TWD',
  'new taiwan dollars': 'TWD',
  dollars: 'USD',
  bucks: 'USD',
  us$: 'USD',
  $: 'USD',
  港元: 'HKD',
  港币: 'HKD',
  港纸: 'HKD',
  港银: 'HKD',
  蚊: 'HKD',
  hkd: 'HKD',
  hk$: 'HKD',
  新台币: 'TWD',
  新臺币: 'TWD',
  台币: 'TWD',
  twd: 'TWD',
  ntd: 'TWD',
  nt$: 'TWD',
  澳门元: 'MOP',
  澳门币: 'MOP',
  葡币: 'MOP',
  欧元: 'EUR',
  eur: 'EUR',
  euros: 'EUR',
  euro: 'EUR',
  '€': 'EUR',
  日元: 'JPY',
  日圆: 'JPY',
  日币: 'JPY',
  yen: 'JPY',
  英镑: 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  '£': 'GBP',
  澳元: 'AUD',
  a$: 'AUD',
  韩元: 'KRW',
  韩币: 'KRW',
  卢布: 'RUB',
  新元: 'SGD',
  新币: 'SGD',
  新加坡元: 'SGD',
  s$: 'SGD',
  泰铢: 'THB',
  加元: 'CAD',
  c$: 'CAD',
  卢比: 'INR',
  rupees: 'INR',
  林吉特: 'MYR',
  瑞士法郎: 'CHF',
}
const names = Object.keys(foreignNames)
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('$', '\\$').replaceAll('.', '\\.'))
  .join('|')
/** 300万美元; 45万元港币 */
const foreignBehind = new RegExp(`^ ?(?:元)?(${names})(?![a-z])`)
const foreignBefore = new RegExp(`(?<![a-z])(${names})[\\s:]?$`)

/** more than $2 million, 逾新台币3千万: what changes the figure stands before the sign. */
export const leastBefore =
  /(?:逾|超过?|至少|起码|不少于|高达逾|more than|over|at least|in excess of|exceeding|upwards of) ?$/
export const nearBefore =
  /(?:约|近|大约|大概|差不多|将近|接近|估计|about|around|nearly|almost|some|roughly|approximately|an estimated|estimated at|close to|as much as|up to) ?$/

/** The currency of a figure and how exact it is; undefined where it names none. */
export function readSum(text: string, quantity: Quantity): Sum | undefined {
  const behind = text.slice(quantity.end, quantity.end + 20)
  const before = text.slice(Math.max(0, quantity.start - 9), quantity.start)
  const foreign = foreignBehind.exec(behind)
  const yuan = yuanBehind.exec(behind)
  const sign = foreignBefore.exec(before)
  const own = yuanBefore.exec(before)
  const mark = sign ?? own
  if (foreign === null && yuan === null && mark === null) return undefined
  const currency = foreignNames[foreign?.[1] ?? sign?.[1] ?? ''] ?? '元'
  const start = quantity.start - (mark?.[0].length ?? 0)
  const lead = mark === null ? '' : text.slice(Math.max(0, start - 14), start)
  return {
    currency,
    start,
    end: quantity.end + (foreign?.[0].length ?? yuan?.[0].length ?? 0),
    atLeast: quantity.atLeast || leastBefore.test(lead),
    approx: quantity.approx || nearBefore.test(lead),
    signed: mark !== null,
  }
}
