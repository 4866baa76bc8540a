import { joiner } from './fold-table.ts'

/** What a code unit of folded text is to the tokenizer. */
export const charClass = { separator: 0, han: 1, word: 2, kana: 3, hangul: 4, emoji: 5, surrogate: 6 } as const
export type CharClass = (typeof charClass)[keyof typeof charClass]

const wordCharacters = /[\p{L}\p{N}\p{M}]+/gu
const hanCharacters = /\p{Script=Han}+/gu
const kanaCharacters = /[\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]+/gu
const hangulCharacters = /\p{Script=Hangul}+/gu
// Arrows, © and ™ are pictographs by Unicode's table but punctuation in prose.
const emojiCharacters = /[\p{Emoji_Presentation}\u{2600}-\u{27BF}]+/gu
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Presentation}]/u
const han = /\p{Script=Han}/u
const word = /[\p{L}\p{N}\p{M}]/u

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const units: string[] = []
  for (let code = 0; code < 0x10000; code += 1)
    units.push(code >= 0xd800 && code <= 0xdfff ? ' ' : String.fromCharCode(code))
  const all = units.join('')
  const mark = (pattern: RegExp, as: CharClass, onlyOver?: CharClass): void => {
    for (const found of all.matchAll(pattern)) {
      for (let at = found.index; at < found.index + found[0].length; at += 1)
        if (onlyOver === undefined || table[at] === onlyOver) table[at] = as
    }
  }
  mark(wordCharacters, charClass.word)
  // Script_Extensions names punctuation too; only letters and their marks make words.
  mark(kanaCharacters, charClass.kana, charClass.word)
  mark(hangulCharacters, charClass.hangul, charClass.word)
  mark(hanCharacters, charClass.han)
  mark(emojiCharacters, charClass.emoji, charClass.separator)
  for (let code = 0xd800; code <= 0xdfff; code += 1) table[code] = charClass.surrogate
  return table
}

let table: Uint8Array | undefined

/** Built once, at first use, and never changed. */
export function charClasses(): Uint8Array {
  table ??= buildTable()
  return table
}

/** The class of a code point beyond the BMP; an unpaired surrogate separates. */
export function classOfCodePoint(codePoint: number): CharClass {
  if (codePoint <= 0xffff) return charClass.separator
  const text = String.fromCodePoint(codePoint)
  if (han.test(text)) return charClass.han
  if (pictograph.test(text)) return charClass.emoji
  return word.test(text) ? charClass.word : charClass.separator
}

const regionFirst = 0x1f1e6
const regionLast = 0x1f1ff

function codePointOf(units: Uint16Array, at: number, length: number): number {
  const high = units[at] ?? 0
  if (high < 0xd800 || high > 0xdbff || at + 1 >= length) return high
  const low = units[at + 1] ?? 0
  return low >= 0xdc00 && low <= 0xdfff ? (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : high
}

/** Where the emoji that begins at `at` ends: skin tones, flags of two letters and joined families are one. */
export function emojiEnd(units: Uint16Array, at: number, length: number): number {
  const first = codePointOf(units, at, length)
  let end = at + (first > 0xffff ? 2 : 1)
  if (first >= regionFirst && first <= regionLast) {
    const second = codePointOf(units, end, length)
    return second >= regionFirst && second <= regionLast ? end + 2 : end
  }
  for (;;) {
    const next = codePointOf(units, end, length)
    if (end < length && next >= 0x1f3fb && next <= 0x1f3ff) {
      end += 2
      continue
    }
    if (end >= length || next !== joiner) return end
    const joined = codePointOf(units, end + 1, length)
    const isEmoji =
      joined > 0xffff ? pictograph.test(String.fromCodePoint(joined)) : isBmpEmoji(joined, end + 1 < length)
    if (!isEmoji) return end
    end += 1 + (joined > 0xffff ? 2 : 1)
  }
}

function isBmpEmoji(code: number, inside: boolean): boolean {
  return inside && charClasses()[code] === charClass.emoji
}

export { codePointOf }
