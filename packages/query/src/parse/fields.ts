import { categories, categoryNames, provinceNames, type ShownName } from '@groundswell/contracts'
import { fold } from '@groundswell/text'
import type { FieldNode, RangeNode, TextField } from '../ast.ts'
import { nearest } from './nearest.ts'
import type { Wording } from './query-error.ts'

export type FieldSpec =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'value'; readonly field: FieldNode['field'] }
  | { readonly kind: 'range'; readonly field: RangeNode['field'] }

const specs: Readonly<Record<string, FieldSpec>> = {
  title: { kind: 'text', field: 'title' },
  text: { kind: 'text', field: 'text' },
  author: { kind: 'text', field: 'author' },
  platform: { kind: 'value', field: 'platform' },
  source: { kind: 'value', field: 'source' },
  lang: { kind: 'value', field: 'lang' },
  category: { kind: 'value', field: 'category' },
  sentiment: { kind: 'value', field: 'sentiment' },
  polarity: { kind: 'value', field: 'sentiment' },
  province: { kind: 'value', field: 'province' },
  story: { kind: 'value', field: 'story' },
  subject: { kind: 'value', field: 'subject' },
  reach: { kind: 'range', field: 'reach' },
  published: { kind: 'range', field: 'published' },
  level: { kind: 'range', field: 'level' },
}

export const fieldNames: readonly string[] = Object.keys(specs).filter((name) => name !== 'polarity')

const chinese: Readonly<Record<string, string>> = {
  标题: 'title',
  正文: 'text',
  作者: 'author',
  平台: 'platform',
  来源: 'source',
  语言: 'lang',
  类别: 'category',
  情感: 'sentiment',
  省份: 'province',
  发布: 'published',
  影响: 'reach',
  级别: 'level',
  事件: 'story',
  主题: 'subject',
}

export function fieldSpec(name: string): FieldSpec | undefined {
  return Object.hasOwn(specs, name) ? specs[name] : undefined
}

export function likelyField(name: string): string | undefined {
  return chinese[name] ?? nearest(name, fieldNames)
}

/** What is known only after matching and grading; a subject cannot ask for it. */
export function isKnownOnlyAfterMatching(field: string): boolean {
  return field === 'level' || field === 'story' || field === 'subject'
}

export type ValueResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: Wording; readonly expected: Wording; readonly suggestion?: string }

const sentiments: Readonly<Record<string, string>> = {
  negative: 'negative',
  neutral: 'neutral',
  positive: 'positive',
  负面: 'negative',
  中性: 'neutral',
  正面: 'positive',
}

/** The values by every name people see them under, folded. */
function byName(names: Readonly<Record<string, ShownName>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).flatMap(([value, { zh, en }]) => [zh, en].map((name) => [fold(name), value])))
}

const provinceByName = byName(provinceNames)
const categoryByName = byName(categoryNames)
const provinces = Object.keys(provinceNames)

/** The value as mentions carry it, so that executors compare for equality: ids as written, all else folded. */
export function fieldValue(field: FieldNode['field'], written: string): ValueResult {
  if (field === 'source' || field === 'story' || field === 'subject') return { ok: true, value: written }
  const value = fold(written)
  if (field === 'province')
    return {
      ok: true,
      value: provinceByName.get(value) ?? provinces.find((name) => value.startsWith(name)) ?? written.trim(),
    }
  if (field === 'sentiment') return chosen('sentiment', value, sentiments[value], Object.keys(sentiments))
  if (field === 'category') {
    const known: readonly string[] = categories
    return chosen('category', value, known.includes(value) ? value : categoryByName.get(value), known)
  }
  return { ok: true, value }
}

function chosen(field: string, written: string, value: string | undefined, all: readonly string[]): ValueResult {
  if (value !== undefined) return { ok: true, value }
  const suggestion = nearest(written, all)
  return {
    ok: false,
    message: { zh: `${field} 没有“${written}”这个取值`, en: `${field} has no value "${written}"` },
    expected: { zh: `以下之一：${all.join('、')}`, en: `one of ${all.join(', ')}` },
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}
