import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated, isSettled, isSupposed, wantedBetween } from './circumstances.ts'
import { clauseAround, sentenceAround, type Passage } from './passage.ts'
import { isHistory } from './history.ts'
import { isLatin } from './english-numerals.ts'
import { isBody, nameStart, unlistedBody } from './regulator-names.ts'

/** More acts than this are a list, not an event. */
const maximumActs = 1_000
/** Longest way from a regulator to its act. */
const farthest = 60
/** state administration for market regulation */
const longestName = 48

/** 未对该公司作出…, 没有予以…: it did not act. */
const refused =
  /(?:未|没有|并未|尚未|不)(?:对[^,。]{0,12})?(?:作出|做出|予以|给予|进行|采取|受到|收到|接到|被)?过?(?:[一-龥]{2,12}的)?(?:任何)?(?:行政)?$/

/** 被证监会调查, 已对该公司调查; 市场监管局调查显示 is a survey. */
const undergone = /(?:被|遭|已对|正对|依法对)[^,。]{0,20}$/

/** Words that are an act only beside what somebody did wrong: 通报50款违规应用, not 通报救援进展. */
const publishes = /^(?:通报|予以通报|曝光|公布|发布|通告|公告)$/
const wrong =
  /违规|违法|违反|侵害|不合格|超标|检出|典型案例|下架|虚假|超范围|失职|泄露|外泄|验出|乱象|造假|欺诈|批评|被罚|查处|处罚|召回(?!管理|制度|办法|条例)|掺|假冒|未履行|隐瞒|瞒报/
const praised = /表扬|表彰|嘉奖|先进|优秀|通报会/

/** 呼吁市民停止食用: what it calls upon the public to do against a product is its act. */
const publicOrder = /^(?:停止|停售|禁|呼吁停止|劝喻停止|要求|下令|do not|stop |not to )/

/**
 * Regulators that act against somebody: open a case, summon, fine, order, name in public. Named for an inspection, advice
 * or praise, or by somebody who wants it to act, a regulator makes no signal.
 */
export function findRegulators(passage: Passage): Candidate[] {
  const { hits } = passage
  const bodies = hits.of('regulator').slice(0, maximumActs)
  const acts = hits.of('act').slice(0, maximumActs)
  if (bodies.length === 0 && acts.length === 0) return []
  const found: Candidate[] = []
  for (const act of acts) {
    if (!happened(passage, act)) continue
    const sentence = sentenceAround(passage, act.start, act.end)
    const actor = actorOf(passage, act, sentence.start, sentence.end)
    if (actor === undefined && !saysByItself(passage, act)) continue
    for (const each of actor === undefined ? [undefined] : withAllies(passage, actor))
      found.push(asRegulator(passage, each, act))
  }
  for (const body of bodies) {
    const word = publishedBy(passage, body)
    if (word !== undefined) found.push(asRegulator(passage, body, word))
  }
  return found
}

/** False where the act is denied, wished for, of another time, or a word that only looks like one. */
function happened(passage: Passage, act: Hit): boolean {
  const { hits, text } = passage
  const covered = hits
    .between('notAct', Math.max(0, act.start - 4), act.end + 6)
    .some((not) => not.start <= act.start && not.end >= act.end)
  if (covered) return false
  const clause = clauseAround(passage, act.start, act.end)
  const lead = text.slice(Math.max(clause.start, act.start - 24), act.start)
  const word = text.slice(act.start, act.end)
  if (isNegated(passage, act.start, clause, 4) || refused.test(lead)) return false
  if (word === '调查' && !undergone.test(lead)) return false
  if (publishes.test(word)) {
    const behind = text.slice(act.end, Math.min(sentenceAround(passage, act.start, act.end).end, act.end + 40))
    if (!wrong.test(behind) || praised.test(behind)) return false
  }
  if (
    !publicOrder.test(word) &&
    wantedBetween(passage, Math.max(clause.start, act.start - 14), act.start) &&
    !isSettled(passage, clause.start, act.start) &&
    !wantsItself(passage, act, clause.start)
  )
    return false
  return !isHistory(passage, act.start, act.end) && !isSupposed(passage, act.start, act.end)
}

/** 药监局要求暂停销售: what a regulator itself demands is an order. */
const itsOrder =
  /^(?:已|日前|近日|今日|昨日|随即|即日)?(?:就[^,。]{1,14})?(?:已|并|亦)?(?:要求|下令|责成|促请|敦促|勒令)/

function wantsItself(passage: Passage, act: Hit, from: number): boolean {
  const body = passage.hits.between('regulator', from, act.start).findLast((each) => isBody(passage, each))
  if (body === undefined || told.test(passage.text.slice(Math.max(from, body.start - 14), body.start))) return false
  return itsOrder.test(passage.text.slice(body.end, act.end))
}

function asRegulator(passage: Passage, body: Hit | undefined, act: Hit): Candidate {
  const { reading, text } = passage
  const start = body === undefined ? act.start : nameStart(passage, body)
  const end = body === undefined ? act.end : body.end
  const name = reading.original.slice(reading.start(start), reading.end(end))
  return {
    kind: 'regulator',
    value: 1,
    atLeast: false,
    approx: false,
    unit: text.slice(act.start, act.end),
    ...(body === undefined ? {} : { name }),
    start,
    end,
    topic: `regulator-${body === undefined ? '' : text.slice(body.start, body.end)}`,
    circumstances: circumstancesOf(passage, act.start, act.end),
  }
}

