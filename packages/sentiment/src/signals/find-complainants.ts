import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated } from './circumstances.ts'
import type { Quantity } from './find-quantities.ts'
import { clauseAround, peopleNoun, sentenceAround, type Passage } from './passage.ts'

const people = [
  '人',
  '名',
  '位',
  '户',
  '家',
  '个',
  '号人',
  '号会员',
  '号用户',
  '号学员',
  '号商户',
  '号客户',
  '号车主',
  '号业主',
  '号员工',
  '号家长',
  '余名',
]
const peopleWords = [
  'people',
  'customers',
  'users',
  'consumers',
  'complainants',
  'victims',
  'buyers',
  'clients',
  'residents',
  'parents',
  'owners',
  'passengers',
  'employees',
  'workers',
  'drivers',
  'sellers',
  'merchants',
  'riders',
  'students',
  'tenants',
  'investors',
  'subscribers',
  'shoppers',
  'households',
  'families',
  'members',
]
const cases = ['起', '件', '宗', '条', '例', '单', '封', 'complaints', 'reports']
const notPeople =
  /^(?:个|家)(?:月|小时|工作日|星期|多月|半月|公司(?!客户|用户)|企业(?!客户|用户|会员|商户)|媒体|平台|快递|包裹|订单|网点|部门|亿|城市|省|地|电话|问题|环节|品牌|机构|品种|批次)/

/** One complainant is what every complaint has, so fewer than two make no signal. */
const least = 2

export function findComplainants(passage: Passage, taken: readonly Candidate[]): Candidate[] {
  if (passage.hits.of('complaint').length === 0 && !/[骗坑]|要求/.test(passage.text)) return []
  const found: Candidate[] = []
  const others = taken.toSorted((a, b) => a.start - b.start)
  let next = 0
  for (const quantity of passage.quantities) {
    while (next < others.length && (others[next]?.end ?? 0) <= quantity.start) next += 1
    if ((others[next]?.start ?? Number.MAX_SAFE_INTEGER) < quantity.end) continue
    if (quantity.ordinal || quantity.value < least || !Number.isInteger(quantity.value)) continue
    const counted = complained(passage, quantity) ?? countedAgain(passage, quantity, found.at(-1))
    if (counted === undefined) continue
    if (statistics.test(passage.text.slice(Math.max(0, quantity.start - 50), quantity.start))) continue
    const circumstances = circumstancesOf(passage, quantity.start, counted.end)
    const negated = isNegated(passage, quantity.start, clauseAround(passage, quantity.start, quantity.end), 4)
    found.push({
      kind: 'complainants',
      value: quantity.value,
      atLeast: quantity.atLeast,
      approx: quantity.approx,
      unit: counted.unit,
      start: quantity.start,
      end: counted.end,
      topic: 'complainants',
      circumstances: { ...circumstances, void: circumstances.void || negated },
    })
  }
  return found
}

/** 仅3人得到退款: who was helped is not counted. */
const satisfied = /^[^,。]{0,3}(?:得到|获得|收到|已获|拿到|成功)/

/** 十几名员工集体投诉: staff that complains counts, staff that handles complaints does not. */
function complainsItself(passage: Passage, from: number): boolean {
  const [verb] = passage.hits.between('complaint', from, from + 14)
  return (
    verb !== undefined && !/处理|受理|接待|回复|解决|负责|应对|接到|收到/.test(passage.text.slice(from, verb.start))
  )
}

/** 投诉激增，单日超4000件 */
const surging =
  /(?:投诉|举报)[^。,]{0,8},(?:单日|日均|当日|当天|本周|本月|上周|上月|今年|全年|上半年|累计|总计|共计|合计|目前|已)(?:已|共计|累计|总计|共|达|超|接到|收到)?$/

/** 投诉量从120件飙升至1450件 */
const risen = /(?:投诉|举报|维权)[^,。]{0,6}[从由][^,。]{1,10}(?:飙升|激增|猛增|上升|攀升|上涨|升|增|涨|增加)[至到]$/
/** 全国消协组织共受理投诉78万件: a statistic of all companies. */
const statistics =
  /(?:全国|全省|全市|全区|各级|各地|全系统)[^,。]{0,10}(?:消协|消费者协会|12315|12345|市场监管|消保委|邮政)[^。]{0,20}$/

/** Dozens complain of …: nobody is named, but they complain. */
const complainBehind = /^ (?:of )?(?:[a-z]{3,14} ){0,3}(?:have |had )?(?:complain|sue(?!s))/

interface Counted {
  readonly unit: string
  readonly end: number
}

