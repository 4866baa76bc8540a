import type { Span } from '@groundswell/contracts'
import type { Passage, Stretch } from '../signals/passage.ts'
import { othersIn, withoutEnding, type OtherParty } from './other-party.ts'
import { isJoined, otherLetter, relationIn, subjectLetter, type Relation } from './relation.ts'

/** What a text says about a subject and what about another party, clause by clause. */
export interface OwnClauses {
  /** The text names another party, so that its clauses must be told apart. */
  readonly contrasted: boolean
  /** Another party is named for sure, and not by strange letters only. */
  readonly sure: boolean
  /** What others say is set against what the writer found. */
  readonly contradicts: boolean
  /** A clause says the same of both (B 也). */
  readonly alike: boolean
  readonly own: readonly Stretch[]
  readonly others: readonly Stretch[]
  readonly relation: Relation
  /** The side that a clause puts the subject on among all (云岭最慢). */
  readonly amongAll: 'better' | 'worse' | undefined
}

const most = /最.{0,2}(慢|差|坑|烂|贵|黑|垃圾|拉胯|离谱|难用)|最.{0,2}(?:快|好|稳|靠谱|便宜|省心|贴心|棒|准时|实惠)/
/** 没有哪家比云岭更坑 */
const noneIsMore =
  /没有?(?:哪家|谁|人|什么|一家).{0,2}比.{1,14}(?:更|还)(?:要)?(坑|差|慢|烂|贵|黑|垃圾|离谱)|没有?(?:哪家|谁|人|什么|一家).{0,2}比.{1,14}(?:更|还)(?:要)?(?:快|好|稳|靠谱|便宜|省心|贴心|棒)/
/** Clauses about both, though they name neither. */
const aboutBoth = /^\s*(?:都|均|两家|两边|双双|谁(?:也|都)|半斤八两|一个样|彼此|两个都|我?谁也|both|neither)/
/** What others say, against which the writer sets a view of his own: 网友都在吐槽云岭, 其实… */
const hearsay =
  /(?:有人|网友|网上|别人|朋友|大家|人人|人哋|人家|同事|评论区|老听|总听|成日听|听说|很多人|好多人|不少人|个个|都)[^,。!?;]{0,6}(?:说|话|骂|吐槽|喷|黑|讲|嫌|闹)|\b(?:people|everyone|they|some|friends|folks|reviews|reviewers|internet|reddit)\b[^,.!?;]{0,20}\b(?:say|said|says|told|complain|complained|warned|hate|moan|slam|trash|bash)/