/** Telling, asking or calling a regulator. */
const told =
  /(?:向|给|打|找|拨打|请|希望|建议|呼吁|要求|(?<![收接遭受得拿领])到|去|联系|等待|求助|\bto (?:the )?|\b(?:asked|urged|urging|asking|told|want) (?:the )?)[^,。被]{0,12}$/
/** 市监局被约谈: the regulator is the one it is done to. */
const suffers = /^(?:原?[一-龥]{0,6})?(?:被|遭)/

/** The regulator that acts: before the act in its sentence, or behind a passive one. Telling a regulator is not its act. */
export function actorOf(passage: Passage, act: Hit, from: number, to: number): Hit | undefined {
  const before = passage.hits
    .between('regulator', Math.max(from, act.start - farthest - longestName), act.start + 1)
    .filter((body) => act.start - body.end <= farthest && isBody(passage, body))
  const actor = before[before.length - 1]
  if (actor !== undefined) {
    const between = passage.text.slice(actor.end, act.start)
    if (suffers.test(between)) return undefined
    const asked = told.test(passage.text.slice(Math.max(from, actor.start - 14), actor.start))
    const answered = /(?:投诉|举报|反映|求助|申诉)[^。]{0,6}$/.test(between) && asked
    if (!asked || (!answered && /(?:受理|决定|已|对)/.test(between))) return actor
    return undefined
  }
  const own = passage.text.charCodeAt(act.start) > 0x2fff && isOfOffice(passage, act)
  const unlisted = own ? unlistedBody(passage.text, Math.max(from, act.start - 40), act.end) : undefined
  if (unlisted !== undefined) return unlisted
  return passage.hits
    .between('regulator', act.end, Math.min(to, act.end + 2 * farthest))
    .find((hit) => isBody(passage, hit) && behindPassive.test(passage.text.slice(act.end, hit.start)))
}

/** Acts that only a public body does; a company may investigate, too. */
function isOfOffice({ text }: Passage, act: Hit): boolean {
  return /罚|责令|吊销|查封|约谈|立案|勒令|整顿|整改|没收|叫停|督办/.test(text.slice(act.start, act.end))
}

/** 处罚来自…; was fined ¥300,000 by the market regulator. */
const behindPassive = /^(?:自|由|来自|是|的| (?:[^.;]|\.(?=\d)){0,48}?\bby (?:[a-z'.]{2,14} ){0,4})?$/
/** 国家邮政局、工信部联合约谈 */
const joined = /^(?:[、,]|和|与|及|会同|联合|以及| and (?:the )?|, (?:the )?)$/

/** 会同有关部门: whoever they are, the one named before them is the one that acts. */
const unnamed = /^(?:有关|主管|监管|执法|行政主管)(?:部门|机构)$/

/** The regulators that act together with this one: listed right in front of it. */
function withAllies(passage: Passage, actor: Hit): Hit[] {
  const found = [actor]
  let next = actor
  const bodies = passage.hits.between('regulator', Math.max(0, actor.start - farthest), actor.start)
  for (const body of bodies.toReversed()) {
    if (!joined.test(passage.text.slice(body.end, nameStart(passage, next)))) break
    found.unshift(body)
    next = body
  }
  return found.length > 1 && unnamed.test(passage.text.slice(actor.start, actor.end)) ? found.slice(0, -1) : found
}

/** 市场监管总局:…; 食药署公布…; The NHTSA said … */
const putsOut =
  /^(?:(?:最新|今日|今天|昨日|昨天|近日|官网)?(?:抽检|抽查|检测|监测|通报|公布|发布|通告|公告|公示)|:|丨|\|| (?:said|says|announced|has announced))/
const failed = /不合格|超标|检出|验出/

/** What a regulator puts out under its name at the head of a sentence: a recall, or what it found to fail. */
function publishedBy(passage: Passage, body: Hit): Hit | undefined {
  const { text, hits } = passage
  if (!putsOut.test(text.slice(body.end, body.end + 14)) || !isBody(passage, body)) return undefined
  const sentence = sentenceAround(passage, body.start, body.end)
  const start = nameStart(passage, body)
  if (!/(?:^|[。!?;\n】\]])\s?(?:the )?$/.test(text.slice(Math.max(0, start - 6), start))) return undefined
  const to = Math.min(sentence.end, body.end + farthest)
  const [recall] = hits.between('recall', body.end, to)
  const fault = failed.exec(text.slice(body.end, to))
  const at =
    recall ??
    (fault === null
      ? undefined
      : { value: 0, start: body.end + fault.index, end: body.end + fault.index + fault[0].length })
  if (at === undefined) return undefined
  const clause = clauseAround(passage, at.start, at.end)
  if (isNegated(passage, at.start, clause, 4) || hits.any('notAct', at.start - 2, at.end + 2)) return undefined
  if (hits.any('notRecall', at.start - 4, at.end + 4)) return undefined
  if (wantedBetween(passage, body.end, at.start) && !isLatin(text.charCodeAt(body.start))) return undefined
  return isHistory(passage, at.start, at.end) ? undefined : at
}

function saysByItself(passage: Passage, act: Hit): boolean {
  const word = passage.text.slice(act.start, act.end)
  const lead = passage.text.slice(Math.max(0, act.start - 16), act.start)
  return (
    word === '行政处罚' ||
    word === '立案调查' ||
    (/^(?:约谈|责令.*|勒令.*|立案|通报批评|停业整顿|查封|吊销|限期整改)$/.test(word) &&
      /(?:被|遭|遭到|受到)(?:依法)?$|(?:被|遭)[^,。;]{1,14}[并且]$/.test(lead))
  )
}