/** 600 delivery riders */
const adjective =
  /^(?:delivery|angry|furious|affected|former|individual|local|corporate|business|small|unhappy|disgruntled|home|retail) /

function unitBehind(text: string, end: number, units: readonly string[]): Counted | undefined {
  const from = text.startsWith(' of ', end) ? end + 4 : text[end] === ' ' ? end + 1 : end
  const at = from + (adjective.exec(text.slice(from, from + 16))?.[0].length ?? 0)
  const unit =
    units.find((word) => text.startsWith(word, at)) ??
    (units === people ? peopleNoun.exec(text.slice(at, at + 4))?.[0] : undefined)
  return unit === undefined ? undefined : { unit, end: at + unit.length }
}

/** 287名,均要求旅行社退还团款 */
const demands = /^[^。]{0,6}要求[^,。]{0,10}(?:退[还款钱费一]|赔|道歉|补偿|给个?说法)/
/** 十一个租客都被二房东骗了 */
const cheated = /^[^,。]{0,3}都?被[^,。]{1,14}[骗坑]/

/** 从最初的60人增加到如今的1130人 */
const grown = /(?:升|增|涨|增加|扩大|变|上升|飙升)(?:至|到|为|成)了?(?:如今|现在|目前|今天|昨天|最新)?的?$/

/** The same people, counted again: right behind the figure before, in its unit. */
function countedAgain(passage: Passage, quantity: Quantity, last: Candidate | undefined): Counted | undefined {
  if (last === undefined || quantity.start - last.end > 14 || quantity.start < last.end) return undefined
  if (!grown.test(passage.text.slice(last.end, quantity.start))) return undefined
  return unitBehind(passage.text, quantity.end, last.unit === undefined ? [] : [last.unit])
}

function complained(passage: Passage, quantity: Quantity): Counted | undefined {
  const { text, hits } = passage
  const person = unitBehind(text, quantity.end, people) ?? unitBehind(text, quantity.end, peopleWords)
  const clause = clauseAround(passage, quantity.start, quantity.end)
  if (person !== undefined && !notPeople.test(text.slice(quantity.end, quantity.end + 6))) {
    const [other] = hits.between('notComplainant', person.end, Math.min(clause.end, person.end + 6))
    const aimedAt = other !== undefined && hits.any('complaint', person.end, other.start)
    if (other !== undefined && !aimedAt && !complainsItself(passage, other.end)) return undefined
    if (satisfied.test(text.slice(person.end, person.end + 8))) return undefined
    const sentence = sentenceAround(passage, quantity.start, quantity.end)
    const from = Math.max(sentence.start, quantity.start - (text[quantity.end] === ' ' ? 36 : 20))
    const to = Math.min(sentence.end, person.end + (text[quantity.end] === ' ' ? 48 : 24))
    if (demands.test(text.slice(person.end, person.end + 24))) return person
    if (cheated.test(text.slice(person.end, person.end + 22))) return person
    return hits.any('complaint', from, quantity.start) || hits.any('complaint', person.end, to) ? person : undefined
  }
  if (risen.test(text.slice(Math.max(clause.start, quantity.start - 24), quantity.start))) {
    const unit = unitBehind(text, quantity.end, cases)
    if (unit !== undefined) return unit
  }
  if (complainBehind.test(text.slice(quantity.end, quantity.end + 60))) return { unit: 'people', end: quantity.end }
  const counted = unitBehind(text, quantity.end, cases)
  const lead = text.slice(Math.max(clause.start, quantity.start - 10), quantity.start)
  const complaintBefore =
    /(?:投诉|举报|维权)(?:业主|用户|人数|者|家长|消费者|车主|学员|量|件|数|总量|工单|案件|信息|信件|线索)?(?:已|共|累计|共计|总计|达|达到|已达|高达|多达|升至|增至|超|就有|有|了|为|合计|从|由|约|近){0,3}$/.test(
      lead,
    )
  if (counted !== undefined) {
    const before = text.slice(Math.max(0, quantity.start - 16), quantity.start)
    if (surging.test(before)) return counted
    const behind = text.slice(counted.end, counted.end + 10)
    if (
      complaintBefore ||
      /^[^,。]{0,6}(?:投诉|举报|维权|申诉|客诉|检举|陈情)/.test(behind) ||
      counted.unit === 'complaints'
    )
      return counted
    return undefined
  }
  if (complaintBefore && /^(?:$|[,。;!?\s])/.test(text.slice(quantity.end, quantity.end + 1)))
    return { unit: '件', end: quantity.end }
  return undefined
}
