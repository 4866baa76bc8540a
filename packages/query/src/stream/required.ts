import { op, type CompiledTerm, type Part } from './part.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A key to file a query under, and another that is there as well whenever the query matches by it; −1 where none is known. */
export interface Filing {
  readonly key: number
  readonly also: number
}

/** Filings of which every match holds at least one, and how many mentions are likely to hold one of their keys. */
export interface Required {
  readonly filings: readonly Filing[]
  readonly cost: number
}

/** The cheapest such set, or undefined where a match may hold none at all (only negations, only ranges). */
export function requiredOf(part: Part, vocabulary: Vocabulary): Required | undefined {
  switch (part.op) {
    case op.and:
      return both(part.items.map((item) => requiredOf(item, vocabulary)))
    case op.or:
      return union(part.items.map((item) => requiredOf(item, vocabulary)))
    case op.atLeast: {
      // k of n hold, so among any n − k + 1 at least one does: take those that cost least.
      const bounded = part.items
        .map((item) => requiredOf(item, vocabulary))
        .filter((required) => required !== undefined)
        .toSorted((a, b) => a.cost - b.cost)
      const needed = part.items.length - part.minimum + 1
      return bounded.length < needed ? undefined : union(bounded.slice(0, needed))
    }
    case op.term:
      return part.negated || part.term === undefined ? undefined : ofTerm(part.term, vocabulary)
    case op.near: {
      if (part.negated || part.near === undefined) return undefined
      const side = (terms: readonly CompiledTerm[]): Required | undefined =>
        union(terms.map((term) => ofTerm(term, vocabulary)))
      return cheapest([side(part.near.left), side(part.near.right)])
    }
    case op.field:
      return part.negated ? undefined : { filings: [{ key: part.key, also: -1 }], cost: vocabulary.cost(part.key) }
    default:
      return undefined
  }
}

/** Filed under its rarest token; the next rarest is there as well. */
function ofTerm(term: CompiledTerm, vocabulary: Vocabulary): Required {
  let [key, also] = [-1, -1]
  let [cost, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const each of term.keys) {
    const own = vocabulary.cost(each)
    if (own < cost) {
      also = key
      next = cost
      key = each
      cost = own
    } else if (own < next && each !== key) {
      also = each
      next = own
    }
  }
  return { filings: [{ key, also }], cost }
}

function cheapest(all: readonly (Required | undefined)[]): Required | undefined {
  let best: Required | undefined
  for (const required of all)
    if (required !== undefined && (best === undefined || required.cost < best.cost)) best = required
  return best
}

/** All hold: the cheapest is filed under, and where another has but one key, that is there as well. */
function both(all: readonly (Required | undefined)[]): Required | undefined {
  const best = cheapest(all)
  if (best === undefined || best.filings.every((filing) => filing.also >= 0)) return best
  const other = cheapest(all.filter((required) => required !== best && required?.filings.length === 1))
  const also = other?.filings[0]?.key ?? -1
  return { ...best, filings: best.filings.map((filing) => (filing.also >= 0 ? filing : { ...filing, also })) }
}

function union(all: readonly (Required | undefined)[]): Required | undefined {
  const filings: Filing[] = []
  let cost = 0
  for (const required of all) {
    if (required === undefined) return undefined
    filings.push(...required.filings)
    cost += required.cost
  }
  return { filings, cost }
}

/** Every key a part uses, once for each use. */
export function forEachKey(part: Part, visit: (key: number) => void): void {
  for (const item of part.items) forEachKey(item, visit)
  if (part.term !== undefined) for (const key of part.term.keys) visit(key)
  for (const term of part.near?.left ?? []) for (const key of term.keys) visit(key)
  for (const term of part.near?.right ?? []) for (const key of term.keys) visit(key)
  if (part.key >= 0) visit(part.key)
}
