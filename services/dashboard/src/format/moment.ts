import { locales, translate, type Language } from '../words/translate.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Writes instants in the reader's form and zone; `timeZone` is for tests, the browser's own otherwise. */
export class Moments {
  readonly #language: Language
  readonly #zone: { readonly timeZone?: string }
  readonly #formats = new Map<string, Intl.DateTimeFormat>()

  constructor(language: Language, timeZone?: string) {
    this.#language = language
    this.#zone = timeZone === undefined ? {} : { timeZone }
  }

  #format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const known = this.#formats.get(name)
    if (known !== undefined) return known
    const made = new Intl.DateTimeFormat(locales[this.#language], { hourCycle: 'h23', ...options, ...this.#zone })
    this.#formats.set(name, made)
    return made
  }

  /** `14:05`. */
  time(at: string | number): string {
    return this.#format('time', { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
  }

  /** `14:05:09`. */
  seconds(at: string | number): string {
    return this.#format('seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))
  }

  /** `11月23日` / `Nov 23`. */
  day(at: string | number): string {
    return this.#format('day', { month: 'short', day: 'numeric' }).format(new Date(at))
  }

  /** `11月23日周一` / `Mon, Nov 23`. */
  weekday(at: string | number): string {
    return this.#format('weekday', { weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(at))
  }

  /** `2026年11月` / `Nov 2026`. */
  month(at: string | number): string {
    return this.#format('month', { year: 'numeric', month: 'short' }).format(new Date(at))
  }

  /** `11月23日 14:05`. */
  short(at: string | number): string {
    return `${this.day(at)} ${this.time(at)}`
  }

  /** `2026年11月23日 14:05:09` and the zone, for titles and detail. */
  full(at: string | number): string {
    const date = this.#format('date', { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(at))
    const zone = this.#format('zone', { timeZoneName: 'short' })
      .formatToParts(new Date(at))
      .find((part) => part.type === 'timeZoneName')
    return `${date} ${this.seconds(at)} ${zone?.value ?? ''}`.trim()
  }

  /** The time alone when it is of the same day as `now`, else with the day. */
  brief(at: string | number, now: number): string {
    return this.day(at) === this.day(now) ? this.time(at) : this.short(at)
  }

  /** `刚刚`, `5分钟前`, `3 hours ago`; from two days on, the date and time. */
  ago(at: string | number, now: number): string {
    const past = now - new Date(at).getTime()
    if (past >= 2 * day) return this.short(at)
    if (Math.abs(past) < minute) return translate(this.#language, past < 0 ? 'time.soon' : 'time.justNow')
    const relative = new Intl.RelativeTimeFormat(locales[this.#language], { numeric: 'always', style: 'short' })
    if (Math.abs(past) < hour) return relative.format(-Math.trunc(past / minute), 'minute')
    if (Math.abs(past) < day) return relative.format(-Math.trunc(past / hour), 'hour')
    return relative.format(-Math.trunc(past / day), 'day')
  }
}
