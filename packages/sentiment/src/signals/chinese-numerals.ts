const digitWords: Readonly<Record<string, number>> = {
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
const smallUnits: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  拾: 10,
  佰: 100,
  仟: 1000,
  廿: 20,
  卅: 30,
}
const largeUnits: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Values by code unit: -1 for what is no digit, 0 for what is no unit. */
const digits = new Int8Array(0x10000).fill(-1)
const small = new Int32Array(0x10000)
const large = new Int32Array(0x10000)
for (const [word, value] of Object.entries(digitWords)) digits[word.charCodeAt(0)] = value
for (const [word, value] of Object.entries(smallUnits)) small[word.charCodeAt(0)] = value
for (const [word, value] of Object.entries(largeUnits)) large[word.charCodeAt(0)] = value

/** The digit at a place of the text; -1 where there is none. */
function digitAt(text: string, at: number): number {
  return digits[text.charCodeAt(at)] ?? -1
}

/** What the unit at a place multiplies by; 1 where there is none. */
export function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return (small[code] ?? 0) || (large[code] ?? 0) || 1
}

function isSmall(text: string, at: number): boolean {
  return (small[text.charCodeAt(at)] ?? 0) > 0
}

function isLarge(text: string, at: number): boolean {
  return (large[text.charCodeAt(at)] ?? 0) > 0
}
const vague = '数几'
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** A numeral: its value, where it ends, and whether part of it is unsaid (几百). */
export interface Read {
  readonly value: number
  readonly end: number
  readonly vague: boolean
}

/** 12, 1,200, 3.5, with 十百千万亿 behind: 1.2万, 3百. */
export function readArabic(text: string, from: number): Read | undefined {
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
    if ((character === '余' || character === '多') && unitAt(text, at + 1) > 1) {
      open = true
      at += 1
      continue
    }
    const unit = unitAt(text, at)
    if (unit === 1) break
    value *= unit
    at += 1
    if (unit >= 100 && isDigit(text.charCodeAt(at))) {
      const rest = restBehind(text, at, unit)
      if (rest === undefined) break
      value += rest.value
      at = rest.end
      break
    }
  }
  // 5w块: ten thousands; 5w alone is a lamp.
  if (text[at] === 'w' && tenThousands.test(text.slice(at, at + 4)))
    return { value: value * 10_000, end: at + 1, vague: open }
  const scale = begunByScale.has(text[at] ?? '') ? englishScale.exec(text.slice(at, at + 10)) : null
  // 5m is a length, $5m a sum.
  if (scale !== null && (scale[2] === undefined || scale[2] === 'k' || '$¥€£'.includes(text[from - 1] ?? ' '))) {
    value *= englishScales[scale[1] ?? scale[2] ?? ''] ?? 1
    at += scale[0].length
  }
  return { value: Math.round(value * 100) / 100, end: at, vague: open }
}

/** Behind 4万: 8 is 8000 (4万8), 5千 and 2000 are what they say; a figure that begins something else is none (3万2人). */
function restBehind(text: string, from: number, unit: number): { value: number; end: number } | undefined {
  let at = from
  let value = 0
  while (isDigit(text.charCodeAt(at)) && at - from < 9) {
    value = value * 10 + text.charCodeAt(at) - 48
    at += 1
  }
  const own = unitAt(text, at)
  if (own > 1 && value < 10 && own < unit) return { value: value * own, end: at + 1 }
  if (at - from === 1) return countsApart.test(text[at] ?? '') ? undefined : { value: (value * unit) / 10, end: at }
  return own === 1 && value < unit && at - from === Math.log10(unit) ? { value, end: at } : undefined
}

const countsApart = /[人名位个死伤亡重轻年月日号天小时分.,:%至到-]/

const tenThousands = /^w(?:多|余|\+)?(?:块|元|人民币)/
const begunByScale = new Set(' tmbk')
/** 3 million, $2.5m, 10k */
const englishScale = /^(?: ?(thousand|million|billion|mln|bn)|(k|m|b))(?![a-z])/
const englishScales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  million: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
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
export function readChinese(text: string, from: number): Read | undefined {
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
    const value = digitAt(text, at)
    if (isSmall(text, at)) {
      lastUnit = unitAt(text, at)
      section += (digit < 0 ? 1 : digit) * lastUnit
      digit = -1
      row = 0
    } else if (isLarge(text, at)) {
      // 上亿, 数亿: the unit alone is one of it.
      lastUnit = unitAt(text, at)
      const before = total + section + Math.max(0, digit)
      total = (at === from || (open && before === 0) ? 1 : before) * lastUnit
      section = 0
      digit = -1
      row = 0
    } else if (value >= 0) {
      if (row > 0) plain = plain * 10 + value
      else plain = value
      row += 1
      digit = row > 1 ? plain : value
      if (value === 0 && row === 1 && section + total > 0) {
        row = 0
        digit = -1
        lastUnit = 1
      }
      if (row === 2 && section > 0 && value - digitAt(text, at - 1) === 1) {
        // 十二三, 一百二三十: the lower of the two.
        digit = value - 1
        row = 1
      }
      if (character === '俩' || character === '仨') {
        at += 1
        break
      }
    } else if (vague.includes(character)) {
      if (unitAt(text, at + 1) === 1 && at === from) return undefined
      if (digit >= 0) break
      open = true
    } else if ((character === '余' || character === '多') && at > from && isLarge(text, at + 1)) {
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
export function readNeighbours(text: string, from: number): Read | undefined {
  const low = digitAt(text, from)
  const high = digitAt(text, from + 1)
  if (low <= 0 || high <= low || high - low > 2) return undefined
  let at = from + 2
  let value = low
  if (digitAt(text, at) >= 0) return undefined
  while (unitAt(text, at) > 1) {
    value *= unitAt(text, at)
    at += 1
  }
  return { value, end: at, vague: false }
}
