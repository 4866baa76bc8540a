import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated, wantedBetween } from './circumstances.ts'
import type { Quantity } from './find-quantities.ts'
import { clauseAround, sentenceAround, sentenceIndexAt, type Passage, type Stretch } from './passage.ts'
import { readSum } from './read-sum.ts'

/**
 * Values of the role `money`. The first four are the topics of a sum that stands beside them. A word of goods lost (摔碎)
 * makes a sum that is called their value a loss, a word of a payment (充值) beside one of a party that is gone a debt.
 */
export const moneyTopics = ['loss', 'fine', 'compensation', 'owed', 'goods', 'prepaid', 'gone'] as const
const [owed, goods, prepaid, gone] = [3, 4, 5, 6]

/** 损失近十万: no 元 where a word of money stands right in front and nothing that is counted behind. */
const roundSum = /[万亿][余多一二三四五六七八九]?$/
const thing =
  /^[余多]?(?:[人名位个件辆台条次斤吨米天年月日分场倍%箱盒只头份字票户家单亩平粒颗颗篇股步遍点度克升元块罐瓶袋]|公里|小时|[a-z])/
/** 四千三百万存款: money by its noun. */
const moneyNoun =
  /^[余多]?的?(?:存款|货款|资金|现金|本金|积蓄|血汗钱|养老钱|救命钱|保证金|学费|工程款|房款|押金|债务|巨款|赔偿|罚款|罚单|欠款|贷款|定金|订金|货物|装修款|团费|会费|彩礼|赃款|善款|房租|租金)/
/** 多亏12315: thanks to. */
const thanks = /[多幸]$/
/** 赔三百, 罚了两千 */
const paid = /(?:赔|罚|(?<![多幸吃])亏|骗走|骗了|欠|扣)(?:了|给)?(?:我|你|我们|他|她)?$/
/** 卷走货款跑了，一共31万; 失窃，价值30万元的手机: what was lost stands in the clause before. */
const summed =
  /(?:一共|总共|共计|合计|合共|累计|总计|涉案|价值|(?<!合同|交易|成交|融资|中标|订单|投资|消费|贷款|保险)金额|总额|数额|总值|款项|涉及资金|加起来|加总|少说|totall?ing|worth|total of)(?:已|约|为|达|高达|共|是|:| ){0,3}$/
/** 涉及金额, 涉及房款合计: beside a complaint it is what people stand to lose. */
const involved =
  /涉(?:及|案|诉|事)?(?:总?金额|资金|款项?|[^,。;]{0,2}款)(?:合计|共计|总计|共|达|为|约|高达|总额|总值){0,2}$/
/** A judge ordered it to pay £3.1m. */
const ordered =
  /\b(?:to pay|pays|pay|paid|paying)(?: out| him| her| them| nearly| about| more than)* ?$|(?:支付|给付|返还|偿还)[^,。]{0,12}$/
/** $20m in funding */
const notLost = /^ (?:in|of) (?:new )?(?:funding|investment|financing|revenue|profit|grants|loans|fees|bonuses)/
/** 价值, 购入价: the sum is what goods are worth. */
const valued =
  /(?:价值|购入价|购买价|进价|货值|买价|原价|标价|成本|估价|估值|市价|总价|声明价值|worth|valued at|value of)(?:约|近|超过?|为|是|达|高达|共|:|人民币|港币|新台币| (?:about|over|nearly|around|more than|some))* ?$/
/** 花8000元买的, $900 laptop: bought for that. */
const boughtFor = /^(?:元|块)?(?:钱)?(?:买|购|入手|订|定)/
/** 预计金额, 赔付金额预计为: the sum is due, only its size is estimated. */
const estimatedSum = /预计(?:总?金额|数额|总额|合计|总计|赔付金额)|(?:金额|总额)预计/
/** 索赔120万，只同意赔2万: an offer takes the place of no claim. */
const offered = /(?:只|仅|才|就|顶多|最多)(?:同意|肯|愿意?|能|给|答应|想)?$/
const offeredEnglish =
  /\b(?:only offered|offered|offering|offers) (?:me |us |him |her |them |to )?(?:just |only |a )?[a-z ]{0,12}$/
/** 赔付运费12元, 补偿20元优惠券: not what was lost. */
const smallChange =
  /(?:运费|邮费|快递费|配送费|手续费|代金券|优惠券|红包|抵扣券|购物卡|券|shipping fee of|voucher worth|coupon worth) ?$/
