import type { Span } from '@groundswell/contracts'
import { clauseAround, type Passage, type Stretch } from '../signals/passage.ts'

/** What a text says about a subject and what about another party, clause by clause. */
export interface OwnClauses {
  /** The text names another party, so that its clauses must be told apart. */
  readonly contrasted: boolean
  readonly own: readonly Stretch[]
  /** A comparison in one clause (不如, 比…好): the side the subject is on. */
  readonly compared: 'better' | 'worse' | undefined
  /** Unlike A, B was late: what the rest says of B holds for A the other way round. */
  readonly unlike: boolean
}

/**
 * Another party: said so (别家), or a carrier by the ending of its name. A name stands at the beginning of a clause or behind a
 * word that names are given after, and holds no letter of everyday grammar: 我的快递, 收到快递 are no company.
 */
const otherParty =
  /别家|别的快递|其他家|其他快递|其它快递|其他公司|其它公司|隔壁|人家|另一家|竞品|友商|(?<=^|[,。!?;:、是比像选换用和与跟于如而但])(?:(?![我的了个把被这该本贵收寄发取送拿等查是在有到给用和与让请家您你他她们拆退换点每各哪什么国内外同城冷链一二三两几天次件大小新老多少全部所当地第方])[一-龥]){2,3}(?:快递|速运|速递|快运|物流)|\bother (?:couriers?|companies)\b|\bcompetitors?\b|\bothers\b|\b(?!the |my |your |this |that |their |our |any |same |next |fast |slow |late |and |by |via |an? )[a-z]{3,} (?:express|logistics|couriers?|parcels)\b/g
const worseThan = /不如|比不上|不及|赶不上|差远了|远不如|没有.{0,8}(?:好|快|强|便宜|靠谱)|worse than/
const betterThan =
  /比.{0,12}(?:好|快|强|便宜|靠谱|省心|划算|贴心)|强过|好过|胜过|甩.{0,6}几条街|完胜|better than|faster than/
const worseToo = /比.{0,12}(?:差|慢|贵|坑|烂|黑)|slower than/
const most = /最.{0,2}(慢|差|坑|烂|贵|黑|垃圾|拉胯|离谱|难用)|最.{0,2}(?:快|好|稳|靠谱|便宜|省心|贴心|棒|准时|实惠)/
/** 没有哪家比云岭更坑 */
const noneIsMore =
  /没有?(?:哪家|谁|人|什么|一家).{0,2}比.{1,14}(?:更|还)(?:要)?(坑|差|慢|烂|贵|黑|垃圾|离谱)|没有?(?:哪家|谁|人|什么|一家).{0,2}比.{1,14}(?:更|还)(?:要)?(?:快|好|稳|靠谱|便宜|省心|贴心|棒)/
/** 幸好我用的是云岭: the trouble is another's. */
const luckily = /(?:幸好|还好|好在|幸亏|多亏|好险)/
const joint = /(?:都|均|一样|同样)|\bboth\b/
const unlikeWords = /(?:unlike |不像|不同于)/

/** Longest beginning of a field that is told apart. */
const readLength = 4_000

export function ownClauses(passage: Passage, hits: readonly Span[]): OwnClauses {
  const marks = hits.map((hit) => ({ start: folded(passage, hit.start), end: folded(passage, hit.end) }))
  const own: Stretch[] = []
  let contrasted = false
  let compared: OwnClauses['compared']
  let unlike = false
  let owner: 'own' | 'other' | 'none' = 'none'
  const length = Math.min(passage.text.length, readLength)
  for (let at = 0; at < length;) {
    const clause = clauseAround(passage, at, at)
    const end = Math.max(clause.end, at + 1)
    const inside = marks.filter((mark) => mark.start >= at && mark.start < end)
    const other = otherIn(passage.text.slice(at, end), at, marks)
    const first = inside[0]
    const clauseText = passage.text.slice(at, end)
    if (first !== undefined && other !== undefined) {
      contrasted ||= !joint.test(clauseText)
      owner = 'own'
      compared ??= sideOf(clauseText, first.start < other)
    } else if (first !== undefined) {
      owner = 'own'
      unlike ||= unlikeWords.test(passage.text.slice(Math.max(at, first.start - 10), first.start))
      if (luckily.test(passage.text.slice(at, first.start))) {
        contrasted = true
        compared ??= 'better'
      }
      compared ??= sideAmongAll(clauseText)
    } else if (other !== undefined) {
      contrasted = true
      owner = 'other'
    }
    if (owner === 'own') own.push({ start: at, end })
    at = end + (end < length && end === clause.end ? 1 : 0)
  }
  const alone = noneIsMore.test(passage.text.slice(0, readLength)) || unlike
  return { contrasted: (contrasted || alone) && own.length > 0, own, compared, unlike }
}

/** Where another party is named, the subject's own name set aside. */
function otherIn(text: string, offset: number, marks: readonly Stretch[]): number | undefined {
  for (const match of text.matchAll(otherParty)) {
    const start = offset + match.index
    const end = start + match[0].length
    if (!marks.some((mark) => mark.start < end && start < mark.end)) return start
  }
  return undefined
}

/** 云岭最慢; 没有哪家比云岭更坑 */
function sideAmongAll(text: string): OwnClauses['compared'] {
  const found = noneIsMore.exec(text) ?? most.exec(text)
  if (found === null) return undefined
  return found[1] === undefined ? 'better' : 'worse'
}

function sideOf(text: string, subjectFirst: boolean): OwnClauses['compared'] {
  if (worseThan.test(text) || worseToo.test(text)) return subjectFirst ? 'worse' : 'better'
  if (betterThan.test(text)) return subjectFirst ? 'better' : 'worse'
  return undefined
}

/** First folded unit that begins at or behind an offset of the original, by binary search. */
function folded(passage: Passage, offset: number): number {
  let low = 0
  let high = passage.reading.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passage.reading.start(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}
