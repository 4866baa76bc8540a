/** What a query may cost; far above what a person writes, far below what hurts the stream. */
export const queryLimits = {
  /** UTF-16 code units. */
  length: 20_000,
  /** Terms, fields and operators together. */
  nodes: 2_000,
  /** Brackets and negations inside one another. */
  depth: 30,
  /** Tokens of one term or phrase. */
  tokens: 200,
  /** The n of NEAR/n. */
  distance: 100,
  /** Words joined by OR on one side of NEAR: with the text's length they bound how many places a side can have. */
  nearAlternatives: 200,
  /** Letters before the * of a prefix; a Han character is enough. */
  prefixLetters: 2,
} as const
