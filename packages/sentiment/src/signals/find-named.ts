import type { Hit } from '../reading/vocabulary.ts'
import type { Outlet } from './outlets.ts'
import type { Candidate } from './candidate.ts'
import type { Quantity } from './find-quantities.ts'
import {
  circumstancesOf,
  isHistory,
  isNegated,
  isSupposed,
  wantedBetween,
  type Circumstances,
} from './circumstances.ts'
import { clauseAround, quantitiesBetween, sentenceAround, type Passage } from './passage.ts'

/** More names or acts than this are a list, not an event. */
const maximumNames = 1_000

const plain: Circumstances = { void: false, claim: false, earlier: false, partial: false }
const areaEnding = /[一-龥]{2,7}?(?:自治区|省|市|区|县|州|旗)$/

/** Where the full name of a body begins: the area in front of it belongs to it (江州市市场监管局). */
function nameStart(passage: Passage, hit: Hit): number {
  const lead = passage.text.slice(Math.max(0, hit.start - 12), hit.start)
  const place = passage.hits
    .between('place', Math.max(0, hit.start - 12), hit.start)
    .findLast((other) => other.end === hit.start)
  if (place !== undefined) return place.start
  const cut = lead.search(/[^一-龥][一-龥]*$/)
  const run = (cut < 0 ? lead : lead.slice(cut + 1)).replace(/^.*[被由遭受向经据和与对到将在以让请给把,]/, '')
  const area = areaEnding.exec(run)
  if (area !== null) return hit.start - run.length + area.index
  return /(?:国家|中央|全国|当地|省|市|区|县)$/.exec(run) === null
    ? hit.start
    : hit.start - (/(国家|中央|全国|当地)$/.test(run) ? 2 : 1)
}

/** 未对该公司作出…, 没有予以…: it did not act. */
const refused =
  /(?:未|没有|并未|尚未|不)(?:对[^,。]{0,12})?(?:作出|做出|予以|给予|进行|采取|受到|收到|接到|被)?过?(?:[一-龥]{2,12}的)?(?:任何)?(?:行政)?$/

/** 被证监会调查, 已对该公司调查; 市场监管局调查显示 is a survey. */
const undergone = /(?:被|遭|已对|正对|依法对)[^,。]{0,20}$/

/**
 * Regulators that act against somebody: open a case, summon, fine, order. Named for an inspection, advice or praise, or by
 * somebody who wants it to act, a regulator makes no signal.
 */
export function findRegulators(passage: Passage): Candidate[] {
  const { hits } = passage
  if (hits.of('act').length === 0) return []
  const found: Candidate[] = []
  for (const act of hits.of('act').slice(0, maximumNames)) {
    if (
      hits
        .between('notAct', Math.max(0, act.start - 4), act.end + 6)
        .some((not) => not.start <= act.start && not.end >= act.end)
    )
      continue
    const clause = clauseAround(passage, act.start, act.end)
    const sentence = sentenceAround(passage, act.start, act.end)
    const lead = passage.text.slice(Math.max(clause.start, act.start - 24), act.start)
    if (isNegated(passage, act.start, clause, 4) || refused.test(lead)) continue
    if (passage.text.slice(act.start, act.end) === '调查' && !undergone.test(lead)) continue
    if (
      wantedBetween(passage, Math.max(clause.start, act.start - 14), act.start) &&
      !settled(passage, clause.start, act.start)
    )
      continue
    if (isHistory(passage, act.start, act.end) || isSupposed(passage, act.start, act.end)) continue
    const regulator = actorOf(passage, act, sentence.start, sentence.end)
    if (regulator === undefined && !saysByItself(passage, act)) continue
    const start = regulator === undefined ? act.start : nameStart(passage, regulator)
    const end = regulator === undefined ? act.end : regulator.end
    const circumstances = circumstancesOf(passage, act.start, act.end)
    const name = passage.reading.original.slice(passage.reading.start(start), passage.reading.end(end))
    found.push({
      kind: 'regulator',
      value: 1,
      atLeast: false,
      approx: false,
      unit: passage.text.slice(act.start, act.end),
      ...(regulator === undefined ? {} : { name }),
      start,
      end,
      topic: `regulator-${regulator === undefined ? '' : passage.text.slice(regulator.start, regulator.end)}`,
      circumstances,
    })
  }
  return found
}

/** 依法, 已, 决定 in front of the act: it happened, whatever 将 or 要求 stands beside it. */
function settled(passage: Passage, from: number, to: number): boolean {
  return /(?:依法|已|决定|作出|做出|被|开出)[^,]{0,10}$/.test(passage.text.slice(from, to))
}

