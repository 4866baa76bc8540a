import type { Emotion } from '@groundswell/contracts'
import { denseCount, denseFeatures, denseNames, shortnessOf, type DenseInput } from './dense-features.ts'
import { ClassHeads, highest } from './class-heads.ts'
import { extractFeatures, FeatureBuffer } from './features.ts'
import { singleHeads, type HeadShape, type ModelFile, type ModelHeader } from './model-file.ts'

/** Tone of one text. */
export interface TonalReading {
  /** Log-odds of positive against negative, calibrated. */
  readonly polarityOdds: number
  readonly negative: number
  readonly neutral: number
  readonly positive: number
}

export interface LinearReading extends TonalReading {
  /** Probability that something bad is happening. */
  readonly event: number
  /** Absent where the model was trained without emotions. */
  readonly emotion: Emotion | undefined
  /** Log-odds of each category against the others; without any where the model was trained without categories. */
  readonly categories: CategoryOdds
}

/** By place in `names`. Valid until the next text is read. */
export interface CategoryOdds {
  readonly names: readonly string[]
  readonly odds: Float64Array
}

export interface FeaturePush {
  /** Which of the fields given. */
  readonly field: number
  readonly start: number
  readonly end: number
  /** Push on the polarity odds, positive towards positive. */
  readonly weight: number
}

export interface LinearInput extends DenseInput {
  readonly units: Uint16Array
  readonly length: number
}

const stride = singleHeads.length

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

const mixedAt = denseNames.indexOf('mixed')
/** Place of `shortness` among the counts. */
export const shortnessAt = denseNames.indexOf('shortness')

/** What decides on neutral: the neutral head, how far the tone is from the middle, and praise and blame side by side. */
export function neutralInputs(neutralOdds: number, polarityOdds: number, dense: Float32Array, at: number): number[] {
  const size = Math.abs(polarityOdds)
  const shortness = dense[at + shortnessAt] ?? 0
  return [neutralOdds, size, dense[at + mixedAt] ?? 0, size * shortness, shortness, neutralOdds * shortness]
}

/** Probabilities of negative, neutral and positive; `exponent` below 1 makes them less sure and leaves their order. */
export function tonalProbabilities(
  neutralMixOdds: number,
  polarityOdds: number,
  exponent: number,
): Pick<TonalReading, 'negative' | 'neutral' | 'positive'> {
  const polar = sigmoid(-neutralMixOdds)
  const tempered = (p: number): number => Math.max(p, 1e-12) ** exponent
  const neutral = tempered(1 - polar)
  const negative = tempered(polar * sigmoid(-polarityOdds))
  const positive = tempered(polar * sigmoid(polarityOdds))
  const sum = neutral + negative + positive
  return { neutral: neutral / sum, negative: negative / sum, positive: positive / sum }
}

/** Exponents are held within these, whatever is fitted. */
const exponentRange = [0.3, 1.5] as const

export function exponentOf(temper: readonly number[], shortness: number): number {
  const [low, high] = exponentRange
  return Math.min(high, Math.max(low, (temper[0] ?? 0) * shortness + (temper[1] ?? 1)))
}

/** The trained heads over hashed features; not for concurrent use within one call, which a single thread cannot do. */
export class LinearModel {
  readonly header: ModelHeader
  readonly #weights: Int8Array
  readonly #emotions: ClassHeads
  readonly #categories: ClassHeads
  readonly #buffer = new FeatureBuffer()
  readonly #dense = new Float32Array(denseCount)
  #unique = new Int32Array(4096)
  /** Sum of the event head over the features of the text in hand. */
  #event = 0

  constructor(file: ModelFile) {
    this.header = file.header
    this.#weights = file.weights
    this.#emotions = new ClassHeads(file.header.emotions, file.emotionWeights)
    this.#categories = new ClassHeads(file.header.categories, file.categoryWeights)
  }

