import type { Query } from '../ast.ts'
import { queryLimits } from './limits.ts'
import { Parser } from './parser.ts'
import { SyntaxStop, type QueryError } from './query-error.ts'

export interface ParseOptions {
  /** Subjects run on the stream: they refuse what is known only after matching. */
  readonly for: 'subject' | 'search'
  /** IANA name of the zone whose days `published:` means; Asia/Shanghai unless told. RangeError for an unknown one. */
  readonly timeZone?: string
}

export type ParseResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly errors: readonly QueryError[] }

export const defaultTimeZone = 'Asia/Shanghai'

/** Never throws for any text: every mistake is an error with its place. */
export function parseQuery(text: string, options: ParseOptions): ParseResult {
  const whole = { start: 0, end: text.length }
  if (text.trim() === '')
    return refused({
      ...whole,
      code: 'empty',
      message: { zh: '检索式为空', en: 'the query is empty' },
      expected: { zh: '词、短语、字段或括号', en: 'a word, a phrase, a field or a bracket' },
    })
  if (text.length > queryLimits.length)
    return refused({
      start: queryLimits.length,
      end: text.length,
      code: 'too-long',
      message: {
        zh: `检索式最多 ${queryLimits.length} 个字符`,
        en: `a query has at most ${queryLimits.length} characters`,
      },
    })
  const parser = new Parser(text, { for: options.for, timeZone: options.timeZone ?? defaultTimeZone })
  try {
    const root = parser.parse()
    if (parser.errors.length > 0) return { ok: false, errors: inOrder(parser.errors) }
    return { ok: true, query: { text, root } }
  } catch (error) {
    if (error instanceof SyntaxStop) return { ok: false, errors: inOrder(parser.errors) }
    throw error
  }
}

function inOrder(errors: readonly QueryError[]): readonly QueryError[] {
  return errors.toSorted((a, b) => a.start - b.start)
}

function refused(error: QueryError): ParseResult {
  return { ok: false, errors: [error] }
}
