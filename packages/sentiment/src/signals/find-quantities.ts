import { isDigit, readArabic, readChinese, readNeighbours, unitAt, type Read } from './chinese-numerals.ts'
import { isLatin, readEnglish } from './english-numerals.ts'

/** A quantity read from folded text: half-open range of folded units, with what its surroundings say of it. */
export interface Quantity {
  readonly value: number
  readonly atLeast: boolean
  readonly approx: boolean
  readonly start: number
  readonly end: number
  /** 第3, No. 3: a place in a row, not a count. */
  readonly ordinal: boolean
}

/** 1 for a character a Chinese or Arabic numeral can begin with, 2 for a letter an English one can. */
const begins = new Uint8Array(0x10000)
for (const character of '0123456789零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟数几俩仨')
  begins[character.charCodeAt(0)] = 1
for (const character of 'otfsenhmdca') begins[character.charCodeAt(0)] = 2

const beforeAtLeast = [
  '不少于',
  '不下于',
  '不止',
  '起码',
  '不下',
  '不低于',
  '至少',
  '超过',
  '突破',
  '高于',
  '多于',
  '最少',
  '少说',
  '超',
  '逾',
  '过',
  '上',
  '破',
]
const beforeApprox = [
  '不足',
  '不到',
  '未满',
  '大约',
  '约为',
  '约有',
  '大概',
  '将近',
  '接近',
  '差不多',
  '估计',
  '约',
  '近',
]
const afterAtLeast = ['以上', '余', '多', '开外', '有余', '+']
const leastVerb = /(?:至少|起码|最少)(?:已|已经)?(?:造成|导致|致使?|有|死|赔|亏|夺走|伤|骗走|损失|达)了?$/
const leastVerbEnds = new Set('成致使有死赔亏走伤失达了')
const afterApprox = ['左右', '上下', '前后']
const rangeMarks = ['至', '到', '-', '~', '—', '–']

/** 1 for the last character of a word in front of a figure that changes it. */
const endsBefore = new Uint8Array(0x10000)
for (const word of [...beforeAtLeast, ...beforeApprox]) endsBefore[word.charCodeAt(word.length - 1)] = 1

const englishBefore: readonly (readonly [string, 'atLeast' | 'approx'])[] = [
  ['more than ', 'atLeast'],
  ['at least ', 'atLeast'],
  ['upwards of ', 'atLeast'],
  ['no fewer than ', 'atLeast'],
  ['no less than ', 'atLeast'],
  ['in excess of ', 'atLeast'],
  ['an estimated ', 'approx'],
  ['estimated at ', 'approx'],
  ['just under ', 'approx'],
  ['fewer than ', 'approx'],
  ['less than ', 'approx'],
  ['over ', 'atLeast'],
  ['exceeding ', 'atLeast'],
  ['nearly ', 'approx'],
  ['almost ', 'approx'],
  ['about ', 'approx'],
  ['around ', 'approx'],
  ['some ', 'approx'],
  ['roughly ', 'approx'],
  ['approximately ', 'approx'],
  ['close to ', 'approx'],
]

function readOne(text: string, at: number): Read | undefined {
  const code = text.charCodeAt(at)
  if (isDigit(code)) return inHundredMillions(text, readArabic(text, at))
  if (isLatin(code)) return at > 0 && isLatin(text.charCodeAt(at - 1)) ? undefined : readEnglish(text, at)
  return readCountless(text, at) ?? inHundredMillions(text, readNeighbours(text, at) ?? readChinese(text, at))
}

/** 两个亿 */
function inHundredMillions(text: string, read: Read | undefined): Read | undefined {
  if (read === undefined || text[read.end] !== '个' || text[read.end + 1] !== '亿') return read
  return { ...read, value: read.value * 100_000_000, end: read.end + 2 }
}

const countless: Readonly<Record<string, number>> = { 数以百计: 100, 数以千计: 1000, 数以万计: 10_000 }

function readCountless(text: string, at: number): Read | undefined {
  if (text[at + 1] !== '以') return undefined
  const value = countless[text.slice(at, at + 4)]
  return value === undefined ? undefined : { value, end: at + 4, vague: true }
}

/** three to five; a figure that rises from three to five is no range. */
function rangeMarkAt(text: string, start: number, end: number): string | undefined {
  if (text.startsWith(' to ', end)) return text.startsWith('from ', start - 5) ? undefined : ' to '
  if (text.startsWith(' and ', end)) return text.startsWith('between ', start - 8) ? ' and ' : undefined
  return startsWithAny(text, end, rangeMarks)
}

