import type { Candidate } from './candidate.ts'
import { readChinese } from './chinese-numerals.ts'
import { circumstancesOf } from './circumstances.ts'
import { sentenceAround, type Passage } from './passage.ts'

const day = '现在|而家|依家|目前|前天|前晚|昨天|昨日|昨晚|昨夜|昨|今天|今日|今晚|今早|今晨|今'
const part = '凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|夜里|深夜|半夜|晚'
const time = `(${day})?(${part})?(\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟?|时|:)(半|\\d{2}分?)?`
const spanPattern = new RegExp(`${time}.{0,4}?(?:一直到|持续到|直到|到|至|-|~|—)${time}`, 'g')

/** 系统升级，今晚0点至6点: told beforehand. */
const planned = /升级|维护|检修|割接|将于|计划|定于|[停断][电水气网].{0,2}(?:通知|公告|预告)/

function hourOf(match: RegExpMatchArray, first: number): number | undefined {
  const [dayWord = '', partWord = '', figure = '', minutes = ''] = [0, 1, 2, 3].map((each) => match[first + each] ?? '')
  const hour = /^\d/.test(figure) ? Number(figure) : readChinese(figure, 0)?.value
  if (hour === undefined || hour > 24) return undefined
  const when = `${dayWord}${partWord}`
  const later = /下午|傍晚|晚|夜/.test(when) && !/半夜/.test(when)
  const inDay =
    later && hour === 0 ? 24 : later && hour <= 12 ? hour + 12 : /中午/.test(when) && hour < 4 ? hour + 12 : hour
  const days = /前/.test(dayWord) ? -2 : /昨/.test(dayWord) ? -1 : 0
  return inDay + days * 24 + (minutes === '半' ? 0.5 : Number.parseInt(minutes || '0', 10) / 60)
}

/** 9:10 a.m., 1 pm */
const englishTime = /\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?/g
const untilThen =
  /(?:until|till|to|by|before|restored at|back at|and|-|–|—) ?(?:about |around |shortly before |shortly after )?$/
const longestGap = 70

interface ClockTime {
  readonly hour: number
  readonly start: number
  readonly end: number
}

function englishTimes(text: string): ClockTime[] {
  return [...text.matchAll(englishTime)].map((match) => {
    const hour = (Number(match[1]) % 12) + (match[3] === 'p' ? 12 : 0) + Number(match[2] ?? 0) / 60
    return { hour, start: match.index, end: match.index + match[0].length }
  })
}

/** down at 9:10 a.m. and restored by 1 p.m. */
function englishSpans(passage: Passage): Candidate[] {
  const times = englishTimes(passage.text)
  const found: Candidate[] = []
  for (const [index, first] of times.entries()) {
    const second = times[index + 1]
    if (second === undefined || second.start - first.end > longestGap) continue
    if (!untilThen.test(passage.text.slice(first.end, second.start))) continue
    const sentence = sentenceAround(passage, first.start, second.end)
    if (!passage.hits.any('outage', sentence.start, sentence.end)) continue
    const hours = second.hour > first.hour ? second.hour - first.hour : second.hour - first.hour + 24
    found.push(outageOf(passage, hours, first.start, second.end))
  }
  return found
}

function outageOf(passage: Passage, hours: number, start: number, end: number): Candidate {
  return {
    kind: 'outage-hours',
    value: Math.round(hours * 1000) / 1000,
    atLeast: false,
    approx: false,
    unit: 'h',
    start,
    end,
    topic: 'outage',
    circumstances: circumstancesOf(passage, start, end),
  }
}

/** 从昨晚8点到今早6点一直登不上: hours between two times of day beside a word of outage. */
export function findClockOutages(passage: Passage): Candidate[] {
  const found: Candidate[] = englishSpans(passage)
  for (const match of passage.text.matchAll(spanPattern)) {
    const from = hourOf(match, 1)
    const to = hourOf(match, 5)
    if (from === undefined || to === undefined) continue
    const start = match.index
    const end = start + match[0].length
    const sentence = sentenceAround(passage, start, end)
    const beside = passage.hits.any('outage', Math.max(sentence.start, start - 20), start)
    if (!beside && !passage.hits.any('outage', start, Math.min(sentence.end, end + 20))) continue
    if (
      !/[昨前]/.test(match[0]) &&
      planned.test(passage.text.slice(Math.max(sentence.start, start - 20), Math.min(sentence.end, end + 8)))
    )
      continue
    const value = to > from ? to - from : to - from + 24
    if (value <= 0 || value > 72) continue
    found.push(outageOf(passage, value, start, end))
  }
  return found
}