  /** Distinct features of all fields, sorted, at the head of `#unique`; their number. */
  #read(fields: readonly LinearInput[]): number {
    let count = 0
    for (const field of fields) {
      extractFeatures(field.units, field.length, this.#buffer)
      const { ids, length } = this.#buffer
      if (count + length > this.#unique.length) {
        const grown = new Int32Array((count + length) * 2)
        grown.set(this.#unique.subarray(0, count))
        this.#unique = grown
      }
      for (let at = 0; at < length; at += 1) this.#unique[count + at] = ids[at] ?? 0
      count += length
    }
    const sorted = this.#unique.subarray(0, count).sort()
    let distinct = 0
    let last = -1
    for (let at = 0; at < count; at += 1) {
      const id = sorted[at] ?? 0
      if (id === last) continue
      sorted[distinct] = id
      distinct += 1
      last = id
    }
    return distinct
  }

  /** Tone alone: the same numbers as `score` gives. */
  polarity(fields: readonly LinearInput[]): TonalReading {
    const count = this.#read(fields)
    denseFeatures(fields, this.#dense, 0)
    return this.#tone(count)
  }

  /** `eventWords`: what words of an event add to the raw odds of one. */
  score(fields: readonly LinearInput[], eventWords: number): LinearReading {
    const count = this.#read(fields)
    denseFeatures(fields, this.#dense, 0)
    const tone = this.#tone(count)
    const norm = count === 0 ? 0 : 1 / Math.sqrt(count)
    const { slope, shift, ...head } = this.header.heads.event
    const event = sigmoid(slope * (this.#rawOdds(head, this.#event, norm) + eventWords) + shift)
    return { ...tone, event, emotion: this.#emotionOf(count), categories: this.#categoriesOf(count) }
  }

  #tone(count: number): TonalReading {
    let polarity = 0
    let neutral = 0
    let event = 0
    const weights = this.#weights
    for (let at = 0; at < count; at += 1) {
      const base = (this.#unique[at] ?? 0) * stride
      polarity += weights[base] ?? 0
      neutral += weights[base + 1] ?? 0
      event += weights[base + 2] ?? 0
    }
    this.#event = event
    const { heads, neutralMix, temper } = this.header
    const shortness = this.#dense[shortnessAt] ?? 0
    const norm = count === 0 ? 0 : 1 / Math.sqrt(count)
    const polarityOdds = this.#toneSlope(shortness) * this.#rawOdds(heads.polarity, polarity, norm)
    const neutralOdds = this.#rawOdds(heads.neutral, neutral, norm)
    const inputs = neutralInputs(neutralOdds, polarityOdds, this.#dense, 0)
    let mixed = neutralMix[inputs.length] ?? 0
    for (const [index, input] of inputs.entries()) mixed += (neutralMix[index] ?? 0) * input
    return { polarityOdds, ...tonalProbabilities(mixed, polarityOdds, exponentOf(temper, shortness)) }
  }

  #toneSlope(shortness: number): number {
    return Math.max(0.1, this.header.heads.polarity.slope + this.header.polarityShortness * shortness)
  }

  #rawOdds(head: Omit<HeadShape, 'slope' | 'shift'>, sum: number, norm: number): number {
    let odds = head.bias + sum * head.scale * norm
    for (let index = 0; index < denseCount; index += 1) odds += (head.dense[index] ?? 0) * (this.#dense[index] ?? 0)
    return odds
  }

  #categoriesOf(count: number): CategoryOdds {
    return { names: this.#categories.names, odds: this.#categories.read(this.#unique, count, this.#dense) }
  }

  #emotionOf(count: number): Emotion | undefined {
    const best = highest(this.#emotions.read(this.#unique, count, this.#dense))
    return this.#emotions.names[best] as Emotion | undefined
  }

  /** The features that pushed the polarity most, strongest first. */
  explain(fields: readonly LinearInput[], maximum: number): FeaturePush[] {
    const { scale } = this.header.heads.polarity
    const slope = this.#toneSlope(shortnessOf(fields.reduce((sum, { text }) => sum + text.length, 0)))
    return this.#strongest(fields, maximum, (id) => (this.#weights[id * stride] ?? 0) * scale * slope)
  }

  /** The features that spoke most for a category, strongest first. */
  explainCategory(fields: readonly LinearInput[], category: string, maximum: number): FeaturePush[] {
    const index = this.#categories.names.indexOf(category)
    return index < 0 ? [] : this.#strongest(fields, maximum, (id) => Math.max(0, this.#categories.push(id, index)))
  }

  #strongest(fields: readonly LinearInput[], maximum: number, weightOf: (id: number) => number): FeaturePush[] {
    const found: FeaturePush[] = []
    for (const [field, input] of fields.entries()) {
      extractFeatures(input.units, input.length, this.#buffer)
      const { ids, starts, ends, length } = this.#buffer
      const norm = length === 0 ? 0 : 1 / Math.sqrt(length)
      for (let at = 0; at < length; at += 1) {
        const weight = weightOf(ids[at] ?? 0) * norm
        if (weight === 0) continue
        const weakest = found[found.length - 1]
        if (found.length === maximum && weakest !== undefined && Math.abs(weight) <= Math.abs(weakest.weight)) continue
        if (found.length === maximum) found.pop()
        let place = found.length
        while (place > 0 && Math.abs(found[place - 1]?.weight ?? 0) < Math.abs(weight)) place -= 1
        found.splice(place, 0, { field, start: starts[at] ?? 0, end: ends[at] ?? 0, weight })
      }
    }
    return found
  }
}
