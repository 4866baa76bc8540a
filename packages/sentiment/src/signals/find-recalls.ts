import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated } from './circumstances.ts'
import type { Quantity } from './find-quantities.ts'
import { actorOf } from './find-regulators.ts'
import { clauseAround, quantitiesBetween, sentenceAround, type Passage } from './passage.ts'

/** More names or words than this are a list, not an event. */
const maximumNames = 1_000

/** 将召回 and 拟召回 announce a recall; 呼吁召回 only asks for one. */
const demanded = /呼吁|要求|希望|建议|应该|应当|必须|请求|恳请|(?<![供反响对适相])应/
/** recalled ordering it, recall that …: what somebody remembers. */
const remembers =
  /^ (?:that|how|when|what|why|where|whether|being|the (?:day|time|moment|night|morning|smell|feeling)|(?:hear|see|be|hav|order|wait|buy|gett|go|tell|ask|call|pay|feel|smell|receiv|talk|say|watch|read|think|sitt|stand|runn|leav|arriv|com|meet)ing|[a-z]{2,12}ing (?:it|them|him|her|the|an?|my|his|their|our|in|on|at|for|from|to|up))\b/
/** 召回30名工程师, recalled its ambassador: people are called back. */
const calledBack =
  /^ ?(?:[一二三四五六七八九十百千两几多\d]{0,4}(?:名|位)|全体|驻|外派|所有员工|部分员工|全部员工|(?:its|his|her|the|their) (?:ambassador|envoy|staff|workers|employees|troops|diplomats|players?|goalkeeper|striker|midfielder|defender|captain)|to (?:give|testify|duty|work|parliament|court)|to (?:the|its|their|head) (?:squad|team|side|capital|office|headquarters|stand|witness|national))/
/** 把…30名工程师召回 */
const people =
  /[把将][^,。]{0,14}(?:同事|员工|人员|队员|团队|工作组|学生)[^,。]{0,4}$|(?:名|位)[一-龥]{0,2}(?:员工|工程师|专家|干部|人员|骑手|司机|球员|外教|技师)[^,。]{0,4}$/
const recalledUnits =
  /^ ?(?:辆|台|件|个|批次|批|盒|瓶|箱|部|款|吨|罐|套|只|vehicles|units|cars|products|(?:[a-z]{3,12} )?[a-z-]{3,15}s(?![a-z]))/

/** 药监局要求召回: a regulator that acts does not only ask. */
function ordered(passage: Passage, hit: Hit, from: number): boolean {
  return actorOf(passage, hit, from, hit.end) !== undefined
}

/** 召回…生产的汽车，共计8,746辆; 召回令！…涉及两万余台: the total, in the same sentence or the next. */
function totalBehind(passage: Passage, end: number): Quantity | undefined {
  return quantitiesBetween(passage, end, end + 80).find(
    (quantity) =>
      /(?:, |共|共计|合计|涉及|总计|总数|数量为?)(?:约|为)?$/.test(
        passage.text.slice(quantity.start - 6, quantity.start),
      ) && recalledUnits.test(passage.text.slice(quantity.end, quantity.end + 18)),
  )
}

/** 回收3万罐奶粉: goods by the piece; 回收两台旧冰箱 is a trade. */
const takenBack =
  /回收了?(?=(?:逾|超过?|约|近|共|上)?[\d,.一二两三四五六七八九十百千万余多]{1,8}(?:罐|瓶|盒|包|支|批|箱|辆|樽|条)(?!旧|废|二手|空|纸))/g

function takenBackHits({ text, hits }: Passage): Hit[] {
  if (!text.includes('回收')) return []
  return [...text.matchAll(takenBack)]
    .map((match) => ({ value: 0, start: match.index, end: match.index + match[0].length }))
    .filter((hit) => !hits.any('recall', hit.start - 4, hit.end + 4))
}

export function findRecalls(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const hit of [...passage.hits.of('recall'), ...takenBackHits(passage)].slice(0, maximumNames)) {
    if (
      passage.hits
        .between('notRecall', Math.max(0, hit.start - 5), hit.end + 5)
        .some((not) => not.start <= hit.start && not.end >= hit.end)
    )
      continue
    const clause = clauseAround(passage, hit.start, hit.end)
    const behind = passage.text.slice(hit.end, hit.end + 40)
    if (remembers.test(behind) || calledBack.test(behind)) continue
    if (people.test(passage.text.slice(Math.max(clause.start, hit.start - 16), hit.start))) continue
    if (isNegated(passage, hit.start, clause, 8)) continue
    if (
      demanded.test(passage.text.slice(Math.max(clause.start, hit.start - 8), hit.start)) &&
      !ordered(passage, hit, sentenceAround(passage, hit.start, hit.end).start)
    )
      continue
    let counted = quantitiesBetween(passage, Math.max(clause.start - 1, hit.end - 24), hit.end + 24).find(
      (quantity) =>
        (quantity.end <= clause.end || (clause.end - hit.end <= 1 && quantity.start - clause.end <= 2)) &&
        recalledUnits.test(passage.text.slice(quantity.end, quantity.end + 18)),
    )
    const total =
      counted === undefined || /^(?:批|款)/.test(passage.text.slice(counted.end, counted.end + 1))
        ? totalBehind(passage, hit.end)
        : undefined
    counted = total ?? counted
    const unit =
      counted === undefined ? undefined : recalledUnits.exec(passage.text.slice(counted.end, counted.end + 18))?.[0]
    const end = counted === undefined ? hit.end : Math.max(hit.end, counted.end + (unit?.length ?? 0))
    const start = counted === undefined ? hit.start : Math.min(hit.start, counted.start)
    found.push({
      kind: 'recall',
      value: counted?.value ?? 1,
      atLeast: counted?.atLeast ?? false,
      approx: counted?.approx ?? false,
      ...(unit === undefined ? {} : { unit: unit.trim() }),
      start,
      end,
      topic: 'recall',
      circumstances: circumstancesOf(passage, start, end),
    })
  }
  return found
}
