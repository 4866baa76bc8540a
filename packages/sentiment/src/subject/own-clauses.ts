import type { Span } from '@groundswell/contracts'
import { clauseAround, type Passage, type Stretch } from '../signals/passage.ts'

/** What a text says about a subject and what about another party, clause by clause. */
export interface OwnClauses {
  /** The text names another party, so that its clauses must be told apart. */
  readonly contrasted: boolean
  readonly own: readonly Stretch[]
  /** A comparison in one clause (不如, 比…好): the side the subject is on. */
  readonly compared: 'better' | 'worse' | undefined
}

/**
 * Another party: said so (别家), or a carrier by the ending of its name. A name stands at the beginning of a clause or behind a
 * word that names are given after, and holds no letter of everyday grammar: 我的快递, 收到快递 are no company.
 */
const otherParty =
  /别家|别的快递|其他家|其他快递|其它快递|其他公司|其它公司|隔壁|人家|另一家|竞品|友商|(?<=^|[,。!?;:、是比像选换用和与跟于如而但])(?:(?![我的了个把被这该本贵收寄发取送拿等查是在有到给用和与让请家您你他她们拆退换点每各哪什么国内外同城冷链一二三两几天次件大小新老多少全部所当地第方])[一-龥]){2,3}(?:快递|速运|速递|快运|物流)|\bother (?:couriers?|companies)\b|\bcompetitors?\b/g
const worseThan = /不如|比不上|不及|赶不上|差远了|远不如|没有.{0,8}(?:好|快|强|便宜|靠谱)|worse than/
const betterThan =
  /比.{0,12}(?:好|快|强|便宜|靠谱|省心|划算|贴心)|强过|好过|胜过|甩.{0,6}几条街|完胜|better than|faster than/
const worseToo = /比.{0,12}(?:差|慢|贵|坑|烂|黑)|slower than/
/** Longest beginning of a field that is told apart. */
const readLength = 4_000

export function ownClauses(passage: Passage, hits: readonly Span[]): OwnClauses {
  const marks = hits.map((hit) => ({ start: folded(passage, hit.start), end: folded(passage, hit.end) }))
  const own: Stretch[] = []
  let contrasted = false
  let compared: OwnClauses['compared']
  let owner: 'own' | 'other' | 'none' = 'none'
  const length = Math.min(passage.text.length, readLength)
  for (let at = 0; at < length;) {
    const clause = clauseAround(passage, at, at)
    const end = Math.max(clause.end, at + 1)
    const inside = marks.filter((mark) => mark.start >= at && mark.start < end)
    const other = otherIn(passage.text.slice(at, end), at, marks)
    if (inside.length > 0 && other !== undefined) {
      contrasted = true
      owner = 'own'
      compared ??= sideOf(passage.text.slice(at, end), (inside[0]?.start ?? at) < other)
    } else if (inside.length > 0) owner = 'own'
    else if (other !== undefined) {
      contrasted = true
      owner = 'other'
    }
    if (owner === 'own') own.push({ start: at, end })
    at = end + (end < length && end === clause.end ? 1 : 0)
  }
  return { contrasted: contrasted && own.length > 0, own, compared }
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
