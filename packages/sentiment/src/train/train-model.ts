import type { Lists } from '../build-vocabulary.ts'
import type { ClassShapes } from '../linear/class-heads.ts'
import { interleave, type HeadShape, type ModelFile } from '../linear/model-file.ts'
import { tonalCount } from '../linear/dense-features.ts'
import { bucketBits } from '../linear/features.ts'
import { composeTexts } from '../teaching/compose-texts.ts'
import { readWritten } from '../teaching/read-written.ts'
import { packCorpus, type Corpus } from './corpus.ts'
import { holdOutEvent, type EventHoldOut } from './hold-out-event.ts'
import { holdOutPolarity, type PolarityHoldOut, type Say } from './hold-out-polarity.ts'
import { ownRows } from './own-rows.ts'
import { textKey, type LabelledText } from './read-data.ts'
import {
  categories,
  categoryOf,
  written,
  emotionOf,
  emotions,
  eventEmphasis,
  eventfulTopics,
  teachEvent,
  teachNeutral,
  teachPolarity,
} from './tasks.ts'
import { quantise, trainHead, trainMeanHead, type TrainHead } from './training.ts'
import type { Head } from './train-linear.ts'

export interface TrainingResult {
  readonly file: ModelFile
  readonly rows: number
  readonly setSizes: Readonly<Record<string, number>>
  readonly polarity: PolarityHoldOut
  readonly event: EventHoldOut
}

export interface TrainingOptions {
  readonly version: string
  readonly seed: number
  readonly lists: Lists
  /** Labelled texts of one's own, taught beside the word lists. */
  readonly own: readonly LabelledText[]
  readonly say: Say
}

/** Sets that teach no head. */
const unused = new Set(['zh_cold_offensive', 'en_tweeteval_offensive'])
const emotionBits = 18
const categoryBits = 17
/** Trainings a shipped head is the mean of. */
const seeds = 3

/** Trains every head on `sets`; texts that also stand in `apart` (what is measured on) are left out. Deterministic by seed. */
export function trainModel(
  sets: ReadonlyMap<string, readonly LabelledText[]>,
  apart: Iterable<LabelledText>,
  options: TrainingOptions,
): TrainingResult {
  const { say, seed } = options
  const { vocabulary } = options.lists
  const known = new Set(Array.from(apart, ({ text }) => textKey(text)))
  const texts = distinct(sets, known)
  const setSizes: Record<string, number> = {}
  for (const text of texts) setSizes[text.set] = (setSizes[text.set] ?? 0) + 1
  const ourTexts = readWritten()
  setSizes[written] = ourTexts.length
  const own = options.own.filter(({ text }) => !known.has(textKey(text)))
  texts.push(...ownRows(), ...composeTexts(seed), ...ourTexts, ...own)
  if (own.length > 0) setSizes['rows of one’s own'] = own.length
  say(`${texts.length} texts`)
  const corpus = packCorpus(texts, vocabulary)
  const common = { epochs: 4, buckets: 1 << bucketBits, seed }
  const polarity: TrainHead = { ...common, teach: teachPolarity, balance: 0.5, counts: tonalCount }
  const neutral: TrainHead = { ...common, teach: teachNeutral, balance: 0.5, counts: tonalCount }
  const event: TrainHead = { ...common, teach: teachEvent, balance: 1, emphasis: eventEmphasis }
  const held = holdOutPolarity(corpus, vocabulary, polarity, neutral, say)
  const heldEvent = holdOutEvent(corpus, options.lists, event, say)
  say('training the shipped heads')
  const heads = [
    pack(trainMeanHead(corpus, polarity, seeds), held.slope, 0),
    pack(trainMeanHead(corpus, neutral, seeds), 1, 0),
    pack(trainMeanHead(corpus, event, seeds), heldEvent.slope, heldEvent.shift),
  ] as const
  const feelings = trainClasses(corpus, { names: emotions, of: emotionOf, bits: emotionBits }, seed)
  const kinds = trainClasses(corpus, { names: categories, of: categoryOf, bits: categoryBits }, seed)
  const file: ModelFile = {
    header: {
      version: options.version,
      heads: { polarity: heads[0].shape, neutral: heads[1].shape, event: heads[2].shape },
      polarityShortness: held.polarityShortness,
      temper: held.temper,
      neutralMix: held.neutralMix,
      emotions: feelings.shapes,
      categories: kinds.shapes,
    },
    weights: interleave(heads.map((each) => each.bytes)),
    emotionWeights: feelings.weights,
    categoryWeights: kinds.weights,
  }
  return { file, rows: texts.length, setSizes, polarity: held, event: heldEvent }
}

function distinct(sets: ReadonlyMap<string, readonly LabelledText[]>, known: ReadonlySet<string>): LabelledText[] {
  const seen = new Set(known)
  const texts: LabelledText[] = []
  for (const [set, rows] of sets) {
    if (unused.has(set)) continue
    for (const row of rows) {
      if (!teaches(row)) continue
      const key = textKey(row.text)
      if (key === '' || seen.has(key)) continue
      seen.add(key)
      texts.push(row)
    }
  }
  return texts
}

/** Rows that teach no head but are measured stay; the rest would only take room. */
function teaches(row: LabelledText): boolean {
  return (
    [teachPolarity, teachNeutral, teachEvent].some((teach) => teach(row) !== undefined) ||
    emotionOf(row) !== undefined ||
    categoryOf(row) !== undefined ||
    eventfulTopics.has(row.label)
  )
}

interface Packed {
  readonly shape: HeadShape
  readonly bytes: Int8Array
}

function pack(head: Head, slope: number, shift: number): Packed {
  const { bytes, scale } = quantise(head.weights)
  return { bytes, shape: { scale, bias: head.bias, dense: [...head.dense], slope, shift } }
}

interface Classes {
  readonly names: readonly string[]
  /** The class a text names; undefined where it names none of them. */
  readonly of: (text: LabelledText) => string | undefined
  readonly bits: number
}

/** One head for each class against the others, none where no text names one; on fewer buckets: `id mod 2^bits` of the same features. */
function trainClasses(
  corpus: Corpus,
  { names, of, bits }: Classes,
  seed: number,
): { readonly shapes: ClassShapes; readonly weights: Int8Array } {
  if (!corpus.texts.some((text) => of(text) !== undefined))
    return { shapes: { bits, classes: [] }, weights: new Int8Array(0) }
  const mask = (1 << bits) - 1
  const small: Corpus = { ...corpus, ids: corpus.ids.map((id) => id & mask) }
  const heads = names.map((name) => {
    const head = trainHead(small, {
      teach: (text) => {
        const own = of(text)
        return own === undefined ? undefined : own === name ? 1 : 0
      },
      balance: 0.5,
      counts: tonalCount,
      epochs: 3,
      buckets: 1 << bits,
      seed,
    })
    return { name, ...pack(head, 1, 0) }
  })
  return {
    shapes: { bits, classes: heads.map(({ name, shape }) => ({ ...shape, name })) },
    weights: interleave(heads.map(({ bytes }) => bytes)),
  }
}
