import { existsSync, readFileSync } from 'node:fs'

/**
 * Which pairs of Han characters and which English words everyday texts hold: a name of a company mostly begins with a pair that
 * none holds (迅羽, 穹顶云). One bit a hash, so that one strange pair in about fifteen counts as known; a known pair never counts
 * as strange.
 */
export class KnownWords {
  readonly #bits: Uint8Array

  constructor(bits: Uint8Array = new Uint8Array(1 << (hashBits - 3))) {
    this.#bits = bits
  }

  get bytes(): Uint8Array {
    return this.#bits
  }

  add(word: string): void {
    const hash = hashOf(word, 0, word.length)
    this.#bits[hash >> 3] = (this.#bits[hash >> 3] ?? 0) | (1 << (hash & 7))
  }

  /** The word at [start, end) of a folded text: two Han characters, or an English word. */
  has(text: string, start: number, end: number): boolean {
    const hash = hashOf(text, start, end)
    return ((this.#bits[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0
  }
}

const hashBits = 21

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> (32 - hashBits)
}

export const knownWordsFile = new URL('known-words.bin', import.meta.url)

let shipped: KnownWords | undefined

/** The list of the package, read at the first question. Without it every pair counts as known, and no name as one. */
export function knownWords(): KnownWords {
  shipped ??= new KnownWords(
    existsSync(knownWordsFile)
      ? new Uint8Array(readFileSync(knownWordsFile))
      : new Uint8Array(1 << (hashBits - 3)).fill(255),
  )
  return shipped
}
