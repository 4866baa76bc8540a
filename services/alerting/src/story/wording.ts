import { createHash } from 'node:crypto'
import { fold } from '@groundswell/text'

/** A text as its wording is compared: a sketch of its runs of three characters, and the numbers in it. */
export interface Wording {
  /** 64 bytes in base64: the low byte of each of 64 least hashes (b-bit MinHash, Li and König 2010). */
  readonly sketch: string
  /** Hash of the numbers in order: two customers' complaints from one template differ in them, a repost does not. */
  readonly numbers: string
}

const size = 64
const marks = /(?:\/\/\s*@|\bRT\s+@|转发微博|^转发[:：]|^【转】|转自[:：@]|^转[:：])/iu

/** The text says itself that it passes on another's words. */
export function isMarkedRepost(title: string, text: string): boolean {
  return marks.test(text) || marks.test(title)
}

export function wordingOf(title: string, text: string): Wording {
  const folded = fold(text.startsWith(title) ? text : `${title}${text}`)
  const numbers = (folded.match(/\d+/g) ?? []).join(' ')
  const plain = folded
    .replace(/https?:\/\/\S+/gu, '')
    .replace(/@[\p{L}\p{N}_-]+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return {
    sketch: sketchOf(plain.slice(0, 2000)),
    numbers: createHash('sha256').update(numbers).digest('base64url').slice(0, 6),
  }
}

function sketchOf(text: string): string {
  const least = new Uint32Array(size).fill(0xffffffff)
  const last = Math.max(0, text.length - 3)
  for (let at = 0; at <= last; at += 1) {
    let hash = 0x811c9dc5
    for (let unit = at; unit < Math.min(at + 3, text.length); unit += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(unit), 0x01000193)
    }
    for (let row = 0; row < size; row += 1) {
      const mixed = mix(hash, row)
      if (mixed < (least[row] ?? 0)) least[row] = mixed
    }
  }
  return Buffer.from(Uint8Array.from(least, (value) => value & 0xff)).toString('base64')
}

/** Finaliser of MurmurHash3 (Appleby, public domain) over the hash and the row. */
function mix(hash: number, row: number): number {
  let value = (hash + Math.imul(row + 1, 0x9e3779b1)) >>> 0
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** The share of three-character runs two texts have in common (Jaccard), estimated; standard error about 0.06. */
export function likeness(a: Wording, b: Wording): number {
  const left = Buffer.from(a.sketch, 'base64')
  const right = Buffer.from(b.sketch, 'base64')
  let same = 0
  for (let row = 0; row < size; row += 1) if (left[row] === right[row]) same += 1
  return Math.max(0, (same / size - 1 / 256) / (1 - 1 / 256))
}

/** From here two texts are one text with small changes. */
const repostFrom = 0.65

export function isSameWording(a: Wording, b: Wording): boolean {
  return a.sketch === b.sketch ? a.numbers === b.numbers : a.numbers === b.numbers && likeness(a, b) >= repostFrom
}
