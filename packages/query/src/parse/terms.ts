import { tokenize } from '@groundswell/text'
import { queryLimits } from './limits.ts'
import type { QueryErrorCode, Wording } from './query-error.ts'

export type TermResult =
  | { readonly ok: true; readonly tokens: readonly string[]; readonly prefix: boolean }
  | {
      readonly ok: false
      readonly code: QueryErrorCode
      readonly message: Wording
      readonly expected?: Wording
      readonly suggestion?: string
    }

const hanOnly = /^\p{Script=Han}+$/u
const symbols: Readonly<Record<string, string>> = {
  '&&': 'AND',
  '||': 'OR',
  '!': 'NOT',
  '&': 'AND',
  '+': 'AND',
  '|': 'OR',
  '–': 'NOT',
  '−': 'NOT',
}

/**
 * Folded tokens of a word or phrase. A Han run at the end is covered by its pairs, so its last single character goes; a
 * single Han character stands for any token beginning with it.
 */
export function termOf(written: string): TermResult {
  const plain = written.replaceAll('＊', '*')
  const wanted = plain.endsWith('*')
  const body = wanted ? plain.slice(0, -1) : plain
  if (body.includes('*')) {
    const without = body.replaceAll('*', '').trim()
    return {
      ok: false,
      code: 'wildcard-refused',
      message: { zh: '* 只能放在词尾', en: '* may stand only at the end of a word' },
      expected: { zh: '前缀，如 deliver*', en: 'a prefix, as in deliver*' },
      ...(without === '' ? {} : { suggestion: without + (wanted ? '*' : '') }),
    }
  }
  const found = tokenize(body)
  const tokens = found.map((token) => token.term)
  const last = tokens.at(-1)
  if (last === undefined) return nothingSearchable(written)
  if (wanted && /[\s\p{P}]/u.test(body.slice(found.at(-1)?.end)))
    return {
      ok: false,
      code: 'wildcard-refused',
      message: { zh: '* 要紧贴在词后，不能代替一个词', en: '* stands right after a word, never for a word' },
      expected: {
        zh: '前缀，如 "lost par*"；中间隔着词用 lost ONEAR/3 parcel',
        en: 'a prefix, as in "lost par*"; with words between, lost ONEAR/3 parcel',
      },
    }
  if (tokens.length > queryLimits.tokens + 1) {
    return {
      ok: false,
      code: 'too-long',
      message: {
        zh: `一个词或短语最多 ${queryLimits.tokens} 个字词`,
        en: `a term or phrase has at most ${queryLimits.tokens} tokens`,
      },
    }
  }
  if (hanOnly.test(last)) {
    const beforeLast = tokens.at(-2)
    // The last single character closes a run of pairs: the pair before it already holds it.
    if (beforeLast !== undefined && isHanPair(beforeLast) && beforeLast.endsWith(last))
      return { ok: true, tokens: tokens.slice(0, -1), prefix: false }
    return { ok: true, tokens, prefix: true }
  }
  if (wanted && /[\p{L}\p{N}\p{M}]/u.test(last) && Array.from(last).length < queryLimits.prefixLetters) {
    return {
      ok: false,
      code: 'prefix-too-short',
      message: {
        zh: `前缀至少要 ${queryLimits.prefixLetters} 个字母（汉字 1 个即可）`,
        en: `a prefix needs at least ${queryLimits.prefixLetters} letters (or one Han character)`,
      },
    }
  }
  return { ok: true, tokens, prefix: wanted }
}

export function isHanPair(token: string): boolean {
  const length = token.length
  return length > 1 && length <= 4 && hanOnly.test(token) && Array.from(token).length === 2
}

function nothingSearchable(written: string): TermResult {
  const suggestion = Object.hasOwn(symbols, written) ? symbols[written] : undefined
  return {
    ok: false,
    code: 'nothing-searchable',
    message: { zh: `“${written}”里没有可检索的字词`, en: `"${written}" holds nothing that can be searched` },
    expected: { zh: '汉字、字母、数字或表情', en: 'Han characters, letters, digits or an emoji' },
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}
