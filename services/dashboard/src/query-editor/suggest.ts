import {
  isQueryField,
  queryFields,
  queryOperators,
  writtenValue,
  type QueryFieldName,
  type QueryOperator,
  type QueryPurpose,
} from './query-language.ts'

export interface FieldValue {
  readonly value: string
  /** What the reader calls it; the value itself where it has no other name. */
  readonly label: string
}

/** The values worth offering for each field; a field that is missing takes anything. */
export type QueryVocabulary = Readonly<Partial<Record<QueryFieldName, readonly FieldValue[]>>>

export type Suggestion =
  | { readonly kind: 'field'; readonly insert: string; readonly field: QueryFieldName }
  | { readonly kind: 'operator'; readonly insert: string; readonly operator: QueryOperator }
  | { readonly kind: 'value'; readonly insert: string; readonly field: QueryFieldName; readonly label: string }

/** What could stand in place of [from, to) of the text, likeliest first. */
export interface Suggestions {
  readonly from: number
  readonly to: number
  readonly items: readonly Suggestion[]
}

interface Asked {
  readonly text: string
  /** UTF-16 offset. */
  readonly caret: number
  readonly purpose: QueryPurpose
  readonly vocabulary: QueryVocabulary
  /** Asked for by a key: offers even where nothing was begun. */
  readonly unbegun: boolean
}

const most = 8
const quotes = /["“”„「」『』＂]/g
const begun = /[^\s()（）,，、"“”„「」『』＂]*$/
const rest = /^[^\s()（）,，、"“”„「」『』＂:：]*/

/** Pure: nothing is offered inside a phrase, after an unknown field, or where nothing was begun and nobody asked. */
export function suggestAt({ text, caret, purpose, vocabulary, unbegun }: Asked): Suggestions | undefined {
  const left = text.slice(0, caret)
  const opened = openQuote(left)
  const start = opened ?? caret - (begun.exec(left)?.[0].length ?? 0)
  const to = caret + (rest.exec(text.slice(caret))?.[0].length ?? 0)
  const named = fieldBefore(opened === undefined ? left.slice(start) : left.slice(0, opened))
  if (opened !== undefined || named !== undefined) {
    if (named === undefined || !isQueryField(named.name)) return undefined
    const from = opened ?? start + named.length
    const offered = valuesOf(named.name, left.slice(from).replace(quotes, ''), vocabulary)
    return answer(from, text.charAt(to).match(quotes) && opened !== undefined ? to + 1 : to, offered)
  }
  const minus = /^[-－]/.test(left.slice(start)) ? 1 : 0
  const written = left.slice(start + minus)
  if (written === '' && !unbegun) return undefined
  const fields = queryFields.filter((field) => purpose === 'search' || !('afterMatching' in field))
  const afterOperand = /[^\s(（]\s*$/.test(left.slice(0, start)) && !endsWithOperator(left.slice(0, start))
  const items: Suggestion[] = [
    ...(written === '' && afterOperand ? operatorsFor('', true) : []),
    ...fields.filter((field) => begins(written, field.name, field.chinese)).map(asField),
    ...(written === '' ? [] : fields.flatMap(({ name }) => namedValues(name, written, vocabulary))),
    ...(written === '' && afterOperand ? [] : operatorsFor(written, afterOperand)),
  ]
  return answer(start + minus, to, items)
}

/** The text with a suggestion put in, and where the caret stands then. */
export function withSuggestion(
  text: string,
  { from, to }: Pick<Suggestions, 'from' | 'to'>,
  { kind, insert }: Suggestion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(to)
  const gap = kind === 'field' || insert.endsWith('(') || /^\s/.test(after) ? '' : ' '
  const caret = from + insert.length + (kind === 'field' || insert.endsWith('(') ? 0 : 1)
  return { text: text.slice(0, from) + insert + gap + after, caret }
}

function answer(from: number, to: number, items: readonly Suggestion[]): Suggestions | undefined {
  const seen = new Set<string>()
  const different = items.filter(({ insert }) => !seen.has(insert) && seen.add(insert))
  return different.length === 0 ? undefined : { from, to, items: different.slice(0, most) }
}

/** Where a quote was opened and not closed. */
function openQuote(left: string): number | undefined {
  const found = [...left.matchAll(quotes)]
  return found.length % 2 === 1 ? found.at(-1)?.index : undefined
}

function fieldBefore(written: string): { readonly name: string; readonly length: number } | undefined {
  const found = /(?:^|[\s(（,，、-])([a-z_]+)[:：]([^\s:：]*)$/i.exec(written)
  const name = found?.[1]
  if (found === null || name === undefined) return undefined
  return { name: name.toLowerCase(), length: written.length - (found[2] ?? '').length }
}

function asField({ name }: { readonly name: QueryFieldName }): Suggestion {
  return { kind: 'field', insert: `${name}:`, field: name }
}

function operatorsFor(written: string, between: boolean): Suggestion[] {
  return queryOperators
    .filter((one) => (between || !one.between) && begins(written, one.insert, one.chinese))
    .map(({ insert }) => ({ kind: 'operator', insert, operator: insert }))
}

function valuesOf(field: QueryFieldName, written: string, vocabulary: QueryVocabulary): Suggestion[] {
  const values = vocabulary[field] ?? []
  const first = values.filter(({ value, label }) => begins(written, value, label))
  const wanted = written.toLowerCase()
  const within = values.filter((one) => !first.includes(one) && one.label.toLowerCase().includes(wanted))
  const chosen = [...first, ...within]
  // The value stands there whole already.
  if (chosen.length === 1 && chosen[0]?.value === written) return []
  return chosen.map(({ value, label }) => ({ kind: 'value', insert: writtenValue(value), field, label }))
}

/** Values found by what the reader calls them, without the field before: 负面 → sentiment:negative. */
function namedValues(field: QueryFieldName, written: string, vocabulary: QueryVocabulary): Suggestion[] {
  if (/^[<>[\d]/.test(written) || (written.length < 2 && !/\p{Script=Han}/u.test(written))) return []
  return (vocabulary[field] ?? [])
    .filter(({ value, label }) => begins(written, value, label))
    .map(({ value, label }) => ({ kind: 'value', insert: `${field}:${writtenValue(value)}`, field, label }))
}

function endsWithOperator(left: string): boolean {
  return /(^|[\s)）])(AND|OR|NOT|O?NEAR\/\d+|且|或|非)\s*$/.test(left)
}

function begins(written: string, ...names: readonly string[]): boolean {
  const wanted = written.toLowerCase()
  return names.some((name) => name.toLowerCase().startsWith(wanted))
}
