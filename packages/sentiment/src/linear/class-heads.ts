import { denseCount } from './dense-features.ts'
import type { HeadShape } from './model-file.ts'

/** One head for each class, on fewer buckets than the single heads: bucket `id mod 2^bits` of the same features. */
export interface ClassShapes {
  readonly bits: number
  readonly classes: readonly (HeadShape & { readonly name: string })[]
}

/** Reads heads of which the one with the highest odds names the class. */
export class ClassHeads {
  readonly names: readonly string[]
  readonly #shapes: ClassShapes
  /** At bucket · number of classes: one for each. */
  readonly #weights: Int8Array
  readonly #odds: Float64Array

  constructor(shapes: ClassShapes, weights: Int8Array) {
    this.#shapes = shapes
    this.#weights = weights
    this.#odds = new Float64Array(shapes.classes.length)
    this.names = shapes.classes.map(({ name }) => name)
  }

  /** Log-odds of each class against the others, in the order of `names`; the array is written anew at the next call. */
  read(features: Int32Array, count: number, dense: Float32Array): Float64Array {
    const { bits, classes } = this.#shapes
    const mask = (1 << bits) - 1
    const width = classes.length
    const odds = this.#odds.fill(0)
    const weights = this.#weights
    for (let at = 0; at < count; at += 1) {
      const base = ((features[at] ?? 0) & mask) * width
      for (let each = 0; each < width; each += 1) odds[each] = (odds[each] ?? 0) + (weights[base + each] ?? 0)
    }
    const norm = count === 0 ? 0 : 1 / Math.sqrt(count)
    for (const [each, head] of classes.entries()) {
      let sum = head.bias + (odds[each] ?? 0) * head.scale * norm
      for (let index = 0; index < denseCount; index += 1) sum += (head.dense[index] ?? 0) * (dense[index] ?? 0)
      odds[each] = head.slope * sum + head.shift
    }
    return odds
  }

  /** What a feature adds to the odds of a class, before the length of the text is taken into account. */
  push(feature: number, index: number): number {
    const { bits, classes } = this.#shapes
    const base = (feature & ((1 << bits) - 1)) * classes.length
    return (this.#weights[base + index] ?? 0) * (classes[index]?.scale ?? 0)
  }
}

/** Place of the highest number; -1 in an empty list. */
export function highest(numbers: Float64Array): number {
  let best = -1
  for (let at = 0; at < numbers.length; at += 1) if (best < 0 || (numbers[at] ?? 0) > (numbers[best] ?? 0)) best = at
  return best
}