/** The regulator that acts: before the act in its sentence, or behind a passive one. Telling a regulator is not its act. */
function actorOf(passage: Passage, act: Hit, from: number, to: number): Hit | undefined {
  const before = passage.hits.between('regulator', Math.max(from, act.start - 60), act.start + 1)
  const actor = before[before.length - 1]
  if (actor !== undefined) {
    const told =
      /(?:向|给|打|找|拨打|请|希望|建议|呼吁|要求|(?<![收接遭受得拿])到|去|联系|等待|求助)[^,。被]{0,12}$/.test(
        passage.text.slice(Math.max(from, actor.start - 14), actor.start),
      )
    const answered = /(?:投诉|举报|反映|求助|申诉)[^。]{0,6}$/.test(passage.text.slice(actor.end, act.start)) && told
    const between = passage.text.slice(actor.end, act.start)
    if (!told || (!answered && /(?:受理|决定|已|对)/.test(between))) return actor
    return undefined
  }
  return passage.hits
    .between('regulator', act.end, Math.min(to, act.end + 50))
    .find((hit) => behindPassive.test(passage.text.slice(act.end, hit.start)))
}

/** 处罚来自…; was fined ¥300,000 by the market regulator. */
const behindPassive =
  /^(?:自|由|来自|是|的| [^.;]{0,36}?\bby (?:the |china's |local |city |provincial |market |industry |securities |state |national |chinese ){0,3})?$/

function saysByItself(passage: Passage, act: Hit): boolean {
  const word = passage.text.slice(act.start, act.end)
  const lead = passage.text.slice(Math.max(0, act.start - 16), act.start)
  return (
    word === '行政处罚' ||
    word === '立案调查' ||
    (/^(?:约谈|责令.*|勒令|立案|通报批评|停业整顿|查封|吊销|限期整改)$/.test(word) &&
      /(?:被|遭|遭到|受到)(?:依法)?$|(?:被|遭)[^,。;]{1,14}[并且]$/.test(lead))
  )
}

/** Outlets named as the one who reports. `outlets` are in the order of the values of the role `outlet`. */
export function findOutlets(passage: Passage, outlets: readonly Outlet[]): Candidate[] {
  const { hits, text } = passage
  const found: Candidate[] = []
  for (const hit of hits.of('outlet').slice(0, maximumNames)) {
    const outlet = outlets[hit.value]
    if (outlet === undefined || !reports(passage, hit)) continue
    found.push(named(outlet.tier, outlet.name, hit.start, hit.end))
  }
  for (const ending of hits.of('localEnding').slice(0, maximumNames)) {
    if (hits.between('outlet', Math.max(0, ending.start - 8), ending.end + 4).some((hit) => hit.end > ending.start))
      continue
    const start = localNameStart(passage, ending)
    if (start === undefined || !reports(passage, { ...ending, start })) continue
    found.push(named('local', text.slice(start, ending.end), start, ending.end))
  }
  return found
}

function named(tier: 'national' | 'local', name: string, start: number, end: number): Candidate {
  const kind = tier === 'national' ? 'national-media' : 'local-media'
  return {
    kind,
    value: 1,
    atLeast: false,
    approx: false,
    name,
    start,
    end,
    topic: `${kind}-${name}`,
    circumstances: plain,
  }
}

/** 江州晚报: a place of the gazetteer or a two-letter name stands in front of the ending. */
function localNameStart(passage: Passage, ending: Hit): number | undefined {
  const place = passage.hits
    .between('place', Math.max(0, ending.start - 8), ending.start)
    .findLast((hit) => hit.end === ending.start)
  if (place !== undefined) return place.start
  const lead = passage.text.slice(Math.max(0, ending.start - 6), ending.start)
  const run = /[一-龥]*$/.exec(lead)?.[0] ?? ''
  const name = run.replace(/^.*(?:据|被|由|在|和|与|经|接受|通过|来自|是|向|及|等|的|《|了|到|从|以及|看)/, '')
  if (name.length < 2 || name.length > 3 || /[今昨明本该每各]/.test(name[0] ?? '')) return undefined
  return ending.start - name.length
}

/** 求央视曝光: somebody wants to be heard. */
const noReport = /(?:求|希望|建议|呼吁|请|想让|让|找|投给|联系|打给|冒充|假冒|自称|应聘|考进|订阅|比|像)[^,。]{0,6}$/

/** An outlet of the list that says or does something: it opens the clause, or it was the one who brought this about. */
function opens(passage: Passage, hit: Hit): boolean {
  const before = passage.text.slice(Math.max(0, hit.start - 7), hit.start)
  if (!passage.hits.between('outlet', hit.start, hit.end).some((known) => known.start === hit.start))
    return /(?:^|[。!?\n】\]])$/.test(before) && /[:丨|]/.test(passage.text[hit.end] ?? ' ')
  const behind = passage.text.slice(hit.end, hit.end + 4)
  return (
    /(?:被|遭|上了|登上|据|惊动|引来|to |by |to the |by the )$/.test(before) ||
    (/(?:^|[,。!?;:\n ])$/.test(before) && speaks.test(behind))
  )
}

const speaks =
  /^[一二三四五六七八九十连再怒痛也都]{0,2}(?:问|评|批|论|曝|喊话|追|揭|爆|谈|聚焦|质疑|发声|锐评|拍|探|查|通报|拆解|起底|卧底|暗访|实地|关注|痛斥|怒斥|斥|镜头|独家|发问|连线|跟进|深挖|解析|发文|刊文|播出|刊发|调查|报道|点名|独家|实测|记者|解读|《|“)|^[:丨|]/

function reports(passage: Passage, hit: Hit): boolean {
  const clause = clauseAround(passage, hit.start, hit.end)
  if (isNegated(passage, hit.start, clause, 3) || isSupposed(passage, hit.start, hit.end)) return false
  const next = passage.text.slice(hit.end, hit.end + 1)
  if (
    next === '路' ||
    /大厦|广告|大楼|门口|旁边|冠名|招聘|春晚|推荐品牌|合作伙伴|黄金时段/.test(passage.text.slice(hit.end, hit.end + 12))
  )
    return false
  const sentence = sentenceAround(passage, hit.start, hit.end)
  if (noReport.test(passage.text.slice(Math.max(0, hit.start - 10), hit.start))) return false
  return (
    opens(passage, hit) ||
    passage.hits.any('report', hit.end, Math.min(sentence.end, hit.end + 16)) ||
    passage.hits.any('report', Math.max(sentence.start, hit.start - 6), hit.start) ||
    /[《【(]$/.test(passage.text.charAt(hit.start - 1))
  )
}

/** 消费者将平台诉至法院: 将 marks the object. */
const takenTo = /[^要会即]将[^,。将]{1,12}(?:诉至法院|告上法庭|告上法院|移送司法|移送检察)$/

export function findLegalActions(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const hit of passage.hits.of('legal').slice(0, maximumNames)) {
    const clause = clauseAround(passage, hit.start, hit.end)
    if (isNegated(passage, hit.start, clause, 4)) continue
    if (
      wantedBetween(passage, Math.max(clause.start, hit.start - 8), hit.start) &&
      !settled(passage, clause.start, hit.start) &&
      !takenTo.test(passage.text.slice(clause.start, hit.end))
    )
      continue
    found.push({
      kind: 'legal-action',
      value: 1,
      atLeast: false,
      approx: false,
      unit: passage.text.slice(hit.start, hit.end),
      start: hit.start,
      end: hit.end,
      topic: 'legal-action',
      circumstances: circumstancesOf(passage, hit.start, hit.end),
    })
  }
  return found
}

/** 将召回 and 拟召回 announce a recall; 呼吁召回 only asks for one. */
const demanded = /呼吁|要求|希望|建议|应该|应当|必须|请求|恳请|应/
const recalledUnits =
  /^ ?(?:辆|台|件|个|批次|批|盒|瓶|箱|部|款|吨|罐|套|只|vehicles|units|cars|products|(?:[a-z]{3,12} )?[a-z-]{3,15}s(?![a-z]))/

/** 药监局要求召回: a regulator that acts does not only ask. */
function ordered(passage: Passage, hit: Hit, from: number): boolean {
  const [act] = passage.hits.between('act', hit.start - 2, hit.end)
  return act !== undefined && act.end === hit.end && actorOf(passage, act, from, hit.end) !== undefined
}

/** 召回…生产的汽车，共计8,746辆; 召回令！…涉及两万余台: the total, in the same sentence or the next. */
function totalBehind(passage: Passage, end: number): Quantity | undefined {
  return quantitiesBetween(passage, end, end + 80).find(
    (quantity) =>
      /(?:共|共计|合计|涉及|总计|总数|数量为?)(?:约|为)?$/.test(
        passage.text.slice(quantity.start - 6, quantity.start),
      ) && recalledUnits.test(passage.text.slice(quantity.end, quantity.end + 18)),
  )
}

export function findRecalls(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const hit of passage.hits.of('recall').slice(0, maximumNames)) {
    if (
      passage.hits
        .between('notRecall', Math.max(0, hit.start - 5), hit.end + 5)
        .some((not) => not.start <= hit.start && not.end >= hit.end)
    )
      continue
    const clause = clauseAround(passage, hit.start, hit.end)
    if (isNegated(passage, hit.start, clause, 4)) continue
    if (
      demanded.test(passage.text.slice(Math.max(clause.start, hit.start - 8), hit.start)) &&
      !ordered(passage, hit, clause.start)
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
