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

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  俩: 2,
  仨: 3,
}
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000, 廿: 20, 卅: 30 }
const large: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }
const vague = '数几'
/** 1 for a character a Chinese or Arabic numeral can begin with, 2 for a letter an English one can. */
const begins = new Uint8Array(0x10000)
for (const character of '0123456789零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟数几俩仨')
  begins[character.charCodeAt(0)] = 1
for (const character of 'otfsenhmdc') begins[character.charCodeAt(0)] = 2

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

interface Read {
  readonly value: number
  readonly end: number
  readonly vague: boolean
}

/** 12, 1,200, 3.5, with 十百千万亿 behind: 1.2万, 3百. */
function readArabic(text: string, from: number): Read | undefined {
  let at = from
  let value = 0
  while (at < text.length && isDigit(text.charCodeAt(at)) && at - from < 18) {
    value = value * 10 + text.charCodeAt(at) - 48
    at += 1
    if (text[at] === ',' && at - from <= 12 && groupOfThree(text, at + 1)) at += 1
  }
  if (at === from) return undefined
  if (text[at] === '.' && isDigit(text.charCodeAt(at + 1))) {
    let scale = 0.1
    at += 1
    while (isDigit(text.charCodeAt(at))) {
      value += (text.charCodeAt(at) - 48) * scale
      scale /= 10
      at += 1
    }
    value = Math.round(value * 1e6) / 1e6
  }
  let open = false
  while (at < text.length) {
    const character = text[at] ?? ''
    // 20余万, 3多千: the rest is unsaid.
    if ((character === '余' || character === '多') && unitOf(text[at + 1] ?? '') > 1) {
      open = true
      at += 1
      continue
    }
    const unit = unitOf(character)
    if (unit === 1) break
    value *= unit
    at += 1
  }
  return { value: Math.round(value * 100) / 100, end: at, vague: open }
}

function unitOf(character: string): number {
  return small[character] ?? large[character] ?? 1
}

function groupOfThree(text: string, at: number): boolean {
  return (
    isDigit(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    !isDigit(text.charCodeAt(at + 3))
  )
}

/** 二十三, 一千二百, 三万五, 二〇二六, 十几, 几百, 数十万: what is unsaid counts as its least. */
function readChinese(text: string, from: number): Read | undefined {
  let at = from
  let total = 0
  let section = 0
  let digit = -1
  let lastUnit = 1
  let open = false
  let plain = 0
  let row = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    const isUnit = small[character] !== undefined || large[character] !== undefined
    if (isUnit && small[character] !== undefined) {
      section += (digit < 0 ? 1 : digit) * (small[character] ?? 1)
      lastUnit = small[character] ?? 1
      digit = -1
      row = 0
    } else if (isUnit) {
      total = (total + section + Math.max(0, digit)) * (large[character] ?? 1)
      lastUnit = large[character] ?? 1
      section = 0
      digit = -1
      row = 0
    } else if (digits[character] !== undefined) {
      const value = digits[character] ?? 0
      if (row > 0) plain = plain * 10 + value
      else plain = value
      row += 1
      digit = row > 1 ? plain : value
      if (value === 0 && row === 1 && section + total > 0) {
        row = 0
        digit = -1
        lastUnit = 1
      }
      if (character === '俩' || character === '仨') {
        at += 1
        break
      }
    } else if (vague.includes(character)) {
      const next = text[at + 1] ?? ''
      if (small[next] === undefined && large[next] === undefined && at === from) return undefined
      if (digit >= 0) break
      open = true
    } else if ((character === '余' || character === '多') && at > from && large[text[at + 1] ?? ''] !== undefined) {
      open = true
    } else break
    at += 1
  }
  if (at === from) return undefined
  // 三万五 means 35,000: a lone digit behind a unit counts tenths of it.
  if (digit > 0 && digit < 10 && row === 1 && lastUnit >= 100) section += (digit * lastUnit) / 10
  else if (digit > 0) section += digit
  return { value: total + section, end: at, vague: open }
}

/** 两三百, 三五人, 七八十: two neighbouring digits are a range; the lower one counts. */
function readNeighbours(text: string, from: number): Read | undefined {
  const low = digits[text[from] ?? '']
  const high = digits[text[from + 1] ?? '']
  if (low === undefined || high === undefined || low === 0 || high <= low || high - low > 2) return undefined
  let at = from + 2
  let value = low
  if (digits[text[at] ?? ''] !== undefined) return undefined
  while (unitOf(text[at] ?? '') > 1) {
    value *= unitOf(text[at] ?? '')
    at += 1
  }
  return { value, end: at, vague: false }
}

