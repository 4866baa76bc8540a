import { simplifiedPairs } from './tables/simplified.ts'

/**
 * What one UTF-16 code unit becomes. `units[c]` is the folded unit, or 0 when it is not one unit for one unit (a
 * surrogate, a character that vanishes, grows, or joins the one before it): those take the slow path.
 */
export interface FoldTable {
  readonly units: Uint16Array
  /** The folded text of a code point that takes the slow path; empty when it vanishes. Remembers what it was asked. */
  expansion(codePoint: number): string
}

const letterOrDigit = /[\p{L}\p{N}]/u
const ignorable = /\p{Default_Ignorable_Code_Point}/gu
const accented = /[\p{Script=Latin}\p{Script=Greek}]/u
const accents = /[\u0300-\u036f]/gu

/**
 * Characters that may join the one before them into one character: accents, the voicing marks of kana, Hangul vowels and
 * finals. (Written decomposed they must fold like their composed forms.)
 */
export function joinsPrevious(code: number): boolean {
  return (
    (code >= 0x0300 && code <= 0x036f) ||
    code === 0x3099 ||
    code === 0x309a ||
    (code >= 0x1161 && code <= 0x1175) ||
    (code >= 0x11a8 && code <= 0x11c2)
  )
}

/** U+200D holds a composed emoji together; anywhere else it vanishes. */
export const joiner = 0x200d

function simplifiedTable(): Map<string, string> {
  const table = new Map<string, string>()
  const characters = Array.from(simplifiedPairs.join(''))
  for (let at = 0; at + 1 < characters.length; at += 2) {
    const [from, to] = [characters[at], characters[at + 1]]
    if (from !== undefined && to !== undefined) table.set(from, to)
  }
  return table
}

/** Compatibility forms (width, circled digits, ligatures), except punctuation that would only grow (… stays one mark). */
function compatible(text: string): string {
  const normal = text.normalize('NFKC')
  return normal.length > text.length && !letterOrDigit.test(normal) ? text : normal
}

function foldOnce(text: string, simplified: ReadonlyMap<string, string>): string {
  let folded = ''
  for (const character of compatible(text)) {
    for (const lower of character.toUpperCase()) {
      const letter = lower.toLowerCase()
      const plain = accented.test(letter) ? letter.normalize('NFD').replaceAll(accents, '').normalize('NFC') : letter
      for (const each of plain) folded += simplified.get(each) ?? each
    }
  }
  return folded.replaceAll(ignorable, '')
}

function foldCodePoint(codePoint: number, simplified: ReadonlyMap<string, string>): string {
  let text = String.fromCodePoint(codePoint)
  for (let round = 0; round < 5; round += 1) {
    const next = foldOnce(text, simplified)
    if (next === text) return text
    text = next
  }
  return text
}

function buildTable(): FoldTable {
  const simplified = simplifiedTable()
  const units = new Uint16Array(0x10000)
  const expansions = new Map<number, string>()
  const expansion = (codePoint: number): string => {
    let text = expansions.get(codePoint)
    if (text === undefined) {
      text = foldCodePoint(codePoint, simplified)
      expansions.set(codePoint, text)
    }
    return text
  }
  for (let code = 1; code < 0x10000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    if (code === joiner || joinsPrevious(code)) continue
    // Unified ideographs, Yi and Hangul syllables and private use have no compatibility forms or case; asking the engine
    // 40,000 times is slow.
    const plain =
      (code >= 0x3400 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xe000 && code <= 0xf8ff)
    if (plain) {
      const to = simplified.get(String.fromCharCode(code))
      if (to === undefined) units[code] = code
      else if (to.length === 1) units[code] = to.charCodeAt(0)
      else expansions.set(code, to)
      continue
    }
    const to = expansion(code)
    if (to.length === 1 && !joinsPrevious(to.charCodeAt(0))) {
      units[code] = to.charCodeAt(0)
      expansions.delete(code)
    }
  }
  return { units, expansion }
}

let table: FoldTable | undefined

/** Built once, at first use (about 20 ms), and never changed. */
export function foldTable(): FoldTable {
  table ??= buildTable()
  return table
}
