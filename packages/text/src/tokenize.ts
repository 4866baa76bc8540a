import { charClass, charClasses, classOfCodePoint, codePointOf, emojiEnd } from './char-class.ts'
import { foldUnits, unitsToString } from './fold.ts'

/**
 * A token of folded text with where it stood in the original, UTF-16 code units, end exclusive.
 *
 * Each position of the text is one token, so distances count tokens as the query language does:
 * - A run of Han characters c1…cn gives n tokens: the overlapping pairs c1c2, c2c3, …, and last the single cn.
 *   So a word of two or more characters is a run of adjacent pairs, a single character is a prefix, and white space or
 *   punctuation breaks a run because no pair crosses it.
 * - A run of other letters and digits is one token (a word). A Han character beside a Latin letter begins a new run.
 * - White space, punctuation and symbols are no tokens; an emoji is one token.
 *
 * Kana and Hangul make words of their own: a run of kana, a run of Hangul, and a run of any other letters and digits are
 * different words also when nothing stands between them. Invisible characters (zero-width space, soft hyphen) break
 * nothing.
 */
export interface Token {
  readonly term: string
  readonly start: number
  readonly end: number
}

/**
 * The same tokens without an object each, for whoever looks at millions: token i is folded[from[i], to[i]) and stood at
 * original[start[i], end[i]). `han[i]` is 1 for a token of a Han run (a pair, or the last single character).
 */
export interface TokenStream {
  readonly length: number
  readonly units: Uint16Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly han: Uint8Array
  readonly starts: Int32Array | undefined
  readonly ends: Int32Array | undefined
}

/** Arrays for one stream at a time, used again: making them anew costs as much as filling them. */
export class TokenRoom {
  units: Uint16Array
  from: Int32Array
  to: Int32Array
  han: Uint8Array

  constructor(length: number) {
    this.units = new Uint16Array(length)
    this.from = new Int32Array(length)
    this.to = new Int32Array(length)
    this.han = new Uint8Array(length)
  }
}

/** With a `room` that the text fits in, the stream lies there, and holds until the room is used for the next. */
export function tokenStream(text: string, room?: TokenRoom): TokenStream {
  const { units, length, starts, ends } = foldUnits(text, room?.units)
  // Folding may have made the text longer.
  const { from, to, han } = room !== undefined && room.from.length >= length ? room : new TokenRoom(length)
  const classes = charClasses()
  let count = 0
  let at = 0
  // Whether the token before is a Han character that this one, if Han too, completes to a pair.
  let pending = false
  while (at < length) {
    let kind: number = classes[units[at] ?? 0] ?? 0
    let end = at + 1
    if (kind === charClass.surrogate) {
      const codePoint = codePointOf(units, at, length)
      kind = classOfCodePoint(codePoint)
      if (codePoint > 0xffff) end = at + 2
    }
    if (kind === charClass.han) {
      if (pending) to[count - 1] = end
      from[count] = at
      to[count] = end
      han[count] = 1
      count += 1
      pending = true
      at = end
      continue
    }
    pending = false
    if (kind === charClass.separator) {
      at = end
      continue
    }
    if (kind === charClass.emoji) end = emojiEnd(units, at, length)
    else end = runEnd(units, end, length, kind, classes)
    from[count] = at
    to[count] = end
    count += 1
    at = end
  }
  return { length: count, units, from, to, han, starts, ends }
}

function runEnd(units: Uint16Array, begin: number, length: number, kind: number, classes: Uint8Array): number {
  let at = begin
  while (at < length) {
    const next = classes[units[at] ?? 0] ?? 0
    if (next === kind) at += 1
    else if (next === charClass.surrogate && classOfCodePoint(codePointOf(units, at, length)) === kind) at += 2
    else return at
  }
  return at
}

export function tokenize(text: string): Token[] {
  const stream = tokenStream(text)
  const { units, from, to, starts, ends } = stream
  const folded = unitsToString(units, to[stream.length - 1] ?? 0)
  const tokens: Token[] = []
  for (let i = 0; i < stream.length; i += 1) {
    const begin = from[i] ?? 0
    const end = to[i] ?? 0
    tokens.push({
      term: folded.slice(begin, end),
      start: starts?.[begin] ?? begin,
      end: ends?.[end - 1] ?? end,
    })
  }
  return tokens
}
