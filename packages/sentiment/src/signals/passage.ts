import type { FieldHits } from '../reading/vocabulary.ts'
import type { FieldReading } from '../reading/read-field.ts'
import { findQuantities, type Quantity } from './find-quantities.ts'

/** A stretch of folded text, end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A field as signals see it: its words, its quantities, and where sentences and clauses end. */
export interface Passage {
  readonly reading: FieldReading
  readonly text: string
  readonly hits: FieldHits
  readonly quantities: readonly Quantity[]
  readonly sentences: readonly Stretch[]
  /** The year the mention is of; an earlier year in the text is history. */
  readonly year: number
  /** Where years before it stand. */
  readonly pastYears: readonly number[]
}

/** 1: ends a clause, 2: ends a sentence, 3: a full stop, which ends one before a space only; a comma between digits ends none. */
const marks = new Uint8Array(0x10000)
for (const mark of '。!?\n;…') marks[mark.charCodeAt(0)] = 2
for (const mark of ',:') marks[mark.charCodeAt(0)] = 1
marks['.'.charCodeAt(0)] = 3

const titles = /(?:^|[^a-z])(?:mr|mrs|ms|dr|st|no|vs|co|inc|ltd|corp|jan|feb|aug|sept?|oct|nov|dec)$/

/** a.m., U.S., Mr.: the full stop of an abbreviation ends no sentence. */
function isAbbreviation(text: string, at: number): boolean {
  if (text[at - 2] === '.') return true
  const end = text.slice(Math.max(0, at - 5), at)
  return titles.test(end) && /[a-z0-9(]/.test(text[at + 2] ?? '')
}

function isSentenceEnd(text: string, at: number): boolean {
  const mark = marks[text.charCodeAt(at)]
  if (mark === 0 || mark === 1) return false
  if (mark === 2) return true
  return at + 1 >= text.length || (text[at + 1] === ' ' && !isAbbreviation(text, at))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** A comma between digits belongs to the number. */
function isClauseEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const mark = marks[code]
  // 貨車翻覆 釀3死: headlines part their clauses by a space.
  if (mark === 0) return code === 32 && text.charCodeAt(at + 1) > 0x2e80 && text.charCodeAt(at - 1) > 0x2e80
  if (mark !== 1) return isSentenceEnd(text, at)
  return text[at] !== ',' || !isDigit(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at - 1))
}

function splitSentences(text: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!isSentenceEnd(text, at)) continue
    if (at > start) found.push({ start, end: at + 1 })
    start = at + 1
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}

const yearPattern =
  /(?:19|20)\d\d(?=年)|(?<!\d)(?:0\d|[5-9]\d)(?=年(?![前来后间内多]))|(?<=\b(?:in|since|of|during|the|from|early|late) )(?:19|20)\d\d\b/g

/** 98 is 1998, 08 is 2008. */
function yearOf(figures: string): number {
  const year = Number(figures)
  return year >= 100 ? year : year + (year >= 50 ? 1900 : 2000)
}

/** 2023年5月办理会员卡, 2021年款: when a story began or a thing was made, not when somebody came to harm. */
const beginning =
  /^年?(?:款|版)|^(?:年|的)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:前后?|左右|初|底|末|年初|年底|起)?[^,。;!?]{0,12}(?:办理|办了|办的|购买|购入|买了|买的|签订|签约|签了|签署|约定|预订|预定|预交|预付|预存|充值|交了|缴了|下单|入职|成立|创立|创办|上市|开业|开张|入住|加盟|缴纳|交房|生产|投保|订购|修订|公布的|施行)/

/** True where what follows a date is how a story began. */
export function beginsStory(behind: string): boolean {
  return beginning.test(behind)
}

function findPastYears(text: string, present: number): number[] {
  const found: number[] = []
  for (const match of text.matchAll(yearPattern)) {
    const behind = match.index + match[0].length
    if (yearOf(match[0]) < present && !beginsStory(text.slice(behind, behind + 30))) found.push(match.index)
  }
  return found
}

export function createPassage(reading: FieldReading, hits: FieldHits, year: number): Passage {
  const text = reading.folded
  const quantities = findQuantities(text)
  const pastYears = quantities.length === 0 ? [] : findPastYears(text, year)
  return { reading, text, hits, quantities, sentences: splitSentences(text), year, pastYears }
}

/** Index of the sentence that holds `at`. */
export function sentenceIndexAt(passage: Passage, at: number): number {
  let low = 0
  let high = passage.sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((passage.sentences[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

export function sentenceAt(passage: Passage, at: number): Stretch {
  return passage.sentences[sentenceIndexAt(passage, at)] ?? { start: 0, end: passage.text.length }
}

/** Who can be counted without a counter between: 千余业主. */
export const peopleNoun =
  /^(?:业主|家长|学生|员工|车主|消费者|用户|客户|顾客|会员|村民|居民|投资者|储户|学员|旅客|乘客|工人|群众|骑手|司机|商户|商家|加盟商|师生|游客|市民|农民工|买家|网友|家属|租客|股民|玩家|住户|粉丝|学童|民众|储户|农户|司乘)/

/** Longest stretch looked at to either side of a place: keeps the work linear in texts without punctuation. */
export const reach = 80

/** The clause around [start, end), cut at `reach` to either side. */
export function clauseAround(passage: Passage, start: number, end: number): Stretch {
  let from = start
  while (from > 0 && start - from < reach && !isClauseEnd(passage.text, from - 1)) from -= 1
  let to = end
  while (to < passage.text.length && to - end < reach && !isClauseEnd(passage.text, to)) to += 1
  return { start: from, end: to }
}

/** The sentence around a place, cut at three times `reach` to either side. */
export function sentenceAround(passage: Passage, start: number, end: number): Stretch {
  const sentence = sentenceAt(passage, start)
  return { start: Math.max(sentence.start, start - 3 * reach), end: Math.min(sentence.end, end + 3 * reach) }
}

/** The quantities that begin in [from, to), by binary search. */
export function quantitiesBetween(passage: Passage, from: number, to: number): Quantity[] {
  const { quantities } = passage
  let low = 0
  let high = quantities.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quantities[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Quantity[] = []
  for (let at = low; at < quantities.length; at += 1) {
    const quantity = quantities[at]
    if (quantity === undefined || quantity.start >= to) break
    found.push(quantity)
  }
  return found
}
