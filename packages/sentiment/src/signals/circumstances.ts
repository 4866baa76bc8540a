import type { Hit } from '../reading/vocabulary.ts'
import { isHistory } from './history.ts'
import { clauseAround, sentenceAround, sentenceIndexAt, type Passage, type Stretch } from './passage.ts'

export { isHistory }

/** What the words around a figure make of it. */
export interface Circumstances {
  /** Denied, supposed, feared, a rule of law, or of another time: not a fact of this event. */
  readonly void: boolean
  /** Somebody merely says so. */
  readonly claim: boolean
  /** An earlier report, replaced by any other figure of its kind. */
  readonly earlier: boolean
  /** Part of a larger figure. */
  readonly partial: boolean
}

/** The last cue of a role before `at` within the stretch; -1 if none. */
function lastBefore(
  passage: Passage,
  role: Parameters<Passage['hits']['between']>[0],
  from: number,
  at: number,
): number {
  const found = passage.hits.between(role, from, at)
  return found[found.length - 1]?.start ?? -1
}

/** Denials in [from, to). 别造谣, 真的假的 call upon others or ask; they deny nothing. */
function denialsBetween(passage: Passage, from: number, to: number): Hit[] {
  return passage.hits
    .between('denial', from, to)
    .filter(
      (hit) =>
        !/(?:[别勿休信不传](?:要|再)?|真的|真|were |was |been |being )$/.test(
          passage.text.slice(Math.max(from, hit.start - 6), hit.start),
        ) && !/^(?:吗|\?|还是真|视频|言论|内容|帖|文章|报道|评论|图文)/.test(passage.text.slice(hit.end, hit.end + 3)),
    )
}