function endsWithAny(text: string, at: number, words: readonly string[]): string | undefined {
  return words.find((word) => text.startsWith(word, at - word.length) && at >= word.length)
}

/** more than, at least, nearly … in front of a figure. */
function wordBefore(text: string, start: number): (typeof englishBefore)[number] | undefined {
  if (text[start - 1] !== ' ') return undefined
  return englishBefore.find(([word]) => start >= word.length && text.startsWith(word, start - word.length))
}

function startsWithAny(text: string, at: number, words: readonly string[]): string | undefined {
  return words.find((word) => text.startsWith(word, at))
}

/** More than this many figures in one text are a table, not an event. */
const maximumFigures = 2_000

/** The quantities of a folded text in reading order, at most `maximumFigures`; time grows with its length. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  let at = 0
  while (at < text.length && found.length < maximumFigures) {
    const read = begins[text.charCodeAt(at)] === 0 ? undefined : readOne(text, at)
    if (read === undefined) {
      at += 1
      continue
    }
    const quantity = withSurroundings(text, at, read)
    found.push(quantity)
    at = Math.max(quantity.end, at + 1)
  }
  return found
}

function withSurroundings(text: string, from: number, first: Read): Quantity {
  let read = first
  let start = from
  let atLeast = read.vague
  let approx = false
  const mark = rangeMarkAt(text, from, read.end)
  if (mark !== undefined) {
    const second = readOne(text, read.end + mark.length)
    if (second !== undefined && second.value > read.value) {
      // 10到20, 1至2万: the lower bound, in the unit of the upper one where only that has it.
      const unit = unitAt(text, second.end - 1)
      const value = unitAt(text, read.end - 1) === 1 && read.value < 1000 && unit >= 10 ? read.value * unit : read.value
      read = { value: value <= second.value ? value : read.value, end: second.end, vague: false }
    }
  }
  const ordinal = text[from - 1] === '第' || text[from - 1] === '#'
  let end = read.end
  let value = read.value
  if (isDigit(text.charCodeAt(from)) || text.charCodeAt(from) > 0x2fff) {
    for (let rounds = 0; rounds < 2; rounds += 1) {
      if (endsBefore[text.charCodeAt(start - 1)] !== 1) break
      const least = endsWithAny(text, start, beforeAtLeast)
      // 上 and 过 count only before a round unit: 上千, 过百; 晚上8点, 路过3个 do not.
      if (
        least !== undefined &&
        ((least !== '上' && least !== '过' && least !== '破') || '十百千万亿'.includes(text[start] ?? ' '))
      ) {
        atLeast = true
        start -= least.length
      }
      const near = endsWithAny(text, start, beforeApprox)
      if (near !== undefined && !(near === '近' && '最附'.includes(text[start - 2] ?? ' '))) {
        approx = true
        start -= near.length
      }
    }
    // 小二十万: hardly less than it.
    if (
      text[start - 1] === '小' &&
      value >= 10 &&
      text.charCodeAt(from) > 0x2fff &&
      !'大中从幼矮弱'.includes(text[start - 2] ?? ' ')
    ) {
      approx = true
      start -= 1
    }
    // 至少造成5人死亡
    if (leastVerbEnds.has(text[start - 1] ?? '') && leastVerb.test(text.slice(Math.max(0, start - 7), start)))
      atLeast = true
    // 一百来人, 三十多万
    if (text[end] === '来' && value >= 10) {
      approx = true
      end += 1
    }
    const more = startsWithAny(text, end, afterAtLeast)
    if (more !== undefined) {
      atLeast = true
      end += more.length
    } else if (text[end] === '几' && value >= 10) {
      atLeast = true
      end += 1
    }
  } else {
    const before = wordBefore(text, start)
    if (before !== undefined) {
      start -= before[0].length
      if (before[1] === 'atLeast') atLeast = true
      else approx = true
    }
  }
  if (isDigit(text.charCodeAt(from))) {
    const before = wordBefore(text, start)
    if (before !== undefined) {
      start -= before[0].length
      if (before[1] === 'atLeast') atLeast = true
      else approx = true
    }
  }
  // 12人左右, 三十名以上: behind the counter.
  const behind = end + 1
  if (startsWithAny(text, end, afterApprox) !== undefined || startsWithAny(text, behind, afterApprox) !== undefined)
    approx = true
  if (text.startsWith('以上', behind)) atLeast = true
  if (!Number.isFinite(value)) value = Number.MAX_SAFE_INTEGER
  return { value, atLeast, approx, start, end, ordinal }
}
