/** Bits of the fields a term looks in. */
export const fieldBit = { title: 1, text: 2, author: 4 } as const
export const anyField = 3

/** A term whose tokens are keys of the vocabulary. */
export interface CompiledTerm {
  readonly keys: readonly number[]
  /** Where the last token is a prefix: its units, to be compared where it is not the anchor. */
  readonly prefix: string | undefined
  /** Positions it takes up; see `widthOf`. */
  readonly width: number
  readonly fields: number
  /** The index of the token its occurrences are looked up by: the one likely to be rarest. */
  readonly anchor: number
  /** A single Han character at the end stands for the first half of a pair: hits end with it. */
  readonly endsWithSingleHan: boolean
}

export const op = { and: 0, or: 1, atLeast: 2, term: 3, near: 4, field: 5, range: 6 } as const

const none: readonly never[] = []

/** What only NEAR has: the terms on either side. */
export interface Nearness {
  readonly left: readonly CompiledTerm[]
  readonly right: readonly CompiledTerm[]
  readonly distance: number
  readonly ordered: boolean
}

/** What only a range has: which number of the mention; inclusive, exclusive. */
export interface Bounds {
  readonly of: RangeOf
  readonly from: number
  readonly to: number
}

/**
 * A query with its negations pushed down to the leaves, so that "what must be there" can be read off. One class for all,
 * since the verifier runs millions of times a second and one shape keeps it fast. Small, since candidates lie anywhere in
 * memory and fetching them is most of what they cost: what few parts have is an object of its own, and queries share the
 * leaves that ask the same.
 */
export class Part {
  readonly op: number
  readonly items: readonly Part[]
  readonly term: CompiledTerm | undefined
  /** Leaves only. */
  readonly negated: boolean
  /** Of a field: its key. */
  readonly key: number
  /** Whether its hits are shown: nothing under a NOT is, even when two cancel out. */
  readonly shown: boolean
  /** Of at-least. */
  readonly minimum: number
  readonly near: Nearness | undefined
  readonly bounds: Bounds | undefined

  constructor(init: Partial<Omit<Part, 'op'>> & { readonly op: number }) {
    this.op = init.op
    this.items = init.items ?? none
    this.term = init.term
    this.negated = init.negated ?? false
    this.key = init.key ?? -1
    this.shown = init.shown ?? true
    this.minimum = init.minimum ?? 0
    this.near = init.near
    this.bounds = init.bounds
  }

  /** The same in memory of its own, with other items and another term. */
  copy(items: readonly Part[], term: CompiledTerm | undefined): Part {
    const { op, negated, key, shown, minimum, near, bounds } = this
    return new Part({ op, items, term, negated, key, shown, minimum, near, bounds })
  }
}

export const rangeOf = { reach: 0, published: 1, level: 2 } as const
export type RangeOf = (typeof rangeOf)[keyof typeof rangeOf]
