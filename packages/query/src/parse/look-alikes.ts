import type { Position } from '../ast.ts'
import type { Cursor } from './cursor.ts'
import { fieldSpec } from './fields.ts'
import type { Lexeme } from './lexer.ts'
import type { QueryError } from './query-error.ts'
import type { TermResult } from './terms.ts'

type Refusal = Omit<QueryError, 'start' | 'end'>

/** A stretch that looks like an operator and would be none. */
export interface LookAlike extends Position {
  readonly error: Refusal
}

/** Signs that mean something in other query languages and nothing here: refused, since ignoring them would mislead. */
export function foreignOperator(lexeme: Lexeme, query: string): TermResult | undefined {
  const { text, end } = lexeme
  if (text.startsWith('/') && text.length > 1 && (text.includes('/', 1) || /[/／]/.test(query.slice(end))))
    return {
      ok: false,
      code: 'regex-refused',
      message: {
        zh: '不支持正则表达式；可用前缀（deliver*）、NEAR/n 或 OR 代替',
        en: 'regular expressions are refused; a prefix (deliver*), NEAR/n or OR can say most of it',
      },
      expected: { zh: '词或短语', en: 'a word or a phrase' },
    }
  if (!/^[!~^]./.test(text)) return undefined
  return {
    ok: false,
    code: 'operator-refused',
    message: { zh: `没有运算符“${text.charAt(0)}”`, en: `there is no operator "${text.charAt(0)}"` },
    expected: { zh: '排除用 NOT 或 -，邻近用 NEAR/n', en: 'NOT or - to leave out, NEAR/n for nearness' },
    suggestion: text.startsWith('!') ? `-${text.slice(1)}` : text.slice(1),
  }
}

/** What the word that comes next would silently be taken for, though something else was meant; undefined for a plain one. */
export function lookAlike(cursor: Cursor): LookAlike | undefined {
  const word = cursor.peek()
  return (
    looseMinus(cursor, word) ??
    dash(word) ??
    fieldWithoutColon(cursor, word) ??
    behindPhrase(cursor, word) ??
    joinedBySign(word) ??
    singleQuotes(cursor, word)
  )
}

function refused(at: Position, zh: string, en: string, expected: Refusal['expected'], suggestion?: string): LookAlike {
  return {
    start: at.start,
    end: at.end,
    error: {
      code: 'operator-refused',
      message: { zh, en },
      ...(expected === undefined ? {} : { expected }),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  }
}

const leavingOut = { zh: '排除写作 -词 或 NOT 词', en: '-word or NOT word to leave out' }

/** `a - b`. */
function looseMinus(cursor: Cursor, word: Lexeme): LookAlike | undefined {
  const next = cursor.peek(1)
  if (word.text !== '-' || cursor.before() === undefined) return undefined
  if (next.kind === 'end' || next.kind === 'close' || next.kind === 'comma' || next.text === '-') return undefined
  const at = { start: word.start, end: next.start }
  return refused(at, '减号要紧贴后面的词', 'the minus stands right before the word', leavingOut, '-')
}

/** `–a` with an en dash or a minus sign, as text editors make of a hyphen. */
function dash(word: Lexeme): LookAlike | undefined {
  const found = /^[\u2010-\u2015\u2212](?=[\p{L}\p{N}])/u.exec(word.text)
  if (found === null) return undefined
  const sign = word.text.charAt(0)
  return refused(
    word,
    `“${sign}”是破折号，不是减号 -`,
    `"${sign}" is a dash, not the minus sign -`,
    leavingOut,
    `-${word.text.slice(1)}`,
  )
}

const comparison = /^(:?\s*(?:>=|<=|[≥≤≧≦<>=])|:)/
const spelled: Readonly<Record<string, string>> = { '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=' }

/** `reach>=1`, `reach :>=1`, `reach >= 1`, `title : a`. */
function fieldWithoutColon(cursor: Cursor, word: Lexeme): LookAlike | undefined {
  const inside = /^([a-z_]+)(?=[<>=≥≤≧≦])/i.exec(word.text)?.[1]
  const before = cursor.before()
  const name = inside ?? (before?.kind === 'word' ? before.text : undefined)
  const spec = fieldSpec(name?.toLowerCase() ?? '')
  const rest = inside === undefined ? word.text : word.text.slice(inside.length)
  const sign = comparison.exec(rest)?.[0]
  if (name === undefined || spec === undefined || sign === undefined) return undefined
  const next = cursor.peek(1)
  const apart = rest === sign && (next.kind === 'word' || next.kind === 'phrase')
  const value = apart ? cursor.query.slice(next.start, next.end) : rest.slice(sign.length)
  const start = inside === undefined ? (before?.start ?? word.start) : word.start
  const compared = sign.replace(/^:\s*/, '')
  const operator = spec.kind === 'range' && compared !== '=' ? (spelled[compared] ?? compared) : ''
  return refused(
    { start, end: apart ? next.end : word.end },
    `字段 ${name} 的写法是 ${name}: 紧接取值，中间没有空格`,
    `the field ${name} is written ${name}: with its value right behind`,
    spec.kind === 'range' ? { zh: `如 ${name}:>=1`, en: `as in ${name}:>=1` } : undefined,
    `${name}:${operator}${value}`,
  )
}

/** `"a b"~5`, `"a b"^2`. */
function behindPhrase(cursor: Cursor, word: Lexeme): LookAlike | undefined {
  const before = cursor.before()
  const found = /^([~^])(\d*)/.exec(word.text)
  if (found === null || before?.kind !== 'phrase' || before.end !== word.start) return undefined
  const words = before.text.slice(1, -1).trim().split(/\s+/)
  const near = found[1] === '~' && words.length === 2 ? `${words[0]} NEAR/${found[2] || '10'} ${words[1]}` : before.text
  return refused(
    { start: before.start, end: word.end },
    `没有运算符“${found[1]}”`,
    `there is no operator "${found[1]}"`,
    { zh: '邻近用 NEAR/n', en: 'NEAR/n for nearness' },
    near,
  )
}

/** `a|b`, `a&&b`. */
function joinedBySign(word: Lexeme): LookAlike | undefined {
  const parts = word.text.split(/\|\|?|&&/)
  if (parts.length < 2 || parts.some((part) => !/[\p{L}\p{N}]/u.test(part))) return undefined
  const [or, and] = [word.text.includes('|'), word.text.includes('&&')]
  return refused(
    word,
    '“|”和“&&”不是运算符',
    '"|" and "&&" are no operators',
    { zh: '用 OR、AND，两边各留一个空格', en: 'OR and AND, with a space on either side' },
    or && and ? undefined : `(${parts.join(or ? ' OR ' : ' AND ')})`,
  )
}

/** ‘lost parcel’ */
function singleQuotes(cursor: Cursor, word: Lexeme): LookAlike | undefined {
  if (!/^[‘’'][\p{L}\p{N}]/u.test(word.text)) return undefined
  const found = /[’'](?=[\s)）]|$)/u.exec(cursor.query.slice(word.start + 1))
  if (found === null) return undefined
  const end = word.start + 1 + found.index + 1
  const inner = cursor.query.slice(word.start + 1, end - 1)
  if (!/\s/.test(inner) || /["“”()（）]/.test(inner)) return undefined
  return refused(
    { start: word.start, end },
    '单引号不是短语的引号',
    'single quotation marks make no phrase',
    { zh: '双引号', en: 'double quotation marks' },
    `"${inner}"`,
  )
}
