import type { Category, ReasonSpan, Signal, TextScores } from '@groundswell/contracts'
import { fold } from '@groundswell/text'
import { findCategory, type CategoryResult } from './category/find-category.ts'
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

/** Everything a mention carries about its text (contracts `TextScores`). Pure: the same input gives the same scores. */
export function scoreText(model: ScoringModel, input: TextInput): TextScores {
  return scoreRead(model, readText(model, input))
}

export function scoreRead(model: ScoringModel, read: ReadText): TextScores {
  const { passages } = read
  const signals = [...findSignals(passages, model.lists.outlets), ...outletSignals(model, read)]
  const found = findCategory(passages, signals.length === 0 ? undefined : speaksFor(signals))
  const linear = readLinear(model, read)
  const pushes = linear === undefined ? passages.map((passage) => lexiconPushes(passage)) : []
  const polarity =
    linear === undefined
      ? polarityOfPushes(pushes.flat())
      : polarityOf(linear.negative, linear.neutral, linear.positive)
  const byRules = negativeEventOf(polarity, found.points, found.category, signals)
  const negativeEvent = linear === undefined ? byRules : Math.max(linear.event, eventByRules(passages, signals))
  const category = categoryOf(found, negativeEvent, polarity)
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
    ...(found.hits.length === 0 || category !== found.category ? {} : { categoryHits: found.hits }),
    signals,
    places: findPlaces(passages, model.lists.places),
    ...(why.length === 0 ? {} : { why }),
    model: model.version,
  }
}

/** Words of complaint in praise (服务态度特别好) make no complaint; an event without a category is of another kind. */
function categoryOf(
  { category: found, by, points }: CategoryResult,
  negativeEvent: number,
  polarity: PolarityResult,
): TextScores['category'] {
  if (found === 'none') return negativeEvent >= other ? 'other' : 'none'
  // 快递包裹已到驿站 names what complaints are about, and complains of nothing.
  if (points < 2 && negativeEvent < (polarity.polarity === 'negative' ? troubled.weak : other)) return 'none'
  if (negativeEvent < troubled[by] && (by === 'weak' || polarity.polarity !== 'negative')) return 'none'
  const praised = negativeEvent < 0.5 && polarity.polarity === 'positive'
  return praised && ofComplaints.has(found) ? 'none' : found
}

/** A regulator that acts makes a regulatory event, whatever it acts against; harm to people and outages lean one way. */
function speaksFor(signals: readonly Signal[]): Readonly<Partial<Record<Category, number>>> {
  const has = (kind: Signal['kind']): boolean => signals.some((signal) => signal.kind === kind && !signal.claim)
  return {
    ...(has('regulator') ? { regulatory: 3 } : {}),
    ...(has('deaths') ? { 'safety-accident': 2 } : {}),
    ...(has('recall') ? { 'product-quality': 2 } : {}),
    ...(has('outage-hours') ? { 'technical-failure': 1 } : {}),
  }
}

/** From this probability on an event without words of a category is of another kind; one word says what it is about. */
const other = 0.6
/** From this probability of an event on, words of a kind make a category. */
const troubled = { strong: 0, signs: 0.15, weak: 0.5 } as const

const ofComplaints = new Set(['service-dispute', 'product-quality', 'employee-misconduct', 'technical-failure'])

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
