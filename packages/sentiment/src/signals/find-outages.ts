import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { circumstancesOf, negatedBefore } from './circumstances.ts'
import { findClockOutages } from './find-clock-outages.ts'
import { isLatin } from './english-numerals.ts'
import { findDurations, type Duration } from './find-durations.ts'
import { sentenceAround, type Passage } from './passage.ts'

/** Announced beforehand: nobody is taken by surprise. */
const announced = /(?:将于|将在|将|计划|拟|定于)[^,。]{0,14}$/

/** 光缆被挖断……直到今天11点才恢复，历时近14个小时: the outage stands sentences before. */
const lasted = /(?:历时|持续|时长|用时|耗时|前后)[^,。]{0,6}$/
const back = /恢复|修复|抢通|restored/

function endedAfter({ text, hits }: Passage, { start, end }: Duration): readonly Hit[] {
  const before = text.slice(Math.max(0, start - 40), start)
  if (!lasted.test(before) || !(back.test(before) || back.test(text.slice(end, end + 10)))) return []
  return hits.between('outage', Math.max(0, start - 160), start).slice(-1)
}

/** 游客悬停半空近一小时, 等了两天: how long somebody waited. */
const waited =
  /(?:被困|悬停|悬挂|滞留|停服维护|系统维护|例行维护|升级维护|检修|等候|等待|等了|苦等|排队|抢救|救援|延误|晚点|耽误|迟到|加班|驾驶|步行|行驶|奋战|stranded for|waited|waiting|on hold for|queued for)[^,。]{0,6}$/

/** How long something was out of service, in hours. */
export function findOutages(passage: Passage): Candidate[] {
  const { text, hits } = passage
  if (hits.of('outage').length === 0) return []
  const found: Candidate[] = findClockOutages(passage)
  for (const duration of findDurations(passage)) {
    if (duration.start < (found.at(-1)?.end ?? 0)) continue
    if (waited.test(text.slice(Math.max(0, duration.start - 12), duration.start))) continue
    const sentence = sentenceAround(passage, duration.start, duration.end)
    const latin = isLatin(text.charCodeAt(duration.end - 1))
    const from = Math.max(sentence.start, duration.start - (latin ? 48 : 24))
    const to = Math.min(sentence.end, duration.end + (latin ? 32 : 16))
    const named = [...hits.between('outage', from, duration.start), ...hits.between('outage', duration.end, to)].filter(
      (hit) =>
        !negatedBefore(passage, hit.start - 3, hit.start) &&
        !/^(?:整顿|维护|升级)/.test(text.slice(hit.end, hit.end + 2)) &&
        !text.startsWith('整改', hit.end),
    )
    const [first] = named.length > 0 ? named : endedAfter(passage, duration)
    if (first === undefined) continue
    const lead = Math.min(first.start, duration.start)
    if (announced.test(text.slice(Math.max(sentence.start, lead - 18), lead))) continue
    found.push({
      kind: 'outage-hours',
      value: duration.hours,
      atLeast: duration.atLeast,
      approx: duration.approx,
      unit: 'h',
      start: duration.start,
      end: duration.end,
      topic: 'outage',
      circumstances: circumstancesOf(passage, duration.start, duration.end),
    })
  }
  return found
}