const inVouchers =
  /^(?:元|块|港元|港币)?的?(?:无门槛)?(?:代金券|优惠券|红包|抵扣券|购物卡|券|话费|积分|餐券| (?:voucher|coupon|gift card))/
/** 运费12元的三倍: what a rule counts from. */
const multiplied = /^的?[一二两三四五六七八九十\d]{1,3}倍/
/** 每件赔3元: for each; a total says more. */
const perUnit = /每[^,。;!?]{0,6}$|\b(?:each|every|per) [a-z ]{0,12}$/
const perUnitBehind = /^ ?(?:每|\/|一[人件单户]|a head|each|per |apiece)/
/** The outage cost the retailer $3m; not what something costs a month. */
const costs =
  /\bcost (?:the |its |their |our )[a-z]{3,14}(?: [a-z]{3,12})?(?: (?:about|over|nearly|some|around|more than|an estimated))? ?$/
const regular = /^ (?:a|per|each|every) (?:month|year|day|week|person|head)/
const closeToSum = 12

/** Sums of money lost, fined, owed or claimed, in yuan. A price alone is no signal. */
export function findMoney(passage: Passage): Candidate[] {
  if (passage.quantities.length === 0) return []
  if (passage.hits.of('money').length === 0 && !/涉|支付|cost |pay /.test(passage.text)) return []
  const found: Candidate[] = []
  const offers = new Set<Candidate>()
  for (const quantity of passage.quantities) {
    if (quantity.value <= 0 || quantity.ordinal) continue
    const read = readOne(passage, quantity)
    if (read === undefined) continue
    found.push(read.candidate)
    if (read.offer) offers.add(read.candidate)
  }
  const real = found.some((each) => !offers.has(each) && !each.circumstances.void)
  return real ? found.filter((each) => !offers.has(each)) : found
}

interface ReadMoney {
  readonly candidate: Candidate
  /** What somebody is willing to give: no sum of its own beside a loss. */
  readonly offer: boolean
}

function readOne(passage: Passage, quantity: Quantity): ReadMoney | undefined {
  const { text, hits } = passage
  const behind = text.slice(quantity.end, quantity.end + 12)
  const sum = readSum(text, quantity)
  if (sum === undefined) {
    const afterVerb = quantity.value >= 100 && paid.test(text.slice(Math.max(0, quantity.start - 5), quantity.start))
    if (
      !moneyNoun.test(behind) &&
      !((afterVerb || roundSum.test(text.slice(quantity.start, quantity.end))) && !thing.test(behind))
    )
      return undefined
  }
  const begin = sum?.start ?? quantity.start
  const end = sum?.end ?? quantity.end
  if (multiplied.test(text.slice(end, end + 6)) || notLost.test(text.slice(end, end + 20))) return undefined
  const clause = clauseAround(passage, begin, end)
  const lead = text.slice(Math.max(clause.start, begin - 30), begin)
  const near = topicOf(
    passage,
    { start: begin, end },
    clause,
    quantity,
    sum?.signed ?? false,
    sum === undefined && !moneyNoun.test(behind),
  )
  if (near === undefined) return undefined
  const start = Math.min(near.start, begin)
  const circumstances = circumstancesOf(passage, start, end)
  const topic = near.topic
  const due = estimatedSum.test(lead)
  const wanted =
    topic === 'compensation' &&
    !due &&
    // The 求 of 求偿 is no wish: it is claimed.
    (wantedBetween(passage, Math.max(clause.start, start - 6), start) ||
      wantedBetween(passage, Math.min(near.end, begin), begin))
  const negated = isNegated(passage, start, clause, 3) && topic !== 'owed'
  // 损失预计超过4000万: the loss is there, only its size is estimated.
  const estimated = due || (near.end <= begin && /^(?:初步)?(?:预计|预估)/.test(text.slice(near.end, near.end + 4)))
  const mayBe = !estimated && (text[begin - 1] === '或' || hits.any('possible', clause.start, begin))
  const own = text.slice(Math.max(clause.start, start - 8), start)
  const offer =
    topic === 'compensation' &&
    (offered.test(own) ||
      offeredEnglish.test(lead) ||
      smallChange.test(lead) ||
      inVouchers.test(text.slice(end - 2, end + 8)) ||
      inVouchers.test(text.slice(end, end + 14)))
  const each = perUnit.test(lead.slice(-16)) || perUnitBehind.test(text.slice(end, end + 8))
  const candidate: Candidate = {
    kind: 'money',
    value: quantity.value,
    atLeast: (sum?.atLeast ?? quantity.atLeast) || /^(?:余|多|以上)/.test(text.slice(end, end + 2)),
    approx: (sum?.approx ?? quantity.approx) || /^(?:左右|上下)/.test(text.slice(end, end + 2)),
    unit: sum?.currency ?? '元',
    start,
    end,
    topic: `money-${topic}`,
    circumstances: {
      ...circumstances,
      partial: circumstances.partial || offer || each,
      void: (circumstances.void && !(due && !isNegated(passage, start, clause, 3))) || negated || wanted || mayBe,
    },
  }
  return { candidate, offer }
}

