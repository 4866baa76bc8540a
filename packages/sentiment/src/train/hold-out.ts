import type { Lists } from '../build-vocabulary.ts'
import { eventByRules } from '../event/event-by-rules.ts'
import { denseCount } from '../linear/dense-features.ts'
import { neutralInputs } from '../linear/linear-model.ts'
import { yearWithoutDate } from '../read-text.ts'
import { readField } from '../reading/read-field.ts'
import type { Vocabulary } from '../reading/vocabulary.ts'
import { findSignals } from '../signals/find-signals.ts'
import { createPassage } from '../signals/passage.ts'
import { packCorpus, type Corpus } from './corpus.ts'
import type { LabelledText } from './read-data.ts'
import { balancedWeights, fitLogistic, type HeldOut } from './calibrate.ts'
import { calibrationError, shareOf, type Share } from './measure.ts'
import { isOwn, teachNeutral, teachPolarity, threeClassSets } from './tasks.ts'
import { trainHead, type TrainHead } from './training.ts'
import { oddsOf, randomOf, type Head } from './train-linear.ts'

export type Say = (line: string) => void

export interface PolarityHoldOut {
  readonly slope: number
  readonly shift: number
  readonly neutralMix: readonly number[]
  readonly accuracy: Readonly<Record<string, Share>>
  /** Binary calibration error over all sets, after calibration. */
  readonly error: number
}

/** Each set in turn is left out of training and measured: what calibration and the choice of options rest on. */
export function holdOutPolarity(
  corpus: Corpus,
  vocabulary: Vocabulary,
  polarity: TrainHead,
  neutral: TrainHead,
  say: Say,
): PolarityHoldOut {
  const sets = [...new Set(corpus.texts.filter((text) => teachPolarity(text) !== undefined).map((text) => text.set))]
  const binary: { odds: number; truth: number; set: string }[] = []
  const mixed: { inputs: (slope: number) => number[]; truth: number; set: string }[] = []
  const accuracy: Record<string, Share> = {}
  for (const set of sets.filter((each) => each !== 'own')) {
    const leaveOut = (text: { readonly set: string }): boolean => text.set === set
    const head = trainHead(corpus, { ...polarity, leaveOut })
    const three = set === mixedReviewSet || isOwn(set) || (threeClassSets as readonly string[]).includes(set)
    const neutralHead = three ? trainHead(corpus, { ...neutral, leaveOut }) : undefined
    let right = 0
    let count = 0
    for (const [row, text] of corpus.texts.entries()) {
      if (text.set !== set) continue
      const odds = oddsOf(corpus, row, head)
      const truth = teachPolarity(text)
      if (truth !== undefined) {
        count += 1
        if (odds > 0 === (truth === 1)) right += 1
        binary.push({ odds, truth, set })
      }
      const isNeutral = neutralHead === undefined || set === mixedReviewSet ? undefined : teachNeutral(text)
      if (neutralHead !== undefined && isNeutral !== undefined)
        mixed.push({ inputs: inputsOf(corpus, row, neutralHead, odds), truth: isNeutral, set })
    }
    if (set === mixedReviewSet && neutralHead !== undefined) {
      const reviews = packCorpus(pairReviews(corpus.texts, polarity.seed), vocabulary)
      for (const [row, text] of reviews.texts.entries()) {
        const inputs = inputsOf(reviews, row, neutralHead, oddsOf(reviews, row, head))
        mixed.push({ inputs, truth: text.label === 'neu' ? 1 : 0, set: mixedReviews })
      }
    }
    accuracy[set] = shareOf(right, count)
    say(`${set} left out: ${(right / count).toFixed(4)} of ${count}`)
  }
  const binaryWeights = balancedWeights(binary.map((each) => `${each.set} ${each.truth}`))
  const [slope = 1] = fitLogistic(
    binary.map(({ odds, truth }, at): HeldOut => ({ inputs: [odds], truth, weight: binaryWeights[at] ?? 0 })),
    1,
  )
  const mixedWeights = balancedWeights(mixed.map((each) => `${each.set} ${each.truth}`))
  const mix = fitLogistic(
    mixed.map((each, at): HeldOut => ({
      inputs: each.inputs(slope),
      truth: each.truth,
      // Two of three classes are polar.
      weight: (mixedWeights[at] ?? 0) * (each.truth === 1 ? 1 : 2) * (each.set === mixedReviews ? 0.5 : 1),
    })),
    6,
  )
  const error = calibrationError(
    binary.map(({ odds, truth }) => {
      const p = 1 / (1 + Math.exp(-slope * odds))
      return { confidence: Math.max(p, 1 - p), right: p > 0.5 === (truth === 1) }
    }),
  )
  return { slope, shift: 0, neutralMix: mix, accuracy, error }
}

function inputsOf(corpus: Corpus, row: number, neutral: Head, odds: number): (slope: number) => number[] {
  const own = oddsOf(corpus, row, neutral)
  return (slope) => neutralInputs(own, odds * slope, corpus.dense, row * denseCount)
}

/** Reviews of this set, two to a text: praise beside blame is neutral, praise beside praise is not. */
const mixedReviewSet = 'zh_htl_all'
const mixedReviews = 'mixed reviews'
const pairs = 900

