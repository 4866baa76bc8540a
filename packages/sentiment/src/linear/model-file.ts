import { readFileSync, writeFileSync } from 'node:fs'
import type { ClassShapes } from './class-heads.ts'
import { bucketBits } from './features.ts'

/** Heads of one number a text. */
export const singleHeads = ['polarity', 'neutral', 'event'] as const
export type SingleHead = (typeof singleHeads)[number]

/** What a head adds to its weights, and how its odds become a probability: 1 / (1 + e^−(slope · odds + shift)). */
export interface HeadShape {
  readonly scale: number
  readonly bias: number
  readonly dense: readonly number[]
  readonly slope: number
  readonly shift: number
}

export interface ModelHeader {
  readonly version: string
  readonly heads: Readonly<Record<SingleHead, HeadShape>>
  /** What a short text adds to the slope of polarity: times `shortness`. */
  readonly polarityShortness: number
  /** Exponent on the three probabilities of tone, as its share by shortness and a constant: the longer, the less sure. */
  readonly temper: readonly number[]
  /** Odds of neutral: weights of `neutralInputs`, then a constant. */
  readonly neutralMix: readonly number[]
  /** No classes where the model was trained without any. */
  readonly emotions: ClassShapes
  readonly categories: ClassShapes
}

/** Weights of one bucket lie side by side, so that a feature costs one look and the file is used as it is. */
export interface ModelFile {
  readonly header: ModelHeader
  /** At bucket · 3: polarity, neutral, event. */
  readonly weights: Int8Array
  /** At bucket · number of classes: one for each, in the order of the header. */
  readonly emotionWeights: Int8Array
  readonly categoryWeights: Int8Array
}

export function interleave(heads: readonly Int8Array[]): Int8Array {
  const buckets = heads[0]?.length ?? 0
  const all = new Int8Array(buckets * heads.length)
  for (const [index, weights] of heads.entries())
    for (let bucket = 0; bucket < buckets; bucket += 1) all[bucket * heads.length + index] = weights[bucket] ?? 0
  return all
}

const magic = 'groundswell-scoring-4'

/** A file of weights that cannot be used; the message names it and says why. */
export class ModelFileError extends Error {}

/** Layout: magic, line end, header as one line of JSON, line end, then the weights of the single heads, then those of emotions and categories. */
export function writeModelFile(path: string, model: ModelFile): void {
  const head = Buffer.from(`${magic}\n${JSON.stringify(model.header)}\n`)
  const bodies = [model.weights, model.emotionWeights, model.categoryWeights].map((weights) =>
    Buffer.from(weights.buffer),
  )
  writeFileSync(path, Buffer.concat([head, ...bodies]))
}

/** Throws `ModelFileError` where the file is away, of another version, or not whole. */
export function readModelFile(path: string | URL): ModelFile {
  const bytes = bytesOf(path)
  const first = bytes.indexOf(10)
  const second = bytes.indexOf(10, first + 1)
  if (bytes.subarray(0, first).toString() !== magic)
    throw new ModelFileError(`${String(path)} is no scoring model of this version: train it again with pnpm train`)
  const header = JSON.parse(bytes.subarray(first + 1, second).toString()) as ModelHeader
  const { emotions, categories } = header
  const expected =
    second +
    1 +
    (singleHeads.length << bucketBits) +
    (emotions.classes.length << emotions.bits) +
    (categories.classes.length << categories.bits)
  if (expected !== bytes.length)
    throw new ModelFileError(`${String(path)} is not whole: it has ${bytes.length} bytes, expected ${expected}`)
  let at = second + 1
  const next = (length: number): Int8Array => {
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, length)
    at += length
    return weights
  }
  const weights = next(singleHeads.length << bucketBits)
  const emotionWeights = next(emotions.classes.length << emotions.bits)
  const categoryWeights = next(categories.classes.length << categories.bits)
  return { header, weights, emotionWeights, categoryWeights }
}

function bytesOf(path: string | URL): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new ModelFileError(`no weights can be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