const ownView =
  /我|其实|俺|本人|亲测|自己|结果|扒到|实际|事实|但|可|却|就|\b(?:i|i've|my|mine|me|we|our|but|yet|actually)\b/

/** Longest beginning of a field that is told apart. */
const readLength = 4_000
/** A clause of text without punctuation is cut here. */
const longestClause = 120

/** Ends of clauses: marks, a space between Han characters, and English words that begin a clause against the one before. */
const clauseEnd = /[。!?;:\n…]|,(?!\d{3})|——| (?=[一-龥])|\. |[-–—] |\b(?:but|while|whereas|although|though)\b/g

interface Clause extends Stretch {
  readonly own: readonly Stretch[]
  readonly others: readonly OtherParty[]
}

export function ownClauses(passage: Passage, hits: readonly Span[]): OwnClauses {
  const marks = everywhere(
    passage.text.slice(0, readLength),
    hits.map((hit) => ({ start: folded(passage, hit.start), end: folded(passage, hit.end) })),
  )
  const clauses = splitClauses(passage, marks)
  const own: Stretch[] = []
  const others: Stretch[] = []
  let contrasted = false
  let alike = false
  let contradicts = false
  let owner: 'own' | 'other' | 'both' | undefined
  let leading: Stretch[] = []
  const give = (part: Stretch, to: 'own' | 'other' | 'both'): void => {
    if (to !== 'other') own.push(part)
    if (to !== 'own') others.push(part)
  }
  for (const [index, clause] of clauses.entries()) {
    const { text } = passage
    const words = text.slice(clause.start, clause.end)
    const first = clause.own[0]
    const other = clause.others[0]
    if (isHearsay(words, clause, clauses[index + 1], text)) {
      contrasted = true
      contradicts = true
      others.push(clause)
      if (first !== undefined) owner = 'own'
      continue
    }
    if (first === undefined && other === undefined) {
      if (owner === undefined) leading.push(clause)
      else give(clause, aboutBoth.test(words) ? 'both' : owner)
      continue
    }
    alike ||= other !== undefined && alsoWords.test(words)
    // 比比苜蓿谷，人家加量: 人家 is who was named last.
    if (
      first === undefined &&
      owner === 'own' &&
      others.length > 0 &&
      clause.others.every((each) => isPronoun(text, each))
    ) {
      own.push(clause)
      continue
    }
    // It says nothing of the party but that another is measured by it.
    if (yardstick.test(words) && words.length < longestYardstick) {
      owner = first === undefined ? 'other' : 'own'
      contrasted = true
      continue
    }
    let parts: [Stretch, 'own' | 'other' | 'both'][]
    if (first === undefined) parts = [[clause, 'other']]
    else if (other === undefined) parts = [[clause, 'own']]
    else if (isJoined(withLetters(text, clause, clause.own, clause.others))) parts = [[clause, 'both']]
    else parts = partsOf(text, clause, first, other)
    contrasted ||= parts.some(([, to]) => to === 'other') || (parts[0]?.[1] === 'own' && other !== undefined)
    const begins = parts[0]?.[1] ?? 'own'
    for (const part of leading) give(part, begins)
    leading = []
    for (const [part, to] of parts) give(part, to)
    owner = parts.at(-1)?.[1]
  }
  const beginning = { start: 0, end: Math.min(passage.text.length, readLength) }
  const named = clauses.flatMap((clause) => clause.others)
  const relation = relationIn(withLetters(passage.text, beginning, marks, named))
  const amongAll = sideAmongAll(passage.text, clauses)
  const alone =
    amongAll !== undefined || relation.unlike || relation.except || relation.cleared || relation.chosen === 'own'
  return {
    contrasted: (contrasted || alone) && (own.length > 0 || relation.unlike),
    sure: named.some((each) => each.sure) || alone,
    contradicts,
    alike,
    own,
    others,
    relation,
    amongAll,
  }
}

/** The subject's part of a clause that names both, and the other's. */
function partsOf(text: string, clause: Stretch, own: Stretch, other: Stretch): [Stretch, 'own' | 'other'][] {
  const ownFirst = own.start < other.start
  const second = Math.max(own.start, other.start)
  const between = text.slice(Math.min(own.end, other.end), second)
  const behind = text.slice(Math.max(own.end, other.end), clause.end)
  const owners = ownFirst ? (['own', 'other'] as const) : (['other', 'own'] as const)
  // 住过泊岸再住栖谷: each has its own part only where both are said to do something.
  if (between.length >= leastPart && behind.length >= leastPart && !/[比如把被]/.test(between))
    return [
      [{ start: clause.start, end: second }, owners[0]],
      [{ start: second, end: clause.end }, owners[1]],
    ]
  return [[clause, 'own']]
}

const leastPart = 4
/** Unlike A, …; 比起 A, … */
const yardstick =
  /^\s*(?:(?:unlike|compared (?:to|with)|next to|in contrast to|as opposed to|relative to) |比起|相比|跟[^,]{2,6}比|不像|唔似|较之|对比)/
const longestYardstick = 40
const alsoWords = /也(?!不|没|许)|\b(?:too|as well|likewise|also)\b/

function isPronoun(text: string, { start, end }: Stretch): boolean {
  return /^人[家哋]$/.test(text.slice(start, end))
}

/** Each place where one of the subject's names stands, whichever of them were given, its ending left out or not (云岭速运, 云岭). */
function everywhere(text: string, marks: readonly Stretch[]): Stretch[] {
  const names = new Set(marks.map(({ start, end }) => text.slice(start, end)).filter((name) => name.length > 1))
  for (const name of [...names].slice(0, 2)) {
    const short = withoutEnding(name)
    if (short !== undefined) names.add(short)
  }
  const found: Stretch[] = []
  for (const name of [...names].slice(0, 4))
    for (let at = text.indexOf(name); at >= 0 && found.length < maximumMarks; at = text.indexOf(name, at + name.length))
      found.push({ start: at, end: at + name.length })
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

const maximumMarks = 100

function isHearsay(words: string, clause: Clause, next: Clause | undefined, text: string): boolean {
  if (!hearsay.test(words) || clause.others.some((each) => each.sure && clause.own.length === 0)) return false
  if (next === undefined) return false
  return ownView.test(text.slice(next.start, next.end)) || (clause.own.length === 0 && next.own.length > 0)
}

/** 云岭最慢; 没有哪家比云岭更坑 */
function sideAmongAll(text: string, clauses: readonly Clause[]): OwnClauses['amongAll'] {
  let found = noneIsMore.exec(text.slice(0, readLength))
  for (const clause of clauses)
    if (clause.own.length > 0 && found === null) found = most.exec(text.slice(clause.start, clause.end))
  if (found === null) return undefined
  return found[1] === undefined ? 'better' : 'worse'
}

function splitClauses(passage: Passage, marks: readonly Stretch[]): Clause[] {
  const text = passage.text.slice(0, readLength)
  const parties = othersIn(passage.reading, text.length, marks)
  const found: Clause[] = []
  const push = (start: number, end: number): void => {
    for (let from = start; from < end; from += longestClause) {
      const to = Math.min(end, from + longestClause)
      const inside = (each: Stretch): boolean => each.start >= from && each.start < to
      found.push({ start: from, end: to, own: marks.filter(inside), others: parties.filter(inside) })
    }
  }
  let start = 0
  for (const match of text.matchAll(clauseEnd)) {
    // A word that begins a clause belongs to it; a mark to none.
    const end = match.index
    if (text.slice(start, end).trim() !== '') push(start, end)
    start = /[a-z]/.test(match[0]) ? end : end + match[0].length
  }
  if (text.slice(start).trim() !== '') push(start, text.length)
  return found
}

/** The text of a stretch with a letter for each party's name. */
function withLetters(text: string, within: Stretch, own: readonly Stretch[], others: readonly Stretch[]): string {
  const names = [
    ...own.map((mark) => ({ ...mark, letter: subjectLetter })),
    ...others.map((mark) => ({ ...mark, letter: otherLetter })),
  ].sort((a, b) => a.start - b.start)
  let written = ''
  let at = within.start
  for (const { start, end, letter } of names) {
    if (start < at || end > within.end) continue
    written += text.slice(at, start) + letter
    at = end
  }
  return written + text.slice(at, within.end)
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
