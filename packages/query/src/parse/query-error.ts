/** What a person reads, in both languages of the dashboard. */
export interface Wording {
  readonly zh: string
  readonly en: string
}

/**
 * Why a query was refused and where: UTF-16 offsets into the query as written, end exclusive. `expected` names what could
 * stand there; `suggestion` is a text to put in place of [start, end).
 */
export interface QueryError {
  readonly start: number
  readonly end: number
  readonly code: QueryErrorCode
  readonly message: Wording
  readonly expected?: Wording
  readonly suggestion?: string
}

export type QueryErrorCode =
  | 'empty'
  | 'too-long'
  | 'too-complex'
  | 'too-deep'
  | 'unclosed-quote'
  | 'unclosed-bracket'
  | 'unexpected'
  | 'missing-operand'
  | 'nothing-searchable'
  | 'regex-refused'
  | 'wildcard-refused'
  | 'prefix-too-short'
  | 'operator-refused'
  | 'near-refused'
  | 'unknown-field'
  | 'bad-value'
  | 'bad-range'
  | 'bad-count'
  | 'not-for-subjects'

/** Stops the parser where going on would only guess. Caught by `parseQuery`, never seen outside. */
export class SyntaxStop extends Error {
  override readonly name = 'SyntaxStop'
}
