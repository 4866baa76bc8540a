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

/**
 * A query with its negations pushed down to the leaves, so that "what must be there" can be read off. One class with every
 * field, since the verifier runs millions of times a second and one shape keeps it fast.
 */
export class Part {
  readonly op: number
  /** Leaves only. */
  readonly negated: boolean
  /** Whether its hits are shown: nothing under a NOT is, even when two cancel out. */
  readonly shown: boolean
  readonly items: readonly Part[]
  /** Of at-least. */
  readonly minimum: number
  readonly term: CompiledTerm | undefined
  /** Of near: the terms on either side. */
  readonly left: readonly CompiledTerm[]
  readonly right: readonly CompiledTerm[]
  readonly distance: number
  readonly ordered: boolean
  /** Of a field: its key. */
  readonly key: number
  /** Of a range: inclusive, exclusive; which number of the mention. */
  readonly range: RangeOf
  readonly from: number
  readonly to: number

  constructor(init: Partial<Omit<Part, 'op'>> & { readonly op: number }) {
    this.op = init.op
    this.negated = init.negated ?? false
    this.shown = init.shown ?? true
    this.items = init.items ?? none
    this.minimum = init.minimum ?? 0
    this.term = init.term
    this.left = init.left ?? none
    this.right = init.right ?? none
    this.distance = init.distance ?? 0
    this.ordered = init.ordered ?? false
    this.key = init.key ?? -1
    this.range = init.range ?? 0
    this.from = init.from ?? Number.NEGATIVE_INFINITY
    this.to = init.to ?? Number.POSITIVE_INFINITY
  }
}

export const rangeOf = { reach: 0, published: 1, level: 2 } as const
export type RangeOf = (typeof rangeOf)[keyof typeof rangeOf]
