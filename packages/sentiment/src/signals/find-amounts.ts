import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated } from './circumstances.ts'
import { clauseAround, quantitiesBetween, sentenceAround, type Passage } from './passage.ts'

/** Values of the role `money`, by the topic a sum belongs to. */
export const moneyTopics = ['loss', 'fine', 'compensation', 'owed'] as const

const yuanBehind = /^ ?(?:元|块|人民币|圆|rmb|yuan|cny)/
const foreignBehind = /^ ?(?:美元|港元|港币|欧元|日元|英镑|美金|澳元|卢布|韩元|usd|dollars|euros|pounds)/
const yuanBefore = /(?:¥|¥|rmb|cny|人民币)\s?$/

/** Sums of money lost, fined, owed or claimed, in yuan. A price alone is no signal. */
export function findMoney(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const quantity of passage.quantities) {
    if (quantity.value <= 0 || quantity.ordinal) continue
    const { text, hits } = passage
    const behind = text.slice(quantity.end, quantity.end + 10)
    const before = text.slice(Math.max(0, quantity.start - 5), quantity.start)
    if (foreignBehind.test(behind)) continue
    const unit = yuanBehind.exec(behind)
    if (unit === null && !yuanBefore.test(before)) continue
    const end = quantity.end + (unit?.[0].length ?? 0)
    const clause = clauseAround(passage, quantity.start, end)
    const named = [
      ...hits.between('money', Math.max(clause.start, quantity.start - 16), quantity.start),
      ...hits.between('money', end, Math.min(clause.end, end + 8)),
    ]
    const near = named.toSorted((a, b) => distance(a, quantity.start, end) - distance(b, quantity.start, end))[0]
    if (near === undefined) continue
    const start = near.start < quantity.start ? near.start : quantity.start
    const circumstances = circumstancesOf(passage, start, end)
    const wanted =
      hits.any('wanted', Math.max(clause.start, start - 6), quantity.start) &&
      moneyTopics[near.value] === 'compensation'
    const negated = isNegated(passage, start, clause, 3) && moneyTopics[near.value] !== 'owed'
    found.push({
      kind: 'money',
      value: quantity.value,
      atLeast: quantity.atLeast || /^(?:余|多|以上)/.test(text.slice(end, end + 2)),
      approx: quantity.approx || /^(?:左右|上下)/.test(text.slice(end, end + 2)),
      unit: '元',
      start,
      end,
      topic: `money-${moneyTopics[near.value] ?? 'loss'}`,
      circumstances: { ...circumstances, void: circumstances.void || negated || wanted },
    })
  }
  return found
}

function distance(hit: { readonly start: number; readonly end: number }, start: number, end: number): number {
  return hit.end <= start ? start - hit.end : Math.max(0, hit.start - end) + 4
}

const durations: readonly (readonly [RegExp, number])[] = [
  [/^ ?(?:个)?(?:多|余|半)?(?:小时|钟头|hours?|hrs?)(?!\w)/, 1],
  [/^ ?(?:多|余)?(?:分钟|minutes?|mins?)(?!\w)/, 1 / 60],
  [/^ ?(?:个)?(?:多|余|半)?(?:天|日(?!起|前|内|晚|上|下|凌|早|中|,|电|\d)|昼夜|days?)(?!\w)/, 24],
  [/^ ?(?:个)?(?:多|余|半)?(?:星期|周(?!年|岁)|weeks?)(?!\w)/, 168],
]
const notDuration = /^(?:内|之内|以内|客服|热线|服务|营业|在线|值守|值班|前|无理由|质保|保修)/

/** How long something was out of service, in hours. */
export function findOutages(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  const { text, hits } = passage
  for (const quantity of passage.quantities) {
    const duration = durationBehind(text, quantity.end)
    if (quantity.ordinal || quantity.value <= 0 || duration === undefined) continue
    if (notDuration.test(text.slice(duration.end, duration.end + 6))) continue
    const inside = text.slice(quantity.end, duration.end).includes('半')
    const half = inside || text.startsWith('半', duration.end) ? 0.5 : 0
    const sentence = sentenceAround(passage, quantity.start, duration.end)
    const from = Math.max(sentence.start, quantity.start - 24)
    const to = Math.min(sentence.end, duration.end + 16)
    const named = [...hits.between('outage', from, quantity.start), ...hits.between('outage', duration.end, to)]
    if (named.length === 0) continue
    let value = (quantity.value + half) * duration.hours
    let end = duration.end + (half > 0 && !inside ? 1 : 0)
    const minutes = quantitiesBetween(passage, end, end + 2)[0]
    if (minutes !== undefined && duration.hours === 1) {
      const rest = durationBehind(text, minutes.end)
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