function pairReviews(texts: readonly LabelledText[], seed: number): LabelledText[] {
  const random = randomOf(seed)
  const of = (label: string): readonly LabelledText[] =>
    texts.filter((text) => text.set === mixedReviewSet && text.label === label)
  const [praise, blame] = [of('pos'), of('neg')]
  const pick = (from: readonly LabelledText[]): string => from[Math.floor(random() * from.length)]?.text ?? ''
  const found: LabelledText[] = []
  const add = (text: string, label: string): void => {
    found.push({ text, label, set: mixedReviews, lang: 'zh' })
  }
  for (let pair = 0; pair < pairs; pair += 1) {
    add(`${pick(praise)} ${pick(blame)}`, 'neu')
    add(`${pick(praise)} ${pick(praise)}`, 'pos')
    add(`${pick(blame)} ${pick(blame)}`, 'neg')
  }
  return found
}

export interface EventHoldOut {
  readonly slope: number
  readonly shift: number
  readonly recall: Readonly<Record<string, Share>>
  readonly flags: Readonly<Record<string, Share>>
}

const complaints = 'zh_gov_complaints_7cat'
const emergencies = 'zh_cec_emergency_news'
const topicGroups: readonly (readonly string[])[] = [
  ['finance', 'stocks', 'news_finance', 'news_stock'],
  ['education', 'news_edu', 'science', 'news_tech'],
  ['sports', 'news_sports', 'game', 'news_game', 'entertainment', 'news_entertainment'],
  ['realty', 'news_house', 'news_car', 'news_travel', 'news_culture', 'news_agriculture'],
]
/** Share of neutral news titles of topics never trained on that the shipped threshold may flag. */
const allowedFlags = 0.02
/** Stands for the odds of a text that the rules flag whatever the head says. */
const sure = 1000

/** The threshold comes from neutral topics left out; recall is measured on what was left out by document and by file. */
export function holdOutEvent(corpus: Corpus, lists: Lists, event: TrainHead, say: Say): EventHoldOut {
  const byRules = rulesOver(corpus, lists)
  const odds = (
    leaveOut: NonNullable<TrainHead['leaveOut']>,
    measured: NonNullable<TrainHead['leaveOut']>,
  ): number[] => {
    const head = trainHead(corpus, { ...event, leaveOut })
    return corpus.texts.flatMap((text, row) =>
      measured(text) ? [byRules(row) ? sure : oddsOf(corpus, row, head)] : [],
    )
  }
  const quiet = new Map<string, number[]>()
  for (const group of topicGroups) {
    const head = trainHead(corpus, { ...event, leaveOut: (text) => group.includes(text.label) })
    for (const topic of group)
      quiet.set(
        topic,
        corpus.texts.flatMap((text, row) =>
          text.label === topic ? [byRules(row) ? sure : oddsOf(corpus, row, head)] : [],
        ),
      )
  }
  const isFifth = (text: { readonly text: string; readonly set: string }): boolean =>
    text.set === complaints && text.text.length % 5 === 0
  const byDocument = odds(isFifth, isFifth)
  const byFile = odds(
    (text) => text.set === complaints,
    (text) => text.set === complaints,
  )
  const news = odds(
    (text) => text.set === emergencies,
    (text) => text.set === emergencies,
  )
  const eventful = new Map<string, number[]>()
  const whole = trainHead(corpus, event)
  for (const topic of ['society', 'politics', 'news_story', 'news_world', 'news_military'])
    eventful.set(
      topic,
      corpus.texts.flatMap((text, row) =>
        text.label === topic ? [byRules(row) ? sure : oddsOf(corpus, row, whole)] : [],
      ),
    )
  const allQuiet = [...quiet.values()].flat().sort((a, b) => b - a)
  const threshold = allQuiet[Math.floor(allQuiet.length * allowedFlags)] ?? 0
  say(`event threshold ${threshold.toFixed(3)}`)
  const harm = [...byDocument, ...byFile, ...news]
  const keys = [...byDocument.map(() => 'd'), ...byFile.map(() => 'f'), ...news.map(() => 'n')]
  const weights = [...balancedWeights(keys), ...balancedWeights(allQuiet.map(() => 'q')).map((weight) => weight * 3)]
  const rows = [...harm.map((each) => ({ each, truth: 1 })), ...allQuiet.map((each) => ({ each, truth: 0 }))]
  const [slope = 1] = fitLogistic(
    rows.map(({ each, truth }, at): HeldOut => ({
      inputs: [each - threshold],
      truth,
      // What the rules decide says nothing of the head's odds.
      weight: each === sure ? 0 : (weights[at] ?? 0),
    })),
    1,
  )
  const over = (all: readonly number[]): Share => shareOf(all.filter((each) => each >= threshold).length, all.length)
  return {
    slope,
    shift: -slope * threshold,
    recall: { complaintsByDocument: over(byDocument), complaintsByFile: over(byFile), emergencyNewsByFile: over(news) },
    flags: Object.fromEntries(
      [['all neutral topics', allQuiet] as const, ...quiet, ...eventful].map(([topic, all]) => [topic, over(all)]),
    ),
  }
}

/** Whether the rules alone flag a row, as they do when scoring. */
function rulesOver(corpus: Corpus, lists: Lists): (row: number) => boolean {
  return (row) => {
    const reading = readField('text', corpus.texts[row]?.text ?? '')
    const passage = createPassage(reading, lists.vocabulary.find(reading), yearWithoutDate)
    return eventByRules([passage], findSignals([passage], lists.outlets)) >= 0.5
  }
}