/** The sentence behind takes the one before back: (已被辟谣), 该消息不实. */
const takesBack =
  /^[([]?(?:该|此|这|这个|上述|以上|后来?)?(?:消息|说法|传闻|内容|信息)?(?:已经?|均|都)?(?:被|系|为|是)?(?:官方|警方|平台)?(?:辟谣|证实为谣言|谣言|不实|不属实|假消息|假新闻|假的)/

/** 辟谣:仅1人擦伤 tells what is so; 谣言:5人死亡 what is not. */
const setsRight =
  /^(?:proved (?:wrong|false|untrue)|辟谣|澄清|误传|系误传|denie[sd]|refuted|refutes|rebutted|refuting)$/
const factFollows = /[,:称]|表示|实际|实为|其实|仅|只有|只是|\b(?:but|only|saying)\b/
const factFollowsRumour = /,|实际|实为|其实|仅|只有|只是|\b(?:but|only)\b/
/** 此前误传为21人: an older figure is taken back, not this one. */
const olderFigure = /,(?:而)?(?:此前|先前|早前|之前|早些时候|原先|最初)[^,。]{0,8}$/

/** The last denial in [from, at), and whether what follows it is what is so instead. */
function denialBefore(passage: Passage, from: number, at: number): { readonly at: number; readonly fact: boolean } {
  const denial = denialsBetween(passage, from, at).at(-1)
  if (denial === undefined) return { at: -1, fact: false }
  const between = passage.text.slice(denial.end, at)
  const follows = setsRight.test(passage.text.slice(denial.start, denial.end)) ? factFollows : factFollowsRumour
  return { at: denial.start, fact: follows.test(between) && !passage.hits.any('claim', denial.end, at) }
}

function isDenied(passage: Passage, start: number, end: number): boolean {
  const sentence = sentenceAround(passage, start, end)
  const [behind] = denialsBetween(passage, end, sentence.end)
  // 一人死亡，网传五死不实: what is denied is the rumour named behind.
  if (
    behind !== undefined &&
    !passage.hits.any('claim', end, behind.start) &&
    !olderFigure.test(passage.text.slice(end, behind.start))
  )
    return true
  const denial = denialBefore(passage, sentence.start, start)
  const official = lastBefore(passage, 'official', sentence.start, start)
  if (denial.at >= 0 && !denial.fact && denial.at > official) return true
  // The sentence behind may take it back: 网传…。该消息不实。
  const next = passage.sentences[sentenceIndexAt(passage, start) + 1]
  if (next === undefined) return false
  const stop = Math.min(next.end, next.start + 30)
  if (takesBack.test(passage.text.slice(next.start, stop))) return true
  return denialsBetween(passage, next.start, stop).length > 0 && passage.hits.any('claim', sentence.start, end)
}

/** 有人受伤吗: a question. */
const asked = /^[^,。!;?]{0,3}(?:吗|么|没有?\?)/

export function isSupposed(passage: Passage, start: number, end: number): boolean {
  const sentence = sentenceAround(passage, start, end)
  const clause = clauseAround(passage, start, end)
  if (passage.hits.any('supposed', sentence.start, start)) return true
  if (passage.hits.any('possible', clause.start, start)) return true
  if (asked.test(passage.text.slice(end, end + 8))) return true
  return passage.hits.any('possible', end, Math.min(clause.end, end + 6))
}

/** 中断超过8小时的，按…赔偿 */
const conditional =
  /^(?:即|就|便|则)(?:启动|视为|属|触发|构成|判定|应)|^(?:以上|及以上)?(?:死亡|受伤)?的,?(?:按|应|须|处以|予以|视为|属|可以|由|将被|每)/

/** 造成3人以上死亡的，处…: the words of a law, not of an event. */
function isRule(passage: Passage, start: number, end: number): boolean {
  if (conditional.test(passage.text.slice(end, end + 8))) return true
  const around = passage.text.slice(start, Math.min(passage.text.length, end + 4))
  if (!/以[上下]/.test(around)) return false
  const sentence = sentenceAround(passage, start, end)
  const text = passage.text.slice(sentence.start, sentence.end)
  return [
    '以下',
    '是指',
    '指的是',
    '事故指',
    '级事件',
    '级响应',
    '应急预案',
    '级事故',
    '等级',
    '划分',
    '分为',
    '属于',
    '定义',
    '标准',
    '规定',
    '条例',
    '有期徒刑',
    '构成',
    '处以',
    '认定为',
    '重大事故',
    '一般事故',
    '较大事故',
    '应当',
    '法第',
  ].some((word) => text.includes(word))
}

/** The 会 of 公平会. */
function partOfName(passage: Passage, hit: Hit): boolean {
  return passage.hits
    .between('regulator', Math.max(0, hit.start - 12), hit.end + 12)
    .some((name) => name.start <= hit.start && name.end >= hit.end)
}

/** True when somebody only wants, plans or threatens what is said in [from, at). */
export function wantedBetween(passage: Passage, from: number, at: number): boolean {
  return passage.hits.between('wanted', from, at).some((hit) => hit.value === 0 && !partOfName(passage, hit))
}

/** 依法, 已, 决定 in front of a deed: it happened, whatever 将 or 要求 stands beside it. */
export function isSettled(passage: Passage, from: number, to: number): boolean {
  return /(?:依法|已|决定|作出|做出|被|开出)[^,]{0,10}$/.test(passage.text.slice(from, to))
}

/** True when a word of negation stands close before `at`, not before `from`: 未造成人员…, 没有…, not …. */
export function negatedBefore(passage: Passage, from: number, at: number): boolean {
  return passage.hits.between('negation', from, at).some((hit) => hit.value === 0)
}

/** 未发生任何…致死事件, 没有把公司告上法庭: denied a few words before. */
const neverHappened =
  /(?:(?:未|没有|并未|从未|没)(?:发生|出现|造成|收到|接到)(?:过|任何)[^,。]{0,12}|(?:没有?|未|不会|并未)把[^,。]{0,10})$/

export function isNegated(passage: Passage, start: number, clause: Stretch, span = 8): boolean {
  return (
    negatedBefore(passage, Math.max(clause.start, start - span), start) ||
    neverHappened.test(passage.text.slice(Math.max(clause.start, start - 20), start))
  )
}

/** 我表哥在厂里，说…: somebody one knows says so. */
const acquaintance =
  /(?:朋友|表[哥姐弟妹]|堂[哥姐弟妹]|亲戚|老乡|舅舅?|叔叔?|姑姑?|姨|同学|室友|闺蜜|老公|老婆|同事|邻居|群友|工友|司机|我[爸妈哥姐弟妹]|隔壁)[^。!?;]{0,12}(?:说|讲|传|话)[^。!?;]{0,16}$/

/** 死了俩人，不知真假 */
const unsure =
  /^[^。!?;,]{0,3},(?:也|目前|暂时)?(?:不知道?真假|真假(?:不知|未知|难辨)|有待(?:核实|证实)|(?:未经|尚未|还没|暂未|未)(?:有)?(?:得到|获)?(?:官方|警方|有关部门)?(?:证实|核实|确认))/

export function circumstancesOf(passage: Passage, start: number, end: number): Circumstances {
  const sentence = sentenceAround(passage, start, end)
  const clause = clauseAround(passage, start, end)
  const claimAt = lastBefore(passage, 'claim', sentence.start, start)
  const denial = denialBefore(passage, sentence.start, start)
  const officialAt = Math.max(lastBefore(passage, 'official', sentence.start, start), denial.fact ? denial.at : -1)
  const claimBehind =
    passage.hits.any('claim', start, Math.min(clause.end, end + 10)) || unsure.test(passage.text.slice(end, end + 12))
  return {
    void:
      isSupposed(passage, start, end) ||
      isDenied(passage, start, end) ||
      isHistory(passage, start, end) ||
      isRule(passage, start, end),
    claim:
      (claimAt >= 0 && claimAt > officialAt) ||
      (claimAt < 0 &&
        (claimBehind ||
          passage.text.startsWith('怀疑', start - 2) ||
          acquaintance.test(passage.text.slice(Math.max(sentence.start, start - 40), start)))),
    earlier: passage.hits.any('earlier', clause.start, start),
    partial: passage.hits.any('partial', clause.start, start),
  }
}
