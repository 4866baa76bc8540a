import type { Category, ReasonSpan, Signal, Span, TextScores } from '@groundswell/contracts'
import { fold } from '@groundswell/text'
import { categorySpans, countCategories, findCategory } from './category/find-category.ts'
import { judgeCategory, speaksFor } from './category/judge-category.ts'
import { findEmotion, judgeEmotion } from './emotion/judge-emotion.ts'
import { eventByRules, harm } from './event/event-by-rules.ts'
import { linearInputs, readLinear } from './linear/read-linear.ts'
import { findPlaces } from './places/find-places.ts'
import { polarityOf, polarityOfSum, type PolarityResult } from './polarity/judge-rules.ts'
import { lexiconPushes, type LexiconPush } from './polarity/lexicon-score.ts'
import { readText, type ReadText, type TextInput } from './read-text.ts'
import type { ScoringModel } from './scoring-model.ts'
import { findSignals } from './signals/find-signals.ts'
import type { Passage } from './signals/passage.ts'

const maximumReasons = 8
const maximumCategoryReasons = 3

/** Everything a mention carries about its text (contracts `TextScores`). Pure: the same input gives the same scores. */
export function scoreText(model: ScoringModel, input: TextInput): TextScores {
  return scoreRead(model, readText(model, input))
}

export function scoreRead(model: ScoringModel, read: ReadText): TextScores {
  const { passages } = read
  const signals = [...findSignals(passages, model.lists.outlets), ...outletSignals(model, read)]
  const words = countCategories(passages)
  const found = findCategory(words, speaksFor(signals))
  const linear = readLinear(model, read)
  const pushes = linear === undefined ? passages.map((passage) => lexiconPushes(passage)) : []
  const polarity =
    linear === undefined
      ? polarityOfPushes(pushes.flat())
      : polarityOf(linear.negative, linear.neutral, linear.positive)
  const byRules = negativeEventOf(polarity, found.points, found.category, signals)
  const negativeEvent = linear === undefined ? byRules : Math.max(linear.event, eventByRules(passages, signals))
  const category = judgeCategory({
    found,
    words,
    signals,
    negativeEvent,
    polarity: polarity.polarity,
    head: linear?.categories,
  })
  const categoryHits = spansOfCategory(model, read, category)
  const why =
    linear === undefined
      ? strongest(passages.flatMap((passage, index) => (pushes[index] ?? []).map((push) => reasonOf(passage, push))))
      : linearReasons(model, read)
  return {
    lang: read.lang,
    script: read.script,
    polarity: polarity.polarity,
    polarityScore: round(polarity.score),
    polarityConfidence: round(polarity.confidence),
    negativeEvent: round(negativeEvent),
    emotion:
      linear?.emotion === undefined ? findEmotion(passages) : judgeEmotion(linear.emotion, passages, polarity.polarity),
    category,
    ...(categoryHits.length === 0 ? {} : { categoryHits }),
    signals,
    places: findPlaces(passages, model.lists.places),
    ...(why.length === 0 ? {} : { why }),
    model: model.version,
  }
}

/** The words of the category, or where it has none, the features that pushed the head towards it. */
function spansOfCategory(model: ScoringModel, read: ReadText, category: Category): Span[] {
  if (category === 'none') return []
  const words = category === 'other' ? [] : categorySpans(read.passages, category)
  if (words.length > 0) return words
  return (model.linear?.explainCategory(linearInputs(read), category, maximumCategoryReasons) ?? []).flatMap((push) => {
    const reading = read.passages[push.field]?.reading
    return reading === undefined
      ? []
      : [{ field: reading.field, start: reading.start(push.start), end: reading.end(push.end) }]
  })
}

/** Neighbouring features (a pair and its letters) make one reason. */
function linearReasons(model: ScoringModel, read: ReadText): ReasonSpan[] {
  const reasons: ReasonSpan[] = []
  for (const push of model.linear?.explain(linearInputs(read), maximumReasons) ?? []) {
    const passage = read.passages[push.field]
    if (passage !== undefined) reasons.push(reasonOf(passage, push))
  }
  return reasons
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

function reasonOf({ reading }: Passage, push: LexiconPush): ReasonSpan {
  return {
    field: reading.field,
    start: reading.start(push.start),
    end: reading.end(push.end),
    toward: push.weight < 0 ? 'negative' : 'positive',
    weight: round(Math.abs(push.weight)),
  }
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
