import { createHash } from 'node:crypto'
import { comparable, minHash, signatureSize } from '@groundswell/text'

/** A text as its wording is compared: a sketch of its runs of three characters, and the numbers in it. */
export interface Wording {
  /** 64 bytes in base64: the low byte of each slot of its MinHash signature (b-bit MinHash, Li and König 2010). */
  readonly sketch: string
  /** Hash of the numbers in order: two customers' complaints from one template differ in them, a repost does not. */
  readonly numbers: string
  /** Hash of the letters and digits in order. */
  readonly exact: string
  readonly length: number
}

const marks = /(?:\/\/\s*@|\bRT\s+@|转发微博|^转发[:：]|^【转】|转自[:：@]|^转[:：])/iu

/** The text says itself that it passes on another's words. */
export function isMarkedRepost(title: string, text: string): boolean {
  return marks.test(text) || marks.test(title)
}

export function wordingOf(title: string, text: string): Wording {
  const whole = text.startsWith(title) ? text : `${title}\n${text}`
  const plain = comparable(whole)
  const letters = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '')
  return {
    sketch: Buffer.from(Uint8Array.from(minHash(whole), (slot) => slot & 0xff)).toString('base64'),
    numbers: hashOf((plain.match(/\d+/g) ?? []).join(' ')).slice(0, 6),
    exact: hashOf(letters).slice(0, 8),
    length: letters.length,
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** The share of three-character runs two texts have in common (Jaccard), estimated; standard error about 0.06. */
export function likeness(a: Wording, b: Wording): number {
  const left = slotsOf(a)
  const right = slotsOf(b)
  let same = 0
  for (let slot = 0; slot < signatureSize; slot += 1) if (left[slot] === right[slot]) same += 1
  return Math.max(0, (same / signatureSize - 1 / 256) / (1 - 1 / 256))
}

const decoded = new WeakMap<Wording, Buffer>()

function slotsOf(wording: Wording): Buffer {
  const known = decoded.get(wording) ?? Buffer.from(wording.sketch, 'base64')
  decoded.set(wording, known)
  return known
}

/**
 * From here two texts are one text with small changes. Short complaints about one thing are alike by nature, so only what is
 * nearly verbatim is a repost there; nobody writes a long text twice.
 */
const repostFrom = { short: 0.9, long: 0.75 } as const
const longFrom = 150

export function isSameWording(a: Wording, b: Wording): boolean {
  if (a.exact === b.exact) return true
  if (a.numbers !== b.numbers) return false
  const from = Math.min(a.length, b.length) >= longFrom ? repostFrom.long : repostFrom.short
  return likeness(a, b) >= from
}
