import type { ReasonSpan, Signal, TextScores } from '@groundswell/contracts'
import { fold } from '@groundswell/text'
import { findCategory } from './category/find-category.ts'
import { findPlaces } from './places/find-places.ts'
import { findEmotion, polarityOfSum, type PolarityResult } from './polarity/judge-rules.ts'
import { lexiconPushes, type LexiconPush } from './polarity/lexicon-score.ts'
import { readText, type ReadText, type TextInput } from './read-text.ts'
import type { ScoringModel } from './scoring-model.ts'
import { findSignals } from './signals/find-signals.ts'
import type { Passage } from './signals/passage.ts'

const maximumReasons = 8

/** Everything a mention carries about its text (contracts `TextScores`). Pure: the same input gives the same scores. */
export function scoreText(model: ScoringModel, input: TextInput): TextScores {
  return scoreRead(model, readText(model, input))
}

export function scoreRead(model: ScoringModel, read: ReadText): TextScores {
  const { passages } = read
  const signals = [...findSignals(passages, model.lists.outlets), ...outletSignals(model, read)]
  const found = findCategory(passages)
  const pushes = passages.map((passage) => ({ passage, pushes: lexiconPushes(passage) }))
  const polarity = polarityOfPushes(pushes.flatMap((each) => each.pushes))
  const negativeEvent = negativeEventOf(polarity, found.points, found.category, signals)
  const category = found.category === 'none' && negativeEvent >= 0.6 ? 'other' : found.category
  const why = pushes.flatMap((each) => reasonsOf(each.passage, each.pushes))
  return {
    lang: read.lang,
    script: read.script,
    polarity: polarity.polarity,
    polarityScore: round(polarity.score),
    polarityConfidence: round(polarity.confidence),
    negativeEvent: round(negativeEvent),
    emotion: findEmotion(passages),
    category,
    ...(found.hits.length === 0 ? {} : { categoryHits: found.hits }),
    signals,
    places: findPlaces(passages, model.lists.places),
    ...(why.length === 0 ? {} : { why: strongest(why) }),
    model: model.version,
  }
}

export function polarityOfPushes(pushes: readonly LexiconPush[]): PolarityResult {
  let sum = 0
  let evidence = 0
  for (const push of pushes) {
    sum += push.weight
    evidence += Math.abs(push.weight)
  }
  return polarityOfSum(sum, evidence)
}

/** Signals that speak of harm, and how much each moves the odds that something bad happened. */
const harm: Readonly<Partial<Record<Signal['kind'], number>>> = {
  deaths: 4,
  injuries: 3.5,
  'serious-injuries': 3.5,
  complainants: 3,
  regulator: 3,
  'outage-hours': 2.5,
  recall: 2.5,
  'legal-action': 2,
  money: 1,
}

const harmless = new Set(['policy-change', 'none', 'other'])

/** Log-odds by rules: an event's words, its signals, and the tone. */
export function negativeEventOf(
  polarity: PolarityResult,
  categoryPoints: number,
  category: TextScores['category'],
  signals: readonly Signal[],
): number {
  let odds = -2.6 - 1.6 * polarity.score
  if (!harmless.has(category)) odds += Math.min(3, categoryPoints * 0.8)
  for (const signal of signals) odds += harm[signal.kind] ?? 0
  return 1 / (1 + Math.exp(-odds))
}

function reasonsOf(passage: Passage, pushes: readonly LexiconPush[]): ReasonSpan[] {
  return pushes.map((push) => ({
    field: passage.reading.field,
    start: passage.reading.start(push.start),
    end: passage.reading.end(push.end),
    toward: push.weight < 0 ? 'negative' : 'positive',
    weight: round(Math.abs(push.weight)),
  }))
}

function strongest(reasons: readonly ReasonSpan[]): ReasonSpan[] {
  return reasons.toSorted((a, b) => b.weight - a.weight).slice(0, maximumReasons)
}

/** A mention that an outlet itself published: the outlet is its source or author. The span is of the author, or empty. */
function outletSignals(model: ScoringModel, read: ReadText): Signal[] {
  const { authorName, sourceName } = read.input
  const found: Signal[] = []
  for (const [name, end] of [
    [authorName, authorName?.length ?? 0],
    [sourceName, 0],
  ] as const) {
    if (name === undefined || name === '') continue
    const folded = fold(name)
    const outlet = model.lists.outlets.find((each) =>
      [each.name, ...(each.aliases ?? [])].some((known) => folded === fold(known)),
    )
    if (outlet === undefined || found.length > 0) continue
    const kind = outlet.tier === 'national' ? 'national-media' : 'local-media'
    found.push({ kind, value: 1, name: outlet.name, claim: false, field: 'author', start: 0, end })
  }
  return found
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
