import type { Candidate } from './candidate.ts'
import { circumstancesOf, negatedBefore } from './circumstances.ts'
import { findClockOutages } from './find-clock-outages.ts'
import { quantitiesBetween, sentenceAround, type Passage } from './passage.ts'

const durations: readonly (readonly [RegExp, number])[] = [
  [/^ ?(?:个)?(?:多|余|半)?(?:小时|钟头|hours?|hrs?)(?![a-z])/, 1],
  [/^ ?(?:多|余)?(?:分钟|minutes?|mins?)(?![a-z])/, 1 / 60],
  [/^ ?(?:个|整)?(?:多|余|半)?(?:天|夜|宿|日(?!起|前|内|晚|上|下|凌|早|中|,|电|\d)|昼夜|days?)(?![a-z])/, 24],
  [/^ ?(?:个)?(?:多|余|半)?(?:星期|周(?!年|岁)|weeks?)(?![a-z])/, 168],
]
const notDuration = /^(?:到晚|比一天|一次|内|之内|以内|客服|热线|服务|营业|在线|值守|值班|前|无理由|质保|保修)/

/** 这两天, 每天, 有一天, 前三天: no stretch of time. */
const notStretch = /(?:这|每|有|前|过|那|头|同|半|无理由|首)$/
/** 一天崩三次: how often, not how long. */
const oftenBehind = /^[^,。]{0,6}?[一二两三四五六七八九十几好\d]{1,3}[次回]/
/** Announced beforehand: nobody is taken by surprise. */
const announced = /(?:将于|将在|将|计划|拟|定于)[^,。]{0,14}$/

/** How long something was out of service, in hours. */
export function findOutages(passage: Passage): Candidate[] {
  if (passage.hits.of('outage').length === 0) return []
  const found: Candidate[] = findClockOutages(passage)
  const { text, hits } = passage
  for (const quantity of passage.quantities) {
    const duration = durationBehind(text, quantity.end)
    if (quantity.ordinal || quantity.value <= 0 || duration === undefined) continue
    if (notDuration.test(text.slice(duration.end, duration.end + 6))) continue
    if (duration.hours >= 24 && notStretch.test(text.slice(Math.max(0, quantity.start - 3), quantity.start))) continue
    if (duration.hours >= 24 && oftenBehind.test(text.slice(duration.end, duration.end + 10))) continue
    const inside = text.slice(quantity.end, duration.end).includes('半')
    const half = inside || text.startsWith('半', duration.end) ? 0.5 : 0
    const sentence = sentenceAround(passage, quantity.start, duration.end)
    const from = Math.max(sentence.start, quantity.start - 24)
    const to = Math.min(sentence.end, duration.end + 16)
    const named = [...hits.between('outage', from, quantity.start), ...hits.between('outage', duration.end, to)].filter(
      (hit) =>
        !negatedBefore(passage, hit.start - 3, hit.start) &&
        !text.startsWith('整顿', hit.end) &&
        !text.startsWith('整改', hit.end),
    )
    const [first] = named
    if (first === undefined) continue
    const lead = Math.min(first.start, quantity.start)
    if (announced.test(text.slice(Math.max(sentence.start, lead - 18), lead))) continue
    let value = (quantity.value + half) * duration.hours
    let end = duration.end + (half > 0 && !inside ? 1 : 0)
    const minutes = quantitiesBetween(passage, end, end + 2)[0]
    if (minutes !== undefined && duration.hours === 1) {
      const rest =
        text[minutes.end] === '分' && text[minutes.end + 1] !== '钟'
          ? { hours: 1 / 60, end: minutes.end + 1 }
          : durationBehind(text, minutes.end)
      if (rest !== undefined && rest.hours < 1) {
        value += minutes.value * rest.hours
        end = rest.end
      }
    }
    if (quantity.start < (found.at(-1)?.end ?? 0)) continue
    const circumstances = circumstancesOf(passage, quantity.start, end)
    const behind = text.slice(quantity.end, duration.end)
    found.push({
      kind: 'outage-hours',
      value: Math.round(value * 1000) / 1000,
      atLeast: quantity.atLeast || /[多余]/.test(behind) || text.startsWith('以上', end),
      approx: quantity.approx || /^(?:左右|上下)/.test(text.slice(end, end + 2)),
      unit: 'h',
      start: quantity.start,
      end,
      topic: 'outage',
      circumstances,
    })
  }
  return found
}

function durationBehind(text: string, end: number): { readonly hours: number; readonly end: number } | undefined {
  const behind = text.slice(end, end + 10)
  for (const [pattern, hours] of durations) {
    const match = pattern.exec(behind)
    if (match !== null) return { hours, end: end + match[0].length }
  }
  return undefined
}
