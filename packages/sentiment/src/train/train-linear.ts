import { denseCount } from '../linear/dense-features.ts'
import type { Corpus } from './corpus.ts'

export interface LinearOptions {
  readonly buckets: number
  readonly epochs: number
  readonly rate: number
  readonly l2: number
  /** Share of a row's features left out at each sight, so that no few words decide alone. */
  readonly dropout: number
  /** How many of the counts beside the hashed features are used, from the first. */
  readonly counts: number
  readonly seed: number
}

export interface Head {
  readonly weights: Float32Array
  readonly dense: Float32Array
  readonly bias: number
}

/** mulberry32: a small generator, the same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle(rows: Int32Array, random: () => number): void {
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = rows[at] ?? 0
    rows[at] = rows[other] ?? 0
    rows[other] = kept
  }
}

/**
 * Logistic regression by AdaGrad (Duchi 2011) over rows of a corpus, each row's features weighing 1/√n. `targets` are
 * probabilities of the positive class by row of the corpus, `importance` multiplies a row's gradient.
 */
export function trainLinear(
  corpus: Corpus,
  rows: Int32Array,
  targets: Float32Array,
  importance: Float32Array,
  options: LinearOptions,
): Head {
  // A weight beside its sum of squares: one look at memory for both.
  const state = new Float32Array(options.buckets * 2)
  for (let at = 1; at < state.length; at += 2) state[at] = 1e-4
  const denseWeights = new Float32Array(denseCount)
  const denseSquares = new Float32Array(denseCount).fill(1)
  let bias = 0
  let biasSquares = 1
  const random = randomOf(options.seed)
  const order = rows.slice()
  const { ids, offsets } = corpus
  const kept = new Int32Array(longestRow(corpus))
  const threshold = Math.floor(options.dropout * 0xffffffff)
  let noise = options.seed >>> 0
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random)
    for (const row of order) {
      const from = offsets[row] ?? 0
      const to = offsets[row + 1] ?? 0
      if (to === from) continue
      let count = 0
      let sum = 0
      for (let at = from; at < to; at += 1) {
        noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0
        if (noise < threshold) continue
        const slot = (ids[at] ?? 0) * 2
        kept[count] = slot
        count += 1
        sum += state[slot] ?? 0
      }
      if (count === 0) continue
      const scale = 1 / Math.sqrt(count)
      let odds = sum * scale + bias
      for (let index = 0; index < options.counts; index += 1)
        odds += (denseWeights[index] ?? 0) * (corpus.dense[row * denseCount + index] ?? 0)
      const error = (1 / (1 + Math.exp(-odds)) - (targets[row] ?? 0)) * (importance[row] ?? 1)
      const gradient = error * scale
      const squared = gradient * gradient
      for (let at = 0; at < count; at += 1) {
        const slot = kept[at] ?? 0
        const weight = state[slot] ?? 0
        const seen = (state[slot + 1] ?? 0) + squared
        state[slot + 1] = seen
        state[slot] = weight - (options.rate * (gradient + options.l2 * weight)) / Math.sqrt(seen)
      }
      for (let index = 0; index < options.counts; index += 1) {
        const push = error * (corpus.dense[row * denseCount + index] ?? 0)
        denseSquares[index] = (denseSquares[index] ?? 0) + push * push
        denseWeights[index] = (denseWeights[index] ?? 0) - (options.rate * push) / Math.sqrt(denseSquares[index] ?? 1)
      }
      biasSquares += error * error
      bias -= (options.rate * error) / Math.sqrt(biasSquares)
    }
  }
  const weights = new Float32Array(options.buckets)
  for (let id = 0; id < options.buckets; id += 1) weights[id] = state[id * 2] ?? 0
  return { weights, dense: denseWeights, bias }
}

export function oddsOf(corpus: Corpus, row: number, head: Head): number {
  const from = corpus.offsets[row] ?? 0
  const to = corpus.offsets[row + 1] ?? 0
  let odds = head.bias
  for (let index = 0; index < denseCount; index += 1)
    odds += (head.dense[index] ?? 0) * (corpus.dense[row * denseCount + index] ?? 0)
  if (to === from) return odds
  let sum = 0
  for (let at = from; at < to; at += 1) sum += head.weights[corpus.ids[at] ?? 0] ?? 0
  return odds + sum / Math.sqrt(to - from)
}

function longestRow(corpus: Corpus): number {
  let longest = 1
  for (let row = 0; row + 1 < corpus.offsets.length; row += 1)
    longest = Math.max(longest, (corpus.offsets[row + 1] ?? 0) - (corpus.offsets[row] ?? 0))
  return longest
}
