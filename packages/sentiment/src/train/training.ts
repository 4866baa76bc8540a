import { denseCount } from '../linear/dense-features.ts'
import type { Corpus } from './corpus.ts'
import type { LabelledText } from './read-data.ts'
import type { Teach } from './tasks.ts'
import { trainLinear, type Head, type LinearOptions } from './train-linear.ts'

export interface TrainHead {
  readonly teach: Teach
  /** 0: every row counts the same; 1: every (set, class) counts the same. */
  readonly balance: number
  readonly epochs: number
  readonly buckets: number
  /** Counts beside the hashed features this head may use, from the first; all unless told. */
  readonly counts?: number
  readonly seed: number
  /** Multiplies what a text counts. */
  readonly emphasis?: (text: LabelledText) => number
  readonly leaveOut?: (text: LabelledText) => boolean
}

/** Texts that a (set, class) of balance 1 counts as. */
const fairShare = 6000
const rate = 0.3

export function trainHead(corpus: Corpus, head: TrainHead): Head {
  const targets = new Float32Array(corpus.texts.length)
  const importance = new Float32Array(corpus.texts.length)
  const counts = new Map<string, number>()
  const keys: string[] = []
  const rows: number[] = []
  for (const [row, text] of corpus.texts.entries()) {
    const target = head.teach(text)
    if (target === undefined || head.leaveOut?.(text) === true) continue
    const key = `${text.set} ${target}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    keys.push(key)
    rows.push(row)
    targets[row] = target
  }
  const emphasis = (row: number): number => {
    const text = corpus.texts[row]
    return text === undefined ? 1 : (head.emphasis?.(text) ?? 1)
  }
  for (const [at, row] of rows.entries())
    importance[row] = emphasis(row) * (fairShare / (counts.get(keys[at] ?? '') ?? fairShare)) ** head.balance
  const options: LinearOptions = {
    buckets: head.buckets,
    epochs: head.epochs,
    rate,
    l2: 0,
    dropout: 0,
    counts: head.counts ?? denseCount,
    seed: head.seed,
  }
  return trainLinear(corpus, Int32Array.from(rows), targets, importance, options)
}

/** Weights as bytes; the few beyond the scale are cut, so that the many keep their resolution. */
export function quantise(weights: Float32Array): { readonly bytes: Int8Array; readonly scale: number } {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort()
  const limit = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = limit / 127
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))))
  return { bytes, scale }
}

/** The mean of heads trained with neighbouring seeds: the order of rows then matters less. */
export function trainMeanHead(corpus: Corpus, head: TrainHead, seeds: number): Head {
  const mean = trainHead(corpus, head)
  let bias = mean.bias
  for (let each = 1; each < seeds; each += 1) {
    const other = trainHead(corpus, { ...head, seed: head.seed + each })
    for (const [at, weight] of other.weights.entries()) mean.weights[at] = (mean.weights[at] ?? 0) + weight
    for (const [at, weight] of other.dense.entries()) mean.dense[at] = (mean.dense[at] ?? 0) + weight
    bias += other.bias
  }
  return {
    weights: mean.weights.map((weight) => weight / seeds),
    dense: mean.dense.map((weight) => weight / seeds),
    bias: bias / seeds,
  }
}
