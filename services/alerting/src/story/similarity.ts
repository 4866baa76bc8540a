import type { Exemplar } from '../subject/subject-state.ts'
import { weightOf } from './terms.ts'

/** A report as it is compared: a reading or a kept exemplar. */
export type Comparable = Omit<Exemplar, 'mention'>

const hour = 3_600_000
/** Shared weight below which a likeness of words says little: about two telling pairs of characters. */
const enoughShared = 16
const vague = new Set(['none', 'other'])

/**
 * How likely two reports speak of one event, about 0 to 1.5: the telling words they share (weighted overlap coefficient, so
 * that a short post is found in a long article), then places, figures, category and time, which add or take away.
 */
export function similarity(a: Comparable, b: Comparable): number {
  const { share, shared } = overlap(a.terms, b.terms)
  if (shared === 0) return 0
  const words = share * Math.min(1, shared / enoughShared)
  return words + placeSays(a, b) + factsSay(a, b) + categorySays(a, b) + timeSays(a, b)
}

function overlap(a: readonly string[], b: readonly string[]): { share: number; shared: number } {
  const own = new Set(a)
  let shared = 0
  let weightB = 0
  for (const term of b) {
    const weight = weightOf(term)
    weightB += weight
    if (own.has(term)) shared += weight
  }
  const weightA = a.reduce((sum, term) => sum + weightOf(term), 0)
  const least = Math.min(weightA, weightB)
  return { share: least === 0 ? 0 : shared / least, shared }
}

function placeSays(a: Comparable, b: Comparable): number {
  if (a.cities.some((city) => b.cities.includes(city))) return 0.15
  if (a.cities.length > 0 && b.cities.length > 0) return -0.2
  if (a.provinces.some((province) => b.provinces.includes(province))) return 0.08
  return a.provinces.length > 0 && b.provinces.length > 0 ? -0.15 : 0
}

function factsSay(a: Comparable, b: Comparable): number {
  const same = a.facts.filter((fact) => b.facts.includes(fact))
  if (same.length === 0) return 0
  return same.some((fact) => fact !== 'casualties') ? 0.25 : 0.15
}

function categorySays(a: Comparable, b: Comparable): number {
  if (vague.has(a.category) || vague.has(b.category)) return 0
  return a.category === b.category ? 0.08 : -0.08
}

function timeSays(a: Comparable, b: Comparable): number {
  const apart = Math.abs(a.at - b.at)
  if (apart <= 12 * hour) return 0.04
  if (apart <= 48 * hour) return 0
  return apart <= 96 * hour ? -0.1 : -0.25
}
