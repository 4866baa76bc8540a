import type { Position, RangeNode } from '../ast.ts'
import { stretchOf, type Stretch } from './days.ts'
import type { Wording } from './query-error.ts'

export interface Bounds {
  readonly from?: number | string
  readonly to?: number | string
}

export type BoundsResult =
  | { readonly ok: true; readonly bounds: Bounds }
  | {
      readonly ok: false
      readonly code: 'bad-value' | 'bad-range'
      readonly message: Wording
      readonly expected: Wording
      /** Of one end of a range: where it stands within the range. */
      readonly at?: Position
    }

const expectations: Readonly<Record<RangeNode['field'], Wording>> = {
  reach: {
    zh: '整数，如 reach:>=10000 或 reach:[1000 TO 50000]',
    en: 'a whole number, as in reach:>=10000 or reach:[1000 TO 50000]',
  },
  published: {
    zh: '日期，如 published:[2026-01-01 TO 2026-01-31] 或 published:>=2026-01-01',
    en: 'a day, as in published:[2026-01-01 TO 2026-01-31] or published:>=2026-01-01',
  },
  level: { zh: '等级 1（最重）、2 或 3，如 level:<=2', en: 'level 1 (the most severe), 2 or 3, as in level:<=2' },
}

const largest = Number.MAX_SAFE_INTEGER

/** Numbers become stretches [n, n + 1) so that days, instants and numbers follow the same rules. */
function valueStretch(field: RangeNode['field'], text: string, timeZone: string): Stretch | undefined {
  if (field === 'published') return stretchOf(text, timeZone)
  const found = /^(\d{1,15})(万|亿)?$/.exec(text)
  if (found === null) return undefined
  const value = Number(found[1]) * (found[2] === '万' ? 10_000 : found[2] === '亿' ? 100_000_000 : 1)
  if (value >= largest || (field === 'level' && (value < 1 || value > 3))) return undefined
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

function badValue(field: RangeNode['field'], text: string, at?: Position): BoundsResult {
  return {
    ok: false,
    ...(at === undefined ? {} : { at }),
    code: 'bad-value',
    message: { zh: `${field} 不能取“${text}”`, en: `${field} cannot be "${text}"` },
    expected: expectations[field],
  }
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
  const found = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/di.exec(text)
  if (found === null)
    return {
      ok: false,
      code: 'bad-range',
      message: { zh: '区间写作 [起 TO 止]', en: 'a range is written [from TO to]' },
      expected: expectations[field],
    }
  const [low, high] = [found[1] ?? '', found[2] ?? '']
  const from = low === '*' ? undefined : valueStretch(field, low, timeZone)
  const to = high === '*' ? undefined : valueStretch(field, high, timeZone)
  const placeOf = (group: 1 | 2): Position => {
    const [start, end] = found.indices?.[group] ?? [0, text.length]
    return { start, end }
  }
  if (low !== '*' && from === undefined) return badValue(field, low, placeOf(1))
  if (high !== '*' && to === undefined) return badValue(field, high, placeOf(2))
  if ((from === undefined && to === undefined) || (from !== undefined && to !== undefined && from.from >= to.to))
    return {
      ok: false,
      code: 'bad-range',
      message: { zh: '区间为空：起点在终点之后，或两端都不限', en: 'the range is empty or open on both sides' },
      expected: expectations[field],
    }
  return { ok: true, bounds: boundsOf(field, from?.from, to?.to) }
}
