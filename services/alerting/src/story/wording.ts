import { createHash } from 'node:crypto'
import { comparable, minHash, signatureSize } from '@groundswell/text'

/** A text as its wording is compared: a sketch of its runs of three characters, and the numbers in it. */
export interface Wording {
  /** 64 bytes in base64: the low byte of each slot of its MinHash signature (b-bit MinHash, Li and König 2010). */
  readonly sketch: string
  /** Hash of the numbers in order: two customers' complaints from one template differ in them, a repost does not. */
  readonly numbers: string
}

const marks = /(?:\/\/\s*@|\bRT\s+@|转发微博|^转发[:：]|^【转】|转自[:：@]|^转[:：])/iu

/** The text says itself that it passes on another's words. */
export function isMarkedRepost(title: string, text: string): boolean {
  return marks.test(text) || marks.test(title)
}

export function wordingOf(title: string, text: string): Wording {
  const whole = text.startsWith(title) ? text : `${title}\n${text}`
  const numbers = (comparable(whole).match(/\d+/g) ?? []).join(' ')
  return {
    sketch: Buffer.from(Uint8Array.from(minHash(whole), (slot) => slot & 0xff)).toString('base64'),
    numbers: createHash('sha256').update(numbers).digest('base64url').slice(0, 6),
  }
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

/** From here two texts are one text with small changes. */
const repostFrom = 0.7

export function isSameWording(a: Wording, b: Wording): boolean {
  return a.numbers === b.numbers && (a.sketch === b.sketch || likeness(a, b) >= repostFrom)
}
