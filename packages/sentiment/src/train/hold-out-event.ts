import type { Lists } from '../build-vocabulary.ts'
import { eventByRules, oddsOfWords } from '../event/event-by-rules.ts'
import { yearWithoutDate } from '../read-text.ts'
import { readField } from '../reading/read-field.ts'
import { findSignals } from '../signals/find-signals.ts'
import { createPassage } from '../signals/passage.ts'
import { balancedWeights, fitLogistic, type HeldOut } from './calibrate.ts'
import type { Corpus } from './corpus.ts'
import type { Say } from './hold-out-polarity.ts'
import { shareOf, type Share } from './measure.ts'
import { isOwn } from './tasks.ts'
import { oddsOf, type Head } from './train-linear.ts'
import { trainHead, type TrainHead } from './training.ts'

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
/** Share of neutral news titles of topics never trained on that the shipped threshold flags at most. */
const allowedFlags = 0.02
/** Stands for the odds of a text that the rules flag whatever the head says. */
const sure = 1000

/** The threshold comes from neutral topics left out; recall is measured on what was left out by document and by file. */
export function holdOutEvent(corpus: Corpus, lists: Lists, event: TrainHead, say: Say): EventHoldOut {
  const own = corpus.texts.some((text) => topicGroups[0]?.includes(text.label)) ? undefined : holdOutOwn(corpus, event)
  if (own !== undefined) return own
  const rules = rulesOver(corpus, lists)
  const judged = (row: number, head: Head): number => {
    const { words, sure: flagged } = rules(row)
    return flagged ? sure : oddsOf(corpus, row, head) + words
  }
  const odds = (
    leaveOut: NonNullable<TrainHead['leaveOut']>,
    measured: NonNullable<TrainHead['leaveOut']>,
  ): number[] => {
    const head = trainHead(corpus, { ...event, leaveOut })
    return corpus.texts.flatMap((text, row) => (measured(text) ? [judged(row, head)] : []))
  }
  const quiet = new Map<string, number[]>()
  for (const group of topicGroups) {
    const head = trainHead(corpus, { ...event, leaveOut: (text) => group.includes(text.label) })
    for (const topic of group)
      quiet.set(
        topic,
        corpus.texts.flatMap((text, row) => (text.label === topic ? [judged(row, head)] : [])),
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
      corpus.texts.flatMap((text, row) => (text.label === topic ? [judged(row, whole)] : [])),
    )
  const allQuiet = [...quiet.values()].flat().sort((a, b) => b - a)
  const threshold = justAbove(allQuiet[Math.floor(allQuiet.length * allowedFlags)] ?? 0)
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

/** Flagged is what reaches the threshold, so that it stands above the first that may not be flagged, however many are like it. */
function justAbove(odds: number): number {
  return odds + 1e-9
}

/** Without news to take the threshold from it comes from one's own rows, fifth by fifth; undefined where none say event or quiet. */
function holdOutOwn(corpus: Corpus, event: TrainHead): EventHoldOut | undefined {
  const sets = new Set(
    corpus.texts
      .filter(({ label, set }) => isOwn(set) && set !== 'own' && eventLabels.has(label))
      .map(({ set }) => set),
  )
  const rows: { odds: number; truth: number }[] = []
  for (const set of sets) {
    const head = trainHead(corpus, { ...event, leaveOut: (text) => text.set === set })
    for (const [row, text] of corpus.texts.entries())
      if (text.set === set && eventLabels.has(text.label))
        rows.push({ odds: oddsOf(corpus, row, head), truth: text.label === 'event' ? 1 : 0 })
  }
  const weights = balancedWeights(rows.map(({ truth }) => String(truth)))
  const [slope = 1, shift = 0] = fitLogistic(
    rows.map(({ odds, truth }, at): HeldOut => ({ inputs: [odds], truth, weight: weights[at] ?? 0 })),
    1,
  )
  const share = (truth: number): Share => {
    const all = rows.filter((row) => row.truth === truth)
    return shareOf(all.filter(({ odds }) => slope * odds + shift >= 0).length, all.length)
  }
  return rows.length === 0
    ? undefined
    : { slope, shift, recall: { 'own rows, fifth by fifth': share(1) }, flags: { 'own quiet rows': share(0) } }
}

const eventLabels = new Set(['event', 'quiet'])

/** What the rules say of a row: what its words add to the head's odds, and whether they alone decide. */
function rulesOver(corpus: Corpus, lists: Lists): (row: number) => { readonly words: number; readonly sure: boolean } {
  return (row) => {
    const reading = readField('text', corpus.texts[row]?.text ?? '')
    const passage = createPassage(reading, lists.vocabulary.find(reading), yearWithoutDate)
    return {
      words: oddsOfWords([passage]),
      sure: eventByRules([passage], findSignals([passage], lists.outlets)) >= 0.5,
    }
  }
}
