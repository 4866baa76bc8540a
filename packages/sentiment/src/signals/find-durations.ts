import type { Passage } from './passage.ts'
import { quantitiesBetween } from './passage.ts'
import { leastBefore, nearBefore } from './read-sum.ts'

/** A stretch of time as a text gives it. */
export interface Duration {
  readonly hours: number
  readonly atLeast: boolean
  readonly approx: boolean
  readonly start: number
  readonly end: number
}

const units: readonly (readonly [RegExp, number])[] = [
  [
    /^(?: and a half|-and-a-half| and a quarter)?[ -]?(?:个)?(?:多|余|半|几)?(?:小时|钟头|钟(?!头|点)|粒钟|hours?|hrs?)(?![a-z])/,
    1,
  ],
  [/^[ -]?(?:多|余)?(?:分钟|minutes?|mins?)(?![a-z])/, 1 / 60],
  [
    /^(?: and a half|-and-a-half| and a quarter)?[ -]?(?:个|整)?(?:多|余|半)?(?:天|夜|宿|日(?!起|前|内|晚|上|下|凌|早|中|电|\d)|昼夜|days?)(?![a-z])/,
    24,
  ],
  [
    /^(?: and a half|-and-a-half| and a quarter)?[ -]?(?:个)?(?:多|余|半)?(?:星期|礼拜|周(?!年|岁)|weeks?)(?![a-z])/,
    168,
  ],
]
const notDuration =
  /^(?:两头|到晚|比一天|一次|内|之内|以内|客服|热线|服务|营业|在线|值守|值班|前|无理由|质保|保修| ago| before| earlier)/
/** 这两天, 每天, 有一天, 前三天: no stretch of time. */
const notStretch = /(?:这|每|有|前|过|那|头|同|半|无理由|首)$/
/** 一天崩三次: how often, not how long. */
const oftenBehind = /^[^,。]{0,6}?[一二两三四五六七八九十几好\d]{1,3}[次回]/

/** 停工整整15日, */
const spent = /(?:整整|[达满了近超逾约工产业])$/
/** 5月18日宕机, 将于23日恢复: a day of the calendar. */
function isDate(text: string, start: number, end: number): boolean {
  if (text[end - 1] !== '日') return false
  if (text[end] === ',' && !spent.test(text.slice(start - 2, start))) return true
  return (
    /[月于年至到,]$/.test(text.slice(start - 1, start)) ||
    /^(?:恢复|发生|出现|开始|停|宕|崩|断)/.test(text.slice(end, end + 2))
  )
}

/** 两天两夜: the same two days. */
const nights = /^[一二两三四五六七八九十\d]{1,3}(?:夜|晚|宿)/
/** 崩了半小时, 坏了个半钟, 长达半天: no figure stands there. */
const halves =
  /(?<![个两点\d])半个?多?(?:小时|钟头|钟(?!头|点))|(?<![一二两三四五六七八九十几\d])个(?:半|几)(?:小时|钟头|钟)|(?<=长达|持续|整整|停电|停水|断网|瘫痪|崩了|宕机|近|超)半[天日]|(?<=停咗[电水]|断咗网|瘫咗|坏咗|停电|停水|断网)(?:成|全)[日晚]/g
const englishHalves =
  /\b(?:half an hour|half a day|(?:an hour|a day|a week) and a half|(?:an?) (?:full|whole|entire) (?:hour|day|week)|(?:for|lasted|lasting|took)(?: about| nearly| almost| over| more than| at least)? an? (?:hour|day|week)(?! and))\b/g

function unnumberedHours(found: string): number {
  if (/半[天日]|half a day/.test(found)) return 12
  if (/[成全][日晚]/.test(found)) return 24
  if (/^半|half an hour/.test(found)) return 0.5
  if (/个半/.test(found)) return 1.5
  if (/个几/.test(found)) return 1
  const unit = /week/.test(found) ? 168 : /day/.test(found) ? 24 : 1
  return found.includes('and a half') ? unit * 1.5 : unit
}

/** More stretches of time than this are a timetable, not an outage. */
const maximumDurations = 500

/** Stretches of time in reading order, those with a figure and those without one (半小时, a day and a half). */
export function findDurations(passage: Passage): Duration[] {
  const found = [...numbered(passage), ...unnumbered(passage)]
  return found.toSorted((a, b) => a.start - b.start).slice(0, maximumDurations)
}

function unnumbered({ text }: Passage): Duration[] {
  const found: Duration[] = []
  for (const pattern of [halves, englishHalves])
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (notDuration.test(text.slice(end, end + 8)) || /[每前后隔]$/.test(text.slice(start - 1, start))) continue
      const lead = text.slice(Math.max(0, start - 12), start)
      found.push({
        hours: unnumberedHours(match[0]),
        atLeast: /多|几/.test(match[0]) || leastBefore.test(lead) || /over|more than|at least/.test(match[0]),
        approx: nearBefore.test(lead) || /about|nearly|almost/.test(match[0]),
        start,
        end,
      })
    }
  return found
}

/** 4小时20分, 一天零六个小时, two hours and ten minutes: how far on the smaller part may begin. */
function joinedWithin(text: string, end: number): number {
  return text.startsWith(' and ', end) ? 6 : 2
}

function numbered(passage: Passage): Duration[] {
  const { text } = passage
  const found: Duration[] = []
  for (const quantity of passage.quantities) {
    const unit = unitBehind(text, quantity.end)
    if (quantity.ordinal || quantity.value <= 0 || unit === undefined) continue
    if (quantity.start < (found.at(-1)?.end ?? 0)) continue
    if (notDuration.test(text.slice(unit.end, unit.end + 8))) continue
    if (unit.hours >= 24 && notStretch.test(text.slice(Math.max(0, quantity.start - 3), quantity.start))) continue
    if (unit.hours === 24 && isDate(text, quantity.start, unit.end)) continue
    if (unit.hours >= 24 && oftenBehind.test(text.slice(unit.end, unit.end + 10))) continue
    const behind = text.slice(quantity.end, unit.end)
    const inside = /半|half/.test(behind)
    const half = inside || text.startsWith('半', unit.end) ? 0.5 : 0
    const quarter = behind.includes('quarter') ? 0.25 : 0
    let hours = (quantity.value + half + quarter) * unit.hours
    let end = unit.end + (half > 0 && !inside ? 1 : 0)
    const minutes = quantitiesBetween(passage, end, end + joinedWithin(text, end))[0]
    if (minutes !== undefined && (unit.hours === 1 || unit.hours === 24)) {
      const rest =
        text[minutes.end] === '分' && text[minutes.end + 1] !== '钟'
          ? { hours: 1 / 60, end: minutes.end + 1 }
          : unitBehind(text, minutes.end)
      if (rest !== undefined && rest.hours < unit.hours) {
        hours += minutes.value * rest.hours
        end = rest.end
      }
    }
    end += nights.exec(text.slice(end, end + 6))?.[0].length ?? 0
    found.push({
      hours: Math.round(hours * 1000) / 1000,
      atLeast: quantity.atLeast || /[多余几]/.test(behind) || text.startsWith('以上', end),
      approx: quantity.approx || /^(?:左右|上下)/.test(text.slice(end, end + 2)),
      start: quantity.start,
      end,
    })
  }
  return found
}

function unitBehind(text: string, end: number): { readonly hours: number; readonly end: number } | undefined {
  const behind = text.slice(end, end + 24)
  for (const [pattern, hours] of units) {
    const match = pattern.exec(behind)
    if (match !== null) return { hours, end: end + match[0].length }
  }
  return undefined
}
