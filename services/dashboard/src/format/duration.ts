import { translate, type Language, type Fill } from '../words/translate.ts'
import type { WordKey } from '../words/dictionary.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * A length of time as a person says it, its two largest units at most: `1 天 3 小时`, `1 h 52 min`, and below an hour
 * `41 分 05 秒` where `seconds` asks for a ticking figure. Never negative; milliseconds in.
 */
export function sayDuration(
  milliseconds: number,
  language: Language,
  options: { readonly seconds?: boolean } = {},
): string {
  const ms = Math.max(0, milliseconds)
  const say = (key: WordKey, fill: Fill) => translate(language, key, fill)
  if (ms >= day) return join(say('duration.days', { n: whole(ms, day) }), ms % day, hour, 'duration.hours', say)
  if (ms >= hour) {
    return join(say('duration.hours', { n: whole(ms, hour) }), ms % hour, minute, 'duration.minutes', say)
  }
  const minutes = whole(ms, minute)
  if (options.seconds !== true && minutes > 0) return say('duration.minutes', { n: minutes })
  const seconds = String(whole(ms % minute, second)).padStart(minutes > 0 ? 2 : 1, '0')
  const secondsText = say('duration.seconds', { n: seconds })
  return minutes === 0 ? secondsText : `${say('duration.minutesShort', { n: minutes })} ${secondsText}`
}

function join(
  head: string,
  rest: number,
  unit: number,
  key: WordKey,
  say: (key: WordKey, fill: Fill) => string,
): string {
  const n = whole(rest, unit)
  return n === 0 ? head : `${head} ${say(key, { n })}`
}

function whole(ms: number, unit: number): number {
  return Math.floor(ms / unit)
}

/** Words for an ISO 8601 duration as `PT30M` or `P1D`, or the word for `story`; what is neither stands as it is. */
export function sayWindow(window: string, language: Language): string {
  if (window === 'story') return translate(language, 'window.story')
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(window)
  if (found === null) return window
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0))
  const ms = (days ?? 0) * day + (hours ?? 0) * hour + (minutes ?? 0) * minute + (seconds ?? 0) * second
  return ms === 0 ? window : sayDuration(ms, language)
}
