import { op, type CompiledTerm, type Part } from './part.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Keys of which every match holds at least one, and how many mentions are likely to hold one of them. */
export interface Required {
  readonly keys: readonly number[]
  readonly cost: number
}

export interface KeyCost {
  /** Field values by key; tokens are asked through their term. */
  fieldCost(key: number): number
  readonly vocabulary: Vocabulary
}

/** The cheapest such set, or undefined where a match may hold none at all (only negations, only ranges). */
export function requiredOf(part: Part, costs: KeyCost): Required | undefined {
  switch (part.op) {
    case op.and:
      return cheapest(part.items.map((item) => requiredOf(item, costs)))
    case op.or:
      return union(part.items.map((item) => requiredOf(item, costs)))
    case op.atLeast: {
      // k of n hold, so among any n − k + 1 at least one does: take those that cost least.
      const bounded = part.items
        .map((item) => requiredOf(item, costs))
        .filter((required) => required !== undefined)
        .toSorted((a, b) => a.cost - b.cost)
      const needed = part.items.length - part.minimum + 1
      return bounded.length < needed ? undefined : union(bounded.slice(0, needed))
    }
    case op.term:
      return part.negated || part.term === undefined ? undefined : ofTerm(part.term, costs)
    case op.near: {
      if (part.negated) return undefined
      const side = (terms: readonly CompiledTerm[]): Required | undefined =>
        union(terms.map((term) => ofTerm(term, costs)))
      return cheapest([side(part.left), side(part.right)])
    }
    case op.field:
      return part.negated ? undefined : { keys: [part.key], cost: costs.fieldCost(part.key) }
    default:
      return undefined
  }
}

function ofTerm(term: CompiledTerm, costs: KeyCost): Required {
  let best = -1
  let cost = Number.POSITIVE_INFINITY
  for (const [index, key] of term.keys.entries()) {
    const own = (term.likelihoods[index] ?? 1) * (1 + costs.vocabulary.uses(key))
    if (own < cost) {
      best = key
      cost = own
    }
  }
  return { keys: [best], cost }
}

function cheapest(all: readonly (Required | undefined)[]): Required | undefined {
  let best: Required | undefined
  for (const required of all)
    if (required !== undefined && (best === undefined || required.cost < best.cost)) best = required
  return best
}

function union(all: readonly (Required | undefined)[]): Required | undefined {
  const keys = new Set<number>()
  let cost = 0
  for (const required of all) {
    if (required === undefined) return undefined
    for (const key of required.keys) keys.add(key)
    cost += required.cost
  }
  return { keys: [...keys], cost }
}

/** Every key a part uses, once for each use. */
export function forEachKey(part: Part, visit: (key: number) => void): void {
  for (const item of part.items) forEachKey(item, visit)
  if (part.term !== undefined) part.term.keys.forEach(visit)
  for (const side of [part.left, part.right]) for (const term of side) term.keys.forEach(visit)
  if (part.key >= 0) visit(part.key)
}
