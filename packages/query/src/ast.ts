/** A stretch of the query's own text, UTF-16 code units, end exclusive. */
export interface Position {
  readonly start: number
  readonly end: number
}

/** Which text a term looks in; `any` is title or text. */
export type TextField = 'any' | 'title' | 'text' | 'author'

/**
 * One run of adjacent tokens (see `tokenize` in the text package): a Han run is its overlapping pairs, a Latin phrase its
 * words. `prefix` makes the last token a prefix (`deliver*`, and a single Han character). Tokens are folded already.
 */
export interface TermNode {
  readonly kind: 'term'
  readonly field: TextField
  readonly tokens: readonly string[]
  readonly prefix: boolean
  readonly at: Position
}

export interface AndNode {
  readonly kind: 'and'
  readonly items: readonly QueryNode[]
  readonly at: Position
}

export interface OrNode {
  readonly kind: 'or'
  readonly items: readonly QueryNode[]
  readonly at: Position
}

export interface NotNode {
  readonly kind: 'not'
  readonly item: QueryNode
  readonly at: Position
}

/** At most `distance` tokens between the two, in any order or (ordered) left before right, both in one field. */
export interface NearNode {
  readonly kind: 'near'
  readonly left: TermNode | OrNode
  readonly right: TermNode | OrNode
  readonly distance: number
  readonly ordered: boolean
  readonly at: Position
}

export interface AtLeastNode {
  readonly kind: 'at-least'
  readonly minimum: number
  readonly items: readonly QueryNode[]
  readonly at: Position
}

/** Equality on a field of the mention; province means any of its places. */
export interface FieldNode {
  readonly kind: 'field'
  readonly field: 'platform' | 'source' | 'lang' | 'category' | 'sentiment' | 'province' | 'story' | 'subject'
  readonly value: string
  readonly at: Position
}

/** A range on a number or a time; bounds inclusive; `published` bounds are ISO 8601 instants (days already resolved, `to` exclusive). */
export interface RangeNode {
  readonly kind: 'range'
  readonly field: 'reach' | 'published' | 'level'
  readonly from?: number | string
  readonly to?: number | string
  readonly at: Position
}

export type QueryNode = TermNode | AndNode | OrNode | NotNode | NearNode | AtLeastNode | FieldNode | RangeNode

/** A parsed query: its source text and its tree. */
export interface Query {
  readonly text: string
  readonly root: QueryNode
}
