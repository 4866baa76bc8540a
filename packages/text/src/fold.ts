import { foldTable, joiner, joinsPrevious } from './fold-table.ts'

/**
 * Folded text as code units, with where each came from. `starts` and `ends` are absent when every unit stands where it
 * stood in the original; else unit i came from original[starts[i], ends[i]), UTF-16 code units.
 */
export interface FoldedUnits {
  readonly units: Uint16Array
  readonly length: number
  readonly starts?: Int32Array
  readonly ends?: Int32Array
}

const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}]$/u

/** Grows only where a character becomes several (ligatures, units of measure), which is rare. */
class UnitWriter {
  units: Uint16Array
  starts: Int32Array
  ends: Int32Array
  length = 0

  constructor(from: Uint16Array, length: number, capacity: number) {
    this.units = new Uint16Array(capacity)
    this.units.set(from.subarray(0, length))
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    for (let at = 0; at < length; at += 1) {
      this.starts[at] = at
      this.ends[at] = at + 1
    }
    this.length = length
  }

  push(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.#grow()
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  previousCodePoint(): number {
    const low = this.units[this.length - 1] ?? 0
    const high = this.units[this.length - 2] ?? 0
    if (!isLow(low) || !isHigh(high)) return low
    return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
  }

  #grow(): void {
    const capacity = this.units.length * 2 + 16
    const units = new Uint16Array(capacity)
    units.set(this.units)
    const starts = new Int32Array(capacity)
    starts.set(this.starts)
    const ends = new Int32Array(capacity)
    ends.set(this.ends)
    this.units = units
    this.starts = starts
    this.ends = ends
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/**
 * One pass; leaves the fast road at the first character that is not one unit for one unit, lone surrogates apart. `room`
 * is written to where it is long enough for the text, so that whoever folds text after text need not make arrays.
 */
export function foldUnits(text: string, room?: Uint16Array): FoldedUnits {
  const table = foldTable().units
  const units = room !== undefined && room.length >= text.length ? room : new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const folded = table[code] ?? 0
    if (folded === 0) {
      if (code === 0) {
        units[at] = 0
        continue
      }
      return foldRest(text, units, at)
    }
    units[at] = folded
  }
  return { units, length: text.length }
}

function foldRest(text: string, done: Uint16Array, from: number): FoldedUnits {
  const table = foldTable()
  const writer = new UnitWriter(done, from, text.length + 8)
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const folded = table.units[code] ?? 0
    if (folded !== 0 || code === 0) {
      writer.push(folded, at, at + 1)
      at += 1
      continue
    }
    const codePoint = text.codePointAt(at) ?? code
    const end = at + (codePoint > 0xffff ? 2 : 1)
    if (codePoint === joiner) foldJoiner(writer, at)
    else if (codePoint >= 0xd800 && codePoint <= 0xdfff) writer.push(codePoint, at, end)
    else foldSlowly(writer, table.expansion(codePoint), at, end)
    at = end
  }
  return { units: writer.units, length: writer.length, starts: writer.starts, ends: writer.ends }
}

function foldJoiner(writer: UnitWriter, at: number): void {
  if (writer.length > 0 && emoji.test(String.fromCodePoint(writer.previousCodePoint()))) writer.push(joiner, at, at + 1)
}

function foldSlowly(writer: UnitWriter, text: string, start: number, end: number): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (!joinsPrevious(unit)) writer.push(unit, start, end)
    else if (!joinPrevious(writer, unit, end) && unit >= 0x1100 && unit <= 0x11ff) writer.push(unit, start, end)
  }
}

/** False when the mark and the character before it make no single character. */
function joinPrevious(writer: UnitWriter, mark: number, end: number): boolean {
  const last = writer.length - 1
  if (last < 0) return false
  const before = writer.units[last] ?? 0
  const joined = String.fromCharCode(before, mark).normalize('NFC')
  const folded = joined.length === 1 ? (foldTable().units[joined.charCodeAt(0)] ?? 0) : 0
  const vanishes = mark <= 0x036f
  if (folded !== 0) writer.units[last] = folded
  if (folded !== 0 || vanishes) writer.ends[last] = end
  return folded !== 0
}

/** The units as a string; lone surrogates survive. */
export function unitsToString(units: Uint16Array, length: number): string {
  if (length <= 4096) return Reflect.apply(String.fromCharCode, null, units.subarray(0, length))
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le')
}

/**
 * Text as it is compared: width and compatibility forms folded (NFKC), case folded, accents of Latin and Greek letters
 * and invisible characters dropped, traditional characters made simplified one by one. Never throws, whatever the string;
 * folding twice changes nothing.
 */
export function fold(text: string): string {
  const table = foldTable().units
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (table[code] !== code) {
      const folded = foldUnits(text)
      return unitsToString(folded.units, folded.length)
    }
  }
  return text
}

/** Folded text and, for each of its code units, the stretch of the original it came from (UTF-16, end exclusive). */
export interface FoldedText {
  readonly text: string
  start(at: number): number
  end(at: number): number
}

export function foldWithMap(text: string): FoldedText {
  const { units, length, starts, ends } = foldUnits(text)
  return {
    text: unitsToString(units, length),
    start: (at) => (at >= length ? text.length : (starts?.[at] ?? at)),
    end: (at) => (at >= length ? text.length : (ends?.[at] ?? at + 1)),
  }
}
