import type { Category, Span } from '@groundswell/contracts'
import type { WordCategory } from '../lists/category-words.ts'
import { negatedBefore } from '../signals/circumstances.ts'
import { clauseAround, type Passage } from '../signals/passage.ts'

/**
 * In the order of the values of the role `category`: four times the index, plus one for a sign and three for a weak word,
 * so that even values are strong words.
 */
export const categoryOrder: readonly WordCategory[] = [
  'safety-accident',
  'public-health',
  'natural-disaster',
  'information-security',
  'regulatory',
  'employee-misconduct',
  'technical-failure',
  'supply-chain',
  'product-quality',
  'service-dispute',
  'policy-change',
]

/** What the words of a text say of each category, by its place in `categoryOrder`. */
export interface CategoryPoints {
  readonly points: readonly number[]
  /** 0 strong, 1 sign, 3 weak: the surest kind of word of each. */
  readonly surest: readonly number[]
}

export interface CategoryResult {
  readonly category: Category
  /** Points of the category found, 0 when none. */
  readonly points: number
  /** The surest kind of word found: without a strong one something bad must be happening. */
  readonly by: 'strong' | 'signs' | 'weak'
}

const pointsOf = [3, 2, 0, 1] as const
const kinds: Readonly<Record<number, CategoryResult['by']>> = { 0: 'strong', 1: 'signs', 3: 'weak' }
const titleFactor = 2
const needed = 1
const maximumHits = 12

const noPoints = categoryOrder.map(() => 0)
const unsure = categoryOrder.map(() => 3)
const nothing: CategoryResult = { category: 'none', points: 0, by: 'weak' }

/** Points of each category, each distinct word once; undefined without any word. */
export function countCategories(passages: readonly Passage[]): CategoryPoints | undefined {
  if (!hasWords(passages)) return undefined
  const points = noPoints.slice()
  const surest = unsure.slice()
  let seen: Set<string> | undefined
  for (const passage of passages) {
    for (const hit of passage.hits.of('category')) {
      const index = hit.value >> 2
      const word = passage.text.slice(hit.start, hit.end)
      if (seen === undefined) seen = new Set([word])
      else if (seen.has(word)) continue
      else seen.add(word)
      if (negatedWord(passage, hit.start)) continue
      surest[index] = Math.min(surest[index] ?? 3, hit.value & 3)
      const factor = passage.reading.field === 'title' ? titleFactor : 1
      points[index] = (points[index] ?? 0) + factor * (pointsOf[hit.value & 3] ?? 0)
    }
  }
  return { points, surest }
}

/** The category whose words weigh most; ties go to the graver one, first in the order. */
export function findCategory(
  found: CategoryPoints | undefined,
  prior?: Readonly<Partial<Record<Category, number>>>,
): CategoryResult {
  if (found === undefined) return nothing
  let best = -1
  let most = 0
  for (let index = 0; index < categoryOrder.length; index += 1) {
    const own = found.points[index] ?? 0
    if (own === 0) continue
    const total = own + (prior?.[categoryOrder[index] ?? 'other'] ?? 0)
    if (total > most) {
      most = total
      best = index
    }
  }
  const category = categoryOrder[best]
  if (category === undefined || most < needed) return nothing
  return { category, points: most, by: kinds[found.surest[best] ?? 3] ?? 'weak' }
}

function hasWords(passages: readonly Passage[]): boolean {
  for (const passage of passages) if (passage.hits.of('category').length > 0) return true
  return false
}

/** The words that speak for a category. */
export function categorySpans(passages: readonly Passage[], category: WordCategory): Span[] {
  const best = categoryOrder.indexOf(category)
  const spans: Span[] = []
  for (const passage of passages)
    for (const hit of passage.hits.of('category')) {
      if (hit.value >> 2 !== best || spans.length >= maximumHits || negatedWord(passage, hit.start)) continue
      const { field } = passage.reading
      spans.push({ field, start: passage.reading.start(hit.start), end: passage.reading.end(hit.end) })
    }
  return spans
}

function negatedWord(passage: Passage, start: number): boolean {
  if (!passage.hits.any('negation', start - 4, start)) return false
  return negatedBefore(passage, Math.max(clauseAround(passage, start, start).start, start - 4), start)
}