const beforeAtLeast = ['不少于', '不低于', '至少', '超过', '突破', '高于', '多于', '最少', '超', '逾', '过', '上', '破']
const beforeApprox = ['大约', '约有', '大概', '将近', '接近', '差不多', '估计', '约', '近']
const afterAtLeast = ['以上', '余', '多', '开外', '有余', '+']
const afterApprox = ['左右', '上下', '前后']
const rangeMarks = ['至', '到', '-', '~', '—', '–', '、']

const english: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  dozen: 12,
  dozens: 24,
  hundreds: 100,
  thousands: 1000,
  scores: 40,
  several: 3,
  couple: 2,
}
const englishOpen = new Set(['dozens', 'hundreds', 'thousands', 'scores', 'several'])

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

function readEnglish(text: string, from: number): Read | undefined {
  let at = from
  let total = 0
  let current = 0
  let open = false
  let end = from
  for (let words = 0; words < 6; words += 1) {
    let wordEnd = at
    while (wordEnd < text.length && wordEnd - at < 12 && isLatin(text.charCodeAt(wordEnd))) wordEnd += 1
    const word = text.slice(at, wordEnd)
    if (word === 'and' && end > from) {
      at = wordEnd + 1
      continue
    }
    const value = english[word]
    if (value === undefined) break
    if (value >= 100 && word !== 'hundreds' && word !== 'thousands') {
      current = Math.max(1, current) * value
      if (value >= 1000) {
        total += current
        current = 0
      }
    } else current += value
    open ||= englishOpen.has(word)
    end = wordEnd
    at = wordEnd + 1
    if (text[wordEnd] !== ' ' && text[wordEnd] !== '-') break
  }
  return end === from ? undefined : { value: total + current, end, vague: open }
}

const englishBefore: readonly (readonly [string, 'atLeast' | 'approx'])[] = [
  ['more than ', 'atLeast'],
  ['at least ', 'atLeast'],
  ['upwards of ', 'atLeast'],
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
  if (isDigit(code)) return readArabic(text, at)
  if (isLatin(code)) return at > 0 && isLatin(text.charCodeAt(at - 1)) ? undefined : readEnglish(text, at)
  return readNeighbours(text, at) ?? readChinese(text, at)
}

function endsWithAny(text: string, at: number, words: readonly string[]): string | undefined {
  return words.find((word) => text.startsWith(word, at - word.length) && at >= word.length)
}

function startsWithAny(text: string, at: number, words: readonly string[]): string | undefined {
  return words.find((word) => text.startsWith(word, at))
}

/** Every quantity of a folded text in reading order; time and memory grow with its length. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  let at = 0
  while (at < text.length) {
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
  const mark = startsWithAny(text, read.end, rangeMarks)
  if (mark !== undefined && mark !== '、') {
    const second = readOne(text, read.end + mark.length)
    if (second !== undefined && second.value > read.value) {
      // 10到20, 1至2万: the lower bound, in the unit of the upper one where only that has it.
      const unit = trailingUnit(text, second.end)
      const value =
        trailingUnit(text, read.end) === 1 && read.value < 1000 && unit >= 10 ? read.value * unit : read.value
      read = { value: value <= second.value ? value : read.value, end: second.end, vague: false }
    }
  }
  const ordinal = text[from - 1] === '第' || text[from - 1] === '#'
  let end = read.end
  let value = read.value
  if (isDigit(text.charCodeAt(from)) || text.charCodeAt(from) > 0x2fff) {
    for (let rounds = 0; rounds < 2; rounds += 1) {
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
    const before = englishBefore.find(([word]) => start >= word.length && text.startsWith(word, start - word.length))
    if (before !== undefined) {
      start -= before[0].length
      if (before[1] === 'atLeast') atLeast = true
      else approx = true
    }
  }
  if (isDigit(text.charCodeAt(from))) {
    const before = englishBefore.find(([word]) => start >= word.length && text.startsWith(word, start - word.length))
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
  if (startsWithAny(text, behind, ['以上', '之多']) === '以上') atLeast = true
  if (!Number.isFinite(value)) value = Number.MAX_SAFE_INTEGER
  return { value, atLeast, approx, start, end, ordinal }
}

function trailingUnit(text: string, end: number): number {
  return unitOf(text[end - 1] ?? '')
}
