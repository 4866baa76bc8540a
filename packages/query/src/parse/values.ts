import type { FieldNode, Position, QueryNode, RangeNode } from '../ast.ts'
import type { Cursor } from './cursor.ts'
import { fieldValue, type FieldSpec } from './fields.ts'
import type { Lexeme } from './lexer.ts'
import { comparisonBounds, rangeBounds } from './ranges.ts'
import { foreignOperator, termOf } from './terms.ts'

/** A value of a field, or with no field a word or phrase: the lexeme is taken already, what a comparison needs is not. */
export function parseValue(cursor: Cursor, lexeme: Lexeme, spec: FieldSpec | undefined, timeZone: string): QueryNode {
  if (spec?.kind === 'range') return parseRange(cursor, lexeme, spec.field, timeZone)
  if (lexeme.unclosed === true) return unclosed(cursor, lexeme)
  if (lexeme.kind === 'compare' || lexeme.kind === 'range') {
    cursor.report(lexeme, {
      code: 'bad-value',
      message: {
        zh: '只有 reach、published、level 可以比较大小或取区间',
        en: 'only reach, published and level take comparisons and ranges',
      },
    })
    return skippedValue(cursor, lexeme)
  }
  const written = cursor.query.slice(lexeme.start, lexeme.end)
  const body = lexeme.kind === 'phrase' ? written.slice(1, -1) : written
  const at = { start: lexeme.start, end: lexeme.end }
  if (spec?.kind === 'value') return parseFieldValue(cursor, body, lexeme, spec.field)
  const term = lexeme.kind === 'word' ? (foreignOperator(lexeme, cursor.query) ?? termOf(body)) : termOf(body)
  if (!term.ok) {
    const { ok: _, suggestion, ...refusal } = term
    const quoted = lexeme.kind === 'phrase' && suggestion !== undefined ? `"${suggestion}"` : suggestion
    cursor.report(at, { ...refusal, ...(quoted === undefined ? {} : { suggestion: quoted }) })
  }
  const { tokens, prefix } = term.ok ? term : { tokens: ['?'], prefix: false }
  return cursor.count({ kind: 'term', field: spec?.field ?? 'any', tokens, prefix, at })
}

function unclosed(cursor: Cursor, lexeme: Lexeme): QueryNode {
  const quote = lexeme.kind !== 'range'
  cursor.report(lexeme, {
    code: quote ? 'unclosed-quote' : 'unclosed-bracket',
    message: quote
      ? { zh: '这个引号没有闭合', en: 'this quote is never closed' }
      : { zh: '这个方括号没有闭合', en: 'this square bracket is never closed' },
    suggestion: cursor.query.slice(lexeme.start, lexeme.end) + (quote ? '"' : ']'),
  })
  return unread(lexeme)
}

/** The rest of a value of which something was said already: it is stepped over, so that what follows is read too. */
export function skippedValue(cursor: Cursor, first: Lexeme): QueryNode {
  const next = cursor.peek()
  const belongs = first.kind === 'compare' && next.kind === 'word' && next.start === first.end
  return unread(belongs ? { start: first.start, end: cursor.take().end } : first)
}

/** Stands where something was refused; the query it is part of is never answered. */
export function unread({ start, end }: Position): QueryNode {
  return { kind: 'term', field: 'any', tokens: ['?'], prefix: false, at: { start, end } }
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

function parseRange(cursor: Cursor, first: Lexeme, field: RangeNode['field'], timeZone: string): QueryNode {
  let last = first
  let operator = '='
  if (first.kind === 'compare') {
    operator = first.text
    last = cursor.take()
    if (last.kind !== 'word' || last.start !== first.end)
      cursor.stop(first, 'bad-value', `“${operator}”后面缺少数值`, `"${operator}" needs a value right after it`)
  } else if (first.unclosed === true) return unclosed(cursor, first)
  const at = { start: first.start, end: last.end }
  const result =
    first.kind === 'range'
      ? rangeBounds(field, first.text, timeZone)
      : comparisonBounds(field, operator, last.text, timeZone)
  if (!result.ok) {
    const { ok: _, at: within, ...refusal } = result
    cursor.report(within === undefined ? at : placed(within, first.start), refusal)
  }
  return cursor.count({ kind: 'range', field, ...(result.ok ? result.bounds : {}), at })
}

function placed({ start, end }: Position, from: number): Position {
  return { start: from + start, end: from + end }
}
