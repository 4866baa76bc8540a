/** Features of a text: hashed runs of characters and words, as bucket numbers; `length` are filled. */
export class FeatureBuffer {
  ids = new Int32Array(1024)
  /** Where each feature stands in the folded text, for explanations. */
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)
  length = 0

  push(id: number, start: number, end: number): void {
    if (this.length === this.ids.length) this.#grow()
    this.ids[this.length] = id
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  #grow(): void {
    const grown = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(from.length * 2)
      to.set(from)
      return to
    }
    this.ids = grown(this.ids)
    this.starts = grown(this.starts)
    this.ends = grown(this.ends)
  }
}

export const bucketBits = 20
const mask = (1 << bucketBits) - 1
/** A longer text speaks by its beginning and its end. */
export const readFromBeginning = 1200
export const readFromEnd = 400

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ b, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash
}

function bucket(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - bucketBits)) & mask
}

const seedWord = 0x51ed270b
const seedNumber = 0x1b873593
const seedFace = 0x3c6ef372
const seedPair = 0x2545f491
const symbols = { number: 0x110001, user: 0x110002, link: 0x110003 } as const

function isLatinLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 39 || (code >= 0xdf && code <= 0x24f)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Every feature of a folded text; cost grows with its length, up to the stretch that is read. */
export function extractFeatures(units: Uint16Array, length: number, into: FeatureBuffer): void {
  into.length = 0
  if (length <= readFromBeginning + readFromEnd) extractStretch(units, 0, length, into)
  else {
    extractStretch(units, 0, readFromBeginning, into)
    extractStretch(units, length - readFromEnd, length, into)
  }
}

/**
 * Characters and pairs of neighbours outside Latin script, words and pairs of words within it; numbers, names behind @ and
 * addresses are one symbol each; a [face] and an emoji are one character.
 */
export function extractStretch(units: Uint16Array, from: number, to: number, into: FeatureBuffer): void {
  let previous = 0
  let previousStart = from
  let previousWord = 0
  let previousWordStart = from
  let at = from
  while (at < to) {
    const code = units[at] ?? 0
    const start = at
    if (code <= 32) {
      at += 1
      continue
    }
    if (isLatinLetter(code)) {
      let word = seedWord
      while (at < to && isLatinLetter(units[at] ?? 0)) {
        word = mix(word, units[at] ?? 0)
        at += 1
      }
      // http://… and https://…: the rest is an address.
      if (units[at] === 58 && units[at + 1] === 47 && units[at + 2] === 47) {
        while (at < to && (units[at] ?? 0) > 32 && (units[at] ?? 0) < 0x2e80) at += 1
        word = symbols.link
      }
      into.push(bucket(word), start, at)
      if (previousWord !== 0) into.push(bucket(mix(previousWord ^ seedPair, word)), previousWordStart, at)
      previousWord = word
      previousWordStart = start
      if (previous !== 0) into.push(bucket(mix(previous, word)), previousStart, at)
      previous = word
      previousStart = start
      continue
    }
    let symbol = code
    if (isDigit(code)) {
      while (at < to && (isDigit(units[at] ?? 0) || units[at] === 46)) at += 1
      symbol = seedNumber
    } else if (code === 64) {
      // @name up to white space or a mark.
      at += 1
      while (at < to && at - start < 30 && !endsName(units[at] ?? 0)) at += 1
      symbol = symbols.user
    } else if (code === 91) {
      // A [face] is a symbol of its own, and its letters speak as letters do.
      const close = faceEnd(units, at, to)
      if (close > 0) {
        let face = seedFace
        for (let inside = at + 1; inside < close; inside += 1) face = mix(face, units[inside] ?? 0)
        into.push(bucket(face), at, close + 1)
      }
      at += 1
    } else if (code >= 0xd800 && code <= 0xdbff && at + 1 < to) {
      symbol = mix(code, units[at + 1] ?? 0)
      at += 2
    } else at += 1
    into.push(bucket(mix(symbol, 0)), start, at)
    if (previous !== 0) into.push(bucket(mix(previous, symbol)), previousStart, at)
    previous = symbol
    previousStart = start
    previousWord = 0
  }
}

function endsName(code: number): boolean {
  return code <= 32 || code === 58 || code === 44 || code === 64 || code === 0x3002 || code === 33 || code === 63
}

/** The closing bracket of a face of at most 6 characters; 0 when it is none. */
function faceEnd(units: Uint16Array, open: number, to: number): number {
  const limit = Math.min(to, open + 9)
  for (let at = open + 1; at < limit; at += 1) {
    const code = units[at] ?? 0
    if (code === 93) return at > open + 1 ? at : 0
    if (code === 91 || code <= 32) return 0
  }
  return 0
}
