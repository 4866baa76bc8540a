import { accident } from './accident.ts'
import { chatterAuthors, chatterLines } from './chatter.ts'
import { delay } from './delay.ts'
import { quietDay } from './quiet-day.ts'
import type { ScriptItem } from './script-item.ts'

/** The whole scripted course, in the order of its times. */
export const course: readonly ScriptItem[] = [...quietDay, ...delay, ...accident].sort((a, b) => a.at - b.at)

/** Length of the script, in milliseconds of its own time. */
export const courseLength = 26 * 3_600_000

/** An item with its identity and its time. `number` counts from 1 within its place and never changes. */
export interface Said extends Omit<ScriptItem, 'at'> {
  readonly number: number
  readonly publishedAt: Date
}

/** The time line of one showing: when its script began, when it was set playing, how fast, and what comes after. */
export interface Showing {
  /** Wall time that stands for minute 0 of the script. */
  readonly scriptStart: number
  /** Wall time at which playing began; undefined: not yet, and only what was there at minute 0 is seen. */
  readonly playedFrom: number | undefined
  /** Milliseconds of script time in one of wall time. */
  readonly speed: number
  /** Milliseconds of wall time between two items after the script. */
  readonly chatterEvery: number
}

/** When an item of the script is seen, on the wall. */
export function dueAt(item: ScriptItem, showing: Showing): number {
  if (item.at === 0) return Number.NEGATIVE_INFINITY
  return showing.playedFrom === undefined
    ? Number.POSITIVE_INFINITY
    : showing.playedFrom + (item.at * 60_000) / showing.speed
}

/** What had been said in one place by a wall time, oldest first. */
export function saidBy(now: number, place: ScriptItem['place'], showing: Showing): Said[] {
  const said: Said[] = []
  for (const item of course) {
    if (item.place !== place) continue
    if (dueAt(item, showing) > now) break
    const publishedAt = new Date(showing.scriptStart + item.at * 60_000)
    said.push({ ...item, number: said.length + 1, publishedAt, text: withTimes(item.text, publishedAt) })
  }
  return place === 'forum' ? [...said, ...chatterBy(now, said.length, showing)] : said
}

/** At most so many of what was said after the script stay on the page. */
const chatterKept = 150

function chatterBy(now: number, before: number, showing: Showing): Said[] {
  if (showing.playedFrom === undefined) return []
  const begin = showing.playedFrom + courseLength / showing.speed
  const count = Math.floor((now - begin) / showing.chatterEvery)
  const chatter: Said[] = []
  for (let index = Math.max(0, count - chatterKept); index < count; index += 1) {
    // Two strides without a common divisor, so that a line comes from another author each time.
    const author = chatterAuthors[(index * 7 + Math.floor(index / chatterAuthors.length)) % chatterAuthors.length] ?? ''
    const text = chatterLines[(index * 5) % chatterLines.length] ?? ''
    const publishedAt = new Date(begin + (index + 1) * showing.chatterEvery)
    chatter.push({ place: 'forum', author, title: '', text, number: before + index + 1, publishedAt })
  }
  return chatter
}

const zone = 'Asia/Shanghai'

/** `{date}` and `{time-40}` as a Chinese paper writes them, in the company's time zone. */
export function withTimes(text: string, at: Date): string {
  return text.replace(/\{(date|time)(?:-(\d+))?\}/g, (_all, what: string, back: string | undefined) => {
    const moment = new Date(at.getTime() - Number(back ?? 0) * 60_000)
    const parts = new Intl.DateTimeFormat('zh-CN-u-hc-h23', {
      timeZone: zone,
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(moment)
    const of = (type: Intl.DateTimeFormatPartTypes): string =>
      String(Number(parts.find((part) => part.type === type)?.value ?? 0))
    return what === 'date' ? `${of('month')}月${of('day')}日` : `${of('hour')}时${of('minute')}分`
  })
}