interface Topic {
  readonly topic: (typeof moneyTopics)[number]
  readonly start: number
  readonly end: number
}

/** The word that says what a sum is about: the nearest one, or for the value of goods and for payments, one further off. */
function topicOf(
  passage: Passage,
  sum: Stretch,
  clause: Stretch,
  quantity: Quantity,
  signed: boolean,
  bare: boolean,
): Topic | undefined {
  const { text, hits } = passage
  const before = text.slice(Math.max(0, sum.start - 16), sum.start)
  const latin = /[a-z] ?$/.test(text.slice(Math.max(0, sum.start - 2), sum.start)) || signed
  const isTotal = summed.test(before) || text.slice(quantity.start, quantity.start + 3).includes('估计')
  const reachBack = isTotal ? 60 : latin ? 36 : bare ? closeToSum : 16
  const sentence = sentenceAround(passage, sum.start, sum.end)
  const from = Math.max(isTotal ? sentence.start : clause.start, sum.start - reachBack)
  const named = [
    ...hits.between('money', from, sum.start),
    ...(bare ? [] : hits.between('money', sum.end, Math.min(clause.end, sum.end + (latin ? 24 : 14)))),
  ].filter(
    (hit) =>
      hit.value < goods &&
      !thanks.test(text.slice(Math.max(0, hit.start - 1), hit.start)) &&
      (hit.start < sum.end + (latin ? 24 : 8) || moneyTopics[hit.value] === 'owed'),
  )
  const near = named.toSorted((a, b) => distance(a, sum) - distance(b, sum))[0]
  if (near !== undefined) return { topic: moneyTopics[near.value] ?? 'loss', start: near.start, end: near.end }
  if (bare) return undefined
  if (ordered.test(text.slice(Math.max(0, sum.start - 18), sum.start)) && hits.any('legal', sentence.start, sum.start))
    return { topic: 'compensation', start: sum.start, end: sum.start }
  const around = neighbourhood(passage, sum)
  const values = hits.between('money', around.start, around.end)
  if (
    involved.test(before) &&
    (values.length > 0 ||
      hits.any('complaint', sentence.start, sum.start) ||
      hits.any('complaint', sum.end, around.end))
  )
    return { topic: 'loss', start: sum.start, end: sum.start }
  if (
    costs.test(text.slice(Math.max(clause.start, sum.start - 50), sum.start)) &&
    !regular.test(text.slice(sum.end, sum.end + 12))
  )
    return { topic: 'loss', start: sum.start, end: sum.start }
  if (
    valued.test(before) ||
    moneyNoun.test(text.slice(sum.end, sum.end + 6)) ||
    boughtFor.test(text.slice(sum.end - 1, sum.end + 4))
  ) {
    const lost = values.find((hit) => hit.value === goods || hit.value === 0)
    if (lost !== undefined && !isNegated(passage, lost.start, clause, 3))
      return { topic: 'loss', start: sum.start, end: sum.start }
  }
  const payment = hits
    .between('money', Math.max(clause.start, sum.start - 12), sum.start)
    .find((hit) => hit.value === prepaid)
  if (
    payment !== undefined &&
    values.some((hit) => (hit.value === gone || hit.value === owed) && hit.start !== payment.start)
  )
    return { topic: 'owed', start: payment.start, end: payment.end }
  return undefined
}

/** The sentence of a place with the two behind it, cut at 80 to either side. */
function neighbourhood(passage: Passage, { start, end }: Stretch): Stretch {
  const sentence = sentenceAround(passage, start, end)
  const index = sentenceIndexAt(passage, start)
  const next = passage.sentences[index + 2] ?? passage.sentences[index + 1]
  return { start: Math.max(sentence.start, start - 80), end: Math.min(next?.end ?? sentence.end, end + 80) }
}

function distance(hit: Hit, { start, end }: Stretch): number {
  return hit.end <= start ? start - hit.end : Math.max(0, hit.start - end) + 4
}
