import type { Exemplar } from '../subject/subject-state.ts'
import { areDifferentKinds, isLocal, isSeldom, isVague } from './categories.ts'
import { isTellingFact } from './facts.ts'
import { weightOf } from './terms.ts'

/** A report as it is compared: a reading or a kept exemplar. */
export type Comparable = Omit<Exemplar, 'mention'>

const hour = 3_600_000
/** Shared weight from which a likeness of words counts in full: about six telling pairs of characters. */
const enoughShared = 56
/** A pair of characters met in one of 1,100 texts or fewer. */
const rareFrom = 7
const grammar = /[的了是在我你他她它们这那就都也还不没有和与把被]/u

/**
 * How likely two reports speak of one event, about 0 to 1.5: the telling words they share (weighted overlap coefficient, so
 * that a short post is found in a long article), then places, figures, category and time, which add or take away.
 */
export function similarity(a: Comparable, b: Comparable): number {
  const { share, shared, run } = overlap(a.terms, b.terms)
  if (shared === 0) return 0
  const words = share * Math.min(1, shared / enoughShared)
  return words + runSays(run) + placeSays(a, b) + factsSay(a, b) + categorySays(a, b) + timeSays(a, b)
}

interface Overlap {
  readonly share: number
  readonly shared: number
  /** Rare pairs of characters in the longest chain of shared ones: 防水 水膜 膜掉 掉色 are 4. */
  readonly run: number
}

function overlap(a: readonly string[], b: readonly string[]): Overlap {
  const one = weigh(a)
  const other = weigh(b)
  let shared = 0
  const rare = new Map<string, string>()
  for (const [term, weight] of one.terms) {
    if (!other.terms.has(term)) continue
    shared += weight
    if (weight >= rareFrom && term.length === 2 && !grammar.test(term)) rare.set(term[0] ?? '', term)
  }
  const least = Math.min(one.total, other.total)
  return { share: least === 0 ? 0 : shared / least, shared, run: longestChain(rare) }
}

/** Pairs chain where one ends with the character the next begins with: what both texts say in a row. */
function longestChain(pairs: ReadonlyMap<string, string>): number {
  let longest = 0
  for (const first of pairs.values()) {
    const seen = new Set([first])
    for (let next = pairs.get(first[1] ?? ''); next !== undefined && !seen.has(next); next = pairs.get(next[1] ?? '')) {
      seen.add(next)
    }
    longest = Math.max(longest, seen.size)
  }
  return longest
}

/** A rare expression of four characters and more is seldom found twice by chance. */
function runSays(run: number): number {
  return run < 3 ? 0 : Math.min(0.2, 0.05 * run)
}

interface Weighed {
  readonly terms: ReadonlyMap<string, number>
  readonly total: number
}
/** A report is compared many times; its terms are weighed once. */
const weighed = new WeakMap<readonly string[], Weighed>()

function weigh(terms: readonly string[]): Weighed {
  const known = weighed.get(terms)
  if (known !== undefined) return known
  const weights = new Map(terms.map((term) => [term, weightOf(term)]))
  const result = { terms: weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
  weighed.set(terms, result)
  return result
}

/**
 * The closest sign of place both have: the spot, else the city, else the province. Two places speak against one accident;
 * a bad product or an outage is met everywhere.
 */
function placeSays(a: Comparable, b: Comparable): number {
  if (a.spots.some((spot) => b.spots.includes(spot))) return areDifferentKinds(a.category, b.category) ? 0.1 : 0.3
  const elsewhere = isLocal(a.category) || isLocal(b.category) ? -0.2 : -0.05
  if (a.spots.length > 0 && b.spots.length > 0) return 2 * elsewhere
  if (a.cities.some((city) => b.cities.includes(city))) return isLocal(a.category) || isLocal(b.category) ? 0.15 : 0.05
  if (a.cities.length > 0 && b.cities.length > 0) return elsewhere
  if (a.provinces.some((province) => b.provinces.includes(province))) return 0.08
  return a.provinces.length > 0 && b.provinces.length > 0 ? elsewhere : 0
}

function factsSay(a: Comparable, b: Comparable): number {
  const same = a.facts.filter((fact) => b.facts.includes(fact))
  if (same.length === 0) return 0
  return same.some(isTellingFact) ? 0.25 : 0.12
}

/** What regulators do follows from events of any kind, and they do different things in a day. */
function categorySays(a: Comparable, b: Comparable): number {
  if (isVague(a.category) || isVague(b.category)) return 0
  if (a.category === 'regulatory' || b.category === 'regulatory') return 0.05
  if (a.category !== b.category) return -0.08
  return isSeldom(a.category) && Math.abs(a.at - b.at) <= 24 * hour ? 0.2 : 0.05
}

function timeSays(a: Comparable, b: Comparable): number {
  const apart = Math.abs(a.at - b.at)
  if (apart <= 48 * hour) return 0
  return apart <= 96 * hour ? -0.1 : -0.25
}
