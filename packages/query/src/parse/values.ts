import type { FieldNode, QueryNode, RangeNode } from '../ast.ts'
import { nothingRead, type Cursor } from './cursor.ts'
import { fieldValue, type FieldSpec } from './fields.ts'
import type { Lexeme } from './lexer.ts'
import { foreignOperator } from './look-alikes.ts'
import { comparisonBounds, rangeBounds, rangeExpectation, type Bounds } from './ranges.ts'
import { termOf } from './terms.ts'

/** A value of a field, or with no field a word or phrase: the lexeme is taken already, what a comparison needs is not. */
export function parseValue(cursor: Cursor, lexeme: Lexeme, spec: FieldSpec | undefined, timeZone: string): QueryNode {
  if (spec?.kind === 'range') return parseRange(cursor, lexeme, spec.field, timeZone)
  if (lexeme.kind === 'compare' || lexeme.kind === 'range') {
    const end = lexeme.kind === 'compare' ? (cursor.takeAdjacentWord() ?? lexeme).end : lexeme.end
    cursor.report(lexeme, {
      code: 'bad-value',
      message: {
        zh: '只有 reach、published、level 可以比较大小或取区间',
        en: 'only reach, published and level take comparisons and ranges',
      },
    })
    return nothingRead({ start: lexeme.start, end })
  }
  if (lexeme.unclosed === true) reportUnclosedQuote(cursor, lexeme)
  const written = cursor.query.slice(lexeme.start, lexeme.end)
  const body = lexeme.kind === 'phrase' ? written.slice(1, lexeme.unclosed === true ? undefined : -1) : written
  const at = { start: lexeme.start, end: lexeme.end }
  if (spec?.kind === 'value') return parseFieldValue(cursor, body, lexeme, spec.field)
  const term = lexeme.kind === 'word' ? (foreignOperator(lexeme, cursor.query) ?? termOf(body)) : termOf(body)
  if (!term.ok && lexeme.unclosed !== true) {
    const { ok: _, suggestion, ...refusal } = term
    const quoted = lexeme.kind === 'phrase' && suggestion !== undefined ? `"${suggestion}"` : suggestion
    cursor.report(at, { ...refusal, ...(quoted === undefined ? {} : { suggestion: quoted }) })
  }
  const { tokens, prefix } = term.ok ? term : { tokens: ['?'], prefix: false }
  return cursor.count({ kind: 'term', field: spec?.field ?? 'any', tokens, prefix, at })
}

function parseFieldValue(cursor: Cursor, body: string, lexeme: Lexeme, field: FieldNode['field']): QueryNode {
  const at = { start: lexeme.start, end: lexeme.end }
  const result = fieldValue(field, body)
  if (!result.ok) {
    const { message, expected, suggestion } = result
    cursor.report(at, { code: 'bad-value', message, expected, ...(suggestion === undefined ? {} : { suggestion }) })
  } else if (result.value === '' || body.includes('*'))
    cursor.report(at, {
      code: 'bad-value',
      message: { zh: `${field} 需要一个完整的取值`, en: `${field} needs one whole value` },
    })
  return cursor.count({ kind: 'field', field, value: result.ok ? result.value : body, at })
}

const closing: Readonly<Record<string, string>> = { '“': '”', '„': '”', '「': '」', '『': '』' }

function reportUnclosedQuote(cursor: Cursor, lexeme: Lexeme): void {
  const written = cursor.query.slice(lexeme.start, lexeme.end).trimEnd()
  const mark = written.charAt(0)
  const close = closing[mark] ?? mark
  cursor.report(lexeme, {
    code: 'unclosed-quote',
    message: { zh: `引号 ${mark} 没有闭合`, en: `the quotation mark ${mark} is never closed` },
    expected: { zh: `短语之后的 ${close}`, en: `${close} after the phrase` },
    suggestion: written + close,
  })
}

function parseRange(cursor: Cursor, first: Lexeme, field: RangeNode['field'], timeZone: string): QueryNode {
  const node = (end: number, bounds: Bounds = {}): QueryNode =>
    cursor.count({ kind: 'range', field, ...bounds, at: { start: first.start, end } })
  if (first.kind === 'range' && first.unclosed === true) {
    cursor.report(first, {
      code: 'unclosed-bracket',
      message: { zh: '方括号 [ 没有闭合', en: 'the bracket [ is never closed' },
      expected: rangeExpectation(field),
      suggestion: `${first.text}]`,
    })
    return node(first.end)
  }
  const operator = first.kind === 'compare' ? first.text : '='
  const value = first.kind === 'compare' || first.kind === 'minus' ? valueOf(cursor, first) : first
  if (value === undefined) {
    cursor.report(first, {
      code: 'bad-value',
      message: { zh: `“${first.text}”后面缺少数值`, en: `"${first.text}" needs a value right after it` },
      expected: rangeExpectation(field),
    })
    return node(first.end)
  }
  const result =
    first.kind === 'range'
      ? rangeBounds(field, first.text, timeZone)
      : comparisonBounds(field, operator, value.text, timeZone)
  if (result.ok) return node(value.end, result.bounds)
  const { ok: _, at, ...error } = result
  // A mistake in one bound is marked there, any other on the whole.
  const start = value.start + (at?.start ?? 0)
  cursor.report({ start, end: at === undefined ? value.end : value.start + at.end }, error)
  return node(value.end)
}

/** What stands right after a comparison, a minus included: no number has one, but it belongs to what was meant. */
function valueOf(cursor: Cursor, first: Lexeme): Lexeme | undefined {
  const minus =
    first.kind === 'minus'
      ? first
      : cursor.peek().kind === 'minus' && cursor.peek().start === first.end
        ? cursor.take()
        : undefined
  const word = cursor.takeAdjacentWord()
  if (word === undefined) return undefined
  return minus === undefined ? word : { ...word, text: `-${word.text}`, start: minus.start }
}
