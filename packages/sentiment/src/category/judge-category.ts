import type { Category, Polarity, Signal } from '@groundswell/contracts'
import type { CategoryOdds } from '../linear/linear-model.ts'
import { categoryOrder, type CategoryPoints, type CategoryResult } from './find-category.ts'

export interface CategoryEvidence {
  /** What the words alone say. */
  readonly found: CategoryResult
  readonly words: CategoryPoints | undefined
  readonly signals: readonly Signal[]
  readonly negativeEvent: number
  readonly polarity: Polarity
  /** What the trained heads say; absent where there are none. */
  readonly head: CategoryOdds | undefined
}

/** Odds that a point of words is worth beside the trained heads. */
const oddsOfPoint = 0.7
/** More points than this add nothing. */
const enoughPoints = 6
/** From these odds on the heads name a category though nothing speaks of an event. */
const convinced = 1

/**
 * The words decide whether a text is about a kind of event at all, where they can; which one, words and trained heads decide
 * together; where something happens that no word names, the heads alone.
 */
export function judgeCategory(evidence: CategoryEvidence): Category {
  const byWords = judgeByWords(evidence)
  const { head, words, signals, negativeEvent, polarity } = evidence
  if (head === undefined || head.names.length === 0) return byWords
  const prior = speaksFor(signals)
  let best: Category = 'other'
  let most = Number.NEGATIVE_INFINITY
  for (const [at, name] of head.names.entries()) {
    const category = name as Category
    if (category === 'none' || (category === 'other' && byWords !== 'none' && byWords !== 'other')) continue
    const index = categoryOrder.indexOf(category as (typeof categoryOrder)[number])
    const points = (words?.points[index] ?? 0) + (prior?.[category] ?? 0)
    const total = (head.odds[at] ?? 0) + oddsOfPoint * Math.min(enoughPoints, points)
    if (total <= most) continue
    most = total
    best = category
  }
  if (byWords !== 'none' || negativeEvent >= happens) return best
  const none = head.odds[head.names.indexOf('none')] ?? 0
  return polarity !== 'positive' && most > convinced && most > none ? best : 'none'
}

/** From this probability on something happens, and it is of some kind. */
const happens = 0.5

/** Words of complaint in praise (服务态度特别好) make no complaint; an event without a category is of another kind. */
function judgeByWords({ found: { category: found, by, points }, negativeEvent, polarity }: CategoryEvidence): Category {
  if (found === 'none') return negativeEvent >= other ? 'other' : 'none'
  // 快递包裹已到驿站 names what complaints are about, and complains of nothing.
  if (points < 2 && negativeEvent < (polarity === 'negative' ? troubled.weak : other)) return 'none'
  if (negativeEvent < troubled[by] && (by === 'weak' || polarity !== 'negative')) return 'none'
  const praised = negativeEvent < 0.5 && polarity === 'positive'
  return praised && ofComplaints.has(found) ? 'none' : found
}

/** A regulator that acts makes a regulatory event, whatever it acts against; harm to people and outages lean one way. */
export function speaksFor(signals: readonly Signal[]): Readonly<Partial<Record<Category, number>>> | undefined {
  if (signals.length === 0) return undefined
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
