import { plainForm, type Lexeme } from './lexer.ts'
import type { QueryError } from './query-error.ts'

/** Why a comma cannot stand where it does, and what was probably meant; `open` is the bracket it stands in. */
export function commaError(query: string, comma: Lexeme, open: Lexeme | undefined): QueryError {
  const plain = plainForm(query)
  const digits = /\d[\d,]*$/.exec(plain.slice(0, comma.start))?.[0]
  const more = /^[\d,]*\d/.exec(plain.slice(comma.end))?.[0]
  if (digits !== undefined && more !== undefined) {
    const [start, end] = [comma.start - digits.length, comma.end + more.length]
    return {
      start,
      end,
      code: 'bad-value',
      message: { zh: '数字里不写逗号', en: 'numbers are written without commas' },
      expected: { zh: '整数，如 10000 或 1万', en: 'a whole number, as in 10000' },
      suggestion: plain.slice(start, end).replaceAll(',', ''),
    }
  }
  const count = open === undefined ? null : /\(?\s*(\d+)\s*of\s*\)?\s*$/i.exec(plain.slice(0, open.start))
  if (open !== undefined && count !== null)
    return {
      start: count.index,
      end: open.start,
      code: 'bad-count',
      message: { zh: '至少 n 项写作 (n of) (…, …)', en: 'at least n of a list is written (n of) (…, …)' },
      expected: { zh: '如 (2 of) (a, b, c)', en: 'as in (2 of) (a, b, c)' },
      suggestion: `(${count[1]} of) `,
    }
  return {
    start: comma.start,
    end: comma.end,
    code: 'unexpected',
    message: { zh: '逗号只用于 (n of) (…, …)', en: 'a comma belongs only into (n of) (…, …)' },
    expected: { zh: 'OR、AND 或空格', en: 'OR, AND or a space' },
    suggestion: ' OR ',
  }
}
