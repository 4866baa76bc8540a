import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated, wantedBetween } from './circumstances.ts'
import { clauseAround, sentenceAround, type Passage } from './passage.ts'

/** Values of the role `money`, by the topic a sum belongs to. */
export const moneyTopics = ['loss', 'fine', 'compensation', 'owed'] as const

const yuanBehind = /^ ?(?:元|块|人民币|圆|rmb|yuan|cny)/
const yuanBefore = /(?:¥|¥|rmb|cny|人民币)\s?$/
const foreignBehind =
  /^ ?(美元|美金|usd|us dollars|dollars|港元|港币|hkd|新台币|台币|欧元|eur|euros|日元|yen|英镑|gbp|pounds|澳元|韩元|卢布|新元|新加坡元|泰铢|加元)/
const foreignBefore = /(us\$|\$|usd|hk\$|hkd|nt\$|€|eur|£|gbp|新台币|台币|港币|美元)\s?$/
/** ISO 4217 */
const currencies: Readonly<Record<string, string>> = {
  美元: 'USD',
  美金: 'USD',
  usd: 'USD',
  'us dollars': 'USD',
  dollars: 'USD',
  $: 'USD',
  us$: 'USD',
  港元: 'HKD',
  港币: 'HKD',
  hkd: 'HKD',
  hk$: 'HKD',
  新台币: 'TWD',
  台币: 'TWD',
  nt$: 'TWD',
  欧元: 'EUR',
  eur: 'EUR',
  euros: 'EUR',
  '€': 'EUR',
  日元: 'JPY',
  yen: 'JPY',
  英镑: 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  '£': 'GBP',
  澳元: 'AUD',
  韩元: 'KRW',
  卢布: 'RUB',
  新元: 'SGD',
  新加坡元: 'SGD',
  泰铢: 'THB',
  加元: 'CAD',
}
/** 损失近十万: no 元 where a word of money stands right in front and nothing that is counted behind. */
const roundSum = /[万亿][余多一二三四五六七八九]?$/
const thing =
  /^[余多]?(?:[人名位个件辆台条次斤吨米天年月日分场倍%箱盒只头份字票户家单亩平粒颗颗篇股步遍点度克升元块]|公里|小时|[a-z])/
/** 赔三百, 罚了两千 */
const paid = /(?:赔|罚|亏|骗走|骗了|欠|扣)(?:了|给)?(?:我|你|我们|他|她)?$/
/** 卷走货款跑了，一共31万; 失窃，价值30万元的手机: what was lost stands in the clause before. */
const summed = /(?:一共|总共|共计|合计|累计|总计|涉案|价值)$/
/** 索赔120万，只同意赔2万: an offer takes the place of no claim. */
const offered = /(?:只|仅|才)(?:同意|肯|愿意?|能|给|答应)?$/
const closeToSum = 12

/** Sums of money lost, fined, owed or claimed, in yuan. A price alone is no signal. */
export function findMoney(passage: Passage): Candidate[] {
  if (passage.hits.of('money').length === 0) return []
  const found: Candidate[] = []
  for (const quantity of passage.quantities) {
    if (quantity.value <= 0 || quantity.ordinal) continue
    const { text, hits } = passage
    const behind = text.slice(quantity.end, quantity.end + 10)
    const before = text.slice(Math.max(0, quantity.start - 5), quantity.start)
    const unit = foreignBehind.exec(behind) ?? yuanBehind.exec(behind)
    const sign = unit === null ? (yuanBefore.exec(before) ?? foreignBefore.exec(before)) : null
    const bare = unit === null && sign === null
    const afterVerb =
      bare && quantity.value >= 100 && paid.test(text.slice(Math.max(0, quantity.start - 5), quantity.start))
    if (bare && !((afterVerb || roundSum.test(text.slice(quantity.start, quantity.end))) && !thing.test(behind)))
      continue
    const currency = currencies[unit?.[1] ?? sign?.[1] ?? ''] ?? '元'
    const end = quantity.end + (unit?.[0].length ?? 0)
    const clause = clauseAround(passage, quantity.start, end)
    const latin = /[a-z] ?$/.test(text.slice(Math.max(0, quantity.start - 2), quantity.start)) || sign !== null
    const isTotal =
      summed.test(text.slice(Math.max(0, quantity.start - 4), quantity.start)) ||
      text.slice(quantity.start, quantity.start + 3).includes('估计')
    const reachBack = isTotal ? 30 : latin ? 36 : bare ? closeToSum : 16
    const from = Math.max(
      isTotal ? sentenceAround(passage, quantity.start, end).start : clause.start,
      quantity.start - reachBack,
    )
    const named = [
      ...hits.between('money', from, quantity.start),
      ...(bare ? [] : hits.between('money', end, Math.min(clause.end, end + (latin ? 24 : 14)))),
    ].filter((hit) => hit.start < end + (latin ? 24 : 8) || moneyTopics[hit.value] === 'owed')
    const near = named.toSorted((a, b) => distance(a, quantity.start, end) - distance(b, quantity.start, end))[0]
    if (near === undefined) continue
    const start = near.start < quantity.start ? near.start : quantity.start
    const circumstances = circumstancesOf(passage, start, end)
    const wanted =
      moneyTopics[near.value] === 'compensation' &&
      // The 求 of 求偿 is no wish: it is claimed.
      (wantedBetween(passage, Math.max(clause.start, start - 6), start) ||
        wantedBetween(passage, Math.min(near.end, quantity.start), quantity.start))
    const negated = isNegated(passage, start, clause, 3) && moneyTopics[near.value] !== 'owed'
    // 损失预计超过4000万: the loss is there, only its size is estimated.
    const estimated = near.end <= quantity.start && /^(?:初步)?(?:预计|预估)/.test(text.slice(near.end, near.end + 4))
    const mayBe = !estimated && hits.any('possible', clause.start, quantity.start)
    found.push({
      kind: 'money',
      value: quantity.value,
      atLeast: quantity.atLeast || /^(?:余|多|以上)/.test(text.slice(end, end + 2)),
      approx: quantity.approx || /^(?:左右|上下)/.test(text.slice(end, end + 2)),
      unit: currency,
      start,
      end,
      topic: `money-${moneyTopics[near.value] ?? 'loss'}`,
      circumstances: {
        ...circumstances,
        partial: circumstances.partial || offered.test(text.slice(Math.max(clause.start, start - 5), start)),
        void: circumstances.void || negated || wanted || mayBe,
      },
    })
  }
  return found
}

function distance(hit: { readonly start: number; readonly end: number }, start: number, end: number): number {
  return hit.end <= start ? start - hit.end : Math.max(0, hit.start - end) + 4
}
