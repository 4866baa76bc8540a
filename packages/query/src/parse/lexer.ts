/** A piece of the query; `start` and `end` are offsets into the query as written, `text` the piece itself. */
export interface Lexeme {
  readonly kind: 'word' | 'phrase' | 'open' | 'close' | 'comma' | 'minus' | 'field' | 'compare' | 'range' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** A quote or a square bracket that was never closed. */
  readonly unclosed?: true
}

const special = /[\uff01-\uff5e\u3000“”„「」『』、]/
const quotes = new Set(['"', '“', '”', '„', '「', '」', '『', '』'])

/**
 * The query with full-width forms of ASCII, quotes and commas as the grammar spells them, character for character, so
 * that every offset stays.
 */
export function plainForm(query: string): string {
  if (!special.test(query)) return query
  let plain = ''
  for (let at = 0; at < query.length; at += 1) {
    const character = query.charAt(at)
    const code = query.charCodeAt(at)
    if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0)
    else if (code === 0x3000) plain += ' '
    else if (quotes.has(character)) plain += '"'
    else if (character === '、') plain += ','
    else plain += character
  }
  return plain
}

const space = /\s/
const fieldName = /([a-z_]+|标题|正文|作者|平台|来源|语言|类别|情感|省份|发布|影响|级别|事件|主题):/iy
const comparison = />=|<=|>|<|=|[≥≧]|[≤≦]/y
const spelled: Readonly<Record<string, string>> = { '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=' }

/** Never fails: what cannot be is left to the parser, which knows what was expected. */
export function lex(query: string): Lexeme[] {
  const plain = plainForm(query)
  const lexemes: Lexeme[] = []
  let at = 0
  const push = (kind: Lexeme['kind'], end: number, start = at): void => {
    lexemes.push({ kind, text: plain.slice(start, end), start, end })
    at = end
  }
  while (at < plain.length) {
    const character = plain.charAt(at)
    if (space.test(character)) at += 1
    else if (character === '(') push('open', at + 1)
    else if (character === ')') push('close', at + 1)
    else if (character === ',') push('comma', at + 1)
    else if (character === '"') at = lexPhrase(plain, at, lexemes)
    else if (character === '-' && at + 1 < plain.length && !space.test(plain.charAt(at + 1))) push('minus', at + 1)
    else {
      fieldName.lastIndex = at
      const field = fieldName.exec(plain)
      if (field === null) push('word', wordEnd(plain, at))
      else {
        push('field', at + field[0].length)
        at = lexValueStart(plain, at, lexemes)
      }
    }
  }
  lexemes.push({ kind: 'end', text: '', start: plain.length, end: plain.length })
  return lexemes
}

/**
 * What stands right after `field:`: a comparison or a range in square brackets, and a word whole, whatever colons it has
 * (`source:src:ab`).
 */
function lexValueStart(plain: string, from: number, lexemes: Lexeme[]): number {
  if (plain.charAt(from) === '[') return lexRange(plain, from, lexemes)
  comparison.lastIndex = from
  const found = comparison.exec(plain)?.[0] ?? ''
  const at = from + found.length
  if (found !== '') lexemes.push({ kind: 'compare', text: spelled[found] ?? found, start: from, end: at })
  if (at >= plain.length || space.test(plain.charAt(at)) || '(),"-'.includes(plain.charAt(at))) return at
  const end = wordEnd(plain, at)
  lexemes.push({ kind: 'word', text: plain.slice(at, end), start: at, end })
  return end
}

const openRange = /\[\s*[^\s\]()]+(?:\s+TO(?:\s+[^\s\]()]+)?)?/iy

/** One that is never closed ends where it could have been. */
function lexRange(plain: string, at: number, lexemes: Lexeme[]): number {
  const found = plain.indexOf(']', at)
  openRange.lastIndex = at
  const unclosed = found < 0
  const end = !unclosed ? found + 1 : at + (openRange.exec(plain)?.[0].length ?? wordEnd(plain, at) - at)
  lexemes.push({ kind: 'range', text: plain.slice(at, end), start: at, end, ...(unclosed ? { unclosed } : {}) })
  return end
}

function lexPhrase(plain: string, at: number, lexemes: Lexeme[]): number {
  const found = plain.indexOf('"', at + 1)
  const end = found < 0 ? plain.length : found + 1
  lexemes.push({ kind: 'phrase', text: plain.slice(at, end), start: at, end, ...(found < 0 ? { unclosed: true } : {}) })
  return end
}

function wordEnd(plain: string, from: number): number {
  let at = from
  while (at < plain.length && !space.test(plain.charAt(at)) && !'(),"'.includes(plain.charAt(at))) at += 1
  return Math.max(at, from + 1)
}
