import type { Position, RangeNode } from '../ast.ts'
import { isDay, likelyDay, stretchOf, type Stretch } from './days.ts'
import type { QueryError, Wording } from './query-error.ts'

export interface Bounds {
  readonly from?: number | string
  readonly to?: number | string
}

interface BoundsRefusal extends Omit<QueryError, 'start' | 'end'> {
  readonly ok: false
  /** Which stretch of the text is wrong; without it all of it. */
  readonly at?: Position
}

export type BoundsResult = { readonly ok: true; readonly bounds: Bounds } | BoundsRefusal

const expectations: Readonly<Record<RangeNode['field'], Wording>> = {
  reach: {
    zh: '整数，如 reach:>=10000、reach:>=1万 或 reach:[1000 TO 50000]',
    en: 'a whole number, as in reach:>=10000 or reach:[1000 TO 50000]',
  },
  published: {
    zh: '日期写作 年-月-日，如 published:[2026-01-01 TO 2026-01-31] 或 published:>=2026-01-01',
    en: 'a day as year-month-day, as in published:[2026-01-01 TO 2026-01-31] or published:>=2026-01-01',
  },
  level: { zh: '等级 1（最重）、2 或 3，如 level:<=2', en: 'level 1 (the most severe), 2 or 3, as in level:<=2' },
}

export function rangeExpectation(field: RangeNode['field']): Wording {
  return expectations[field]
}

const largest = Number.MAX_SAFE_INTEGER
const units: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, w: 1e4, m: 1e6 }

/** Numbers become stretches [n, n + 1) so that days, instants and numbers follow the same rules. */
function valueStretch(field: RangeNode['field'], text: string, timeZone: string): Stretch | undefined {
  if (field === 'published') return stretchOf(text, timeZone)
  const found = /^(\d{1,15}(?:\.\d{1,8})?)([万萬亿億])?$/.exec(text)
  if (found === null) return undefined
  const value = Number((Number(found[1]) * (units[found[2] ?? ''] ?? 1)).toFixed(6))
  if (!Number.isInteger(value) || value >= largest || (field === 'level' && (value < 1 || value > 3))) return undefined
  return { from: value, to: value + 1 }
}

function boundsOf(field: RangeNode['field'], from: number | undefined, to: number | undefined): Bounds {
  if (field === 'published')
    return {
      ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
      ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
    }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to: to - 1 }) }
}

function badValue(field: RangeNode['field'], text: string): BoundsRefusal {
  const suggestion = field === 'published' ? likelyDay(text) : likelyNumber(text)
  const noSuchDay = field === 'published' && isDay(text)
  return {
    ok: false,
    code: 'bad-value',
    message: noSuchDay
      ? { zh: `日历上没有 ${text} 这一天`, en: `there is no day ${text} in the calendar` }
      : { zh: `${field} 不能取“${text}”`, en: `${field} cannot be "${text}"` },
    expected: expectations[field],
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** 10k, 1.5w. */
function likelyNumber(text: string): string | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,6})?)([kwm])$/i.exec(text)
  const value = Number(found?.[1]) * (units[found?.[2]?.toLowerCase() ?? ''] ?? 1)
  return found !== null && Number.isInteger(value) ? String(value) : undefined
}

/** `>=10000`, `<2026-01-01`, or a plain value, which means exactly it (a day: the whole of it). */
export function comparisonBounds(
  field: RangeNode['field'],
  operator: string,
  text: string,
  timeZone: string,
): BoundsResult {
  const stretch = valueStretch(field, text, timeZone)
  if (stretch === undefined) return badValue(field, text)
  const from = operator === '>=' || operator === '=' ? stretch.from : operator === '>' ? stretch.to : undefined
  const to = operator === '<=' || operator === '=' ? stretch.to : operator === '<' ? stretch.from : undefined
  return { ok: true, bounds: boundsOf(field, from, to) }
}

/** `[a TO b]`, both included; * leaves a side open. */
export function rangeBounds(field: RangeNode['field'], text: string, timeZone: string): BoundsResult {
  const found = /^\[\s*(\S+)\s+TO\s+(\S+?)\s*\]$/di.exec(text)
  if (found === null)
    return {
      ok: false,
      code: 'bad-range',
      message: { zh: '区间写作 [起 TO 止]，* 表示不限', en: 'a range is written [from TO to], * leaves a side open' },
      expected: expectations[field],
    }
  const [low, high] = [found[1] ?? '', found[2] ?? '']
  const from = low === '*' ? undefined : valueStretch(field, low, timeZone)
  const to = high === '*' ? undefined : valueStretch(field, high, timeZone)
  const wrong = low !== '*' && from === undefined ? 1 : high !== '*' && to === undefined ? 2 : undefined
  if (wrong !== undefined) {
    const [start, end] = found.indices?.[wrong] ?? [0, text.length]
    return { ...badValue(field, found[wrong] ?? ''), at: { start, end } }
  }
  if (from === undefined && to === undefined)
    return {
      ok: false,
      code: 'bad-range',
      message: { zh: '区间两端都不限', en: 'the range is open on both sides' },
      expected: expectations[field],
    }
  if (from !== undefined && to !== undefined && from.from >= to.to)
    return {
      ok: false,
      code: 'bad-range',
      message: { zh: '区间的起点在终点之后', en: 'the range begins after it ends' },
      expected: expectations[field],
      suggestion: `[${high} TO ${low}]`,
    }
  return { ok: true, bounds: boundsOf(field, from?.from, to?.to) }
}
