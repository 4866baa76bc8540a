/**
 * A token of folded text with where it stood in the original, UTF-16 code units, end exclusive.
 *
 * Each position of the text is one token, so distances count tokens as the query language does:
 * - A run of Han characters c1…cn gives n tokens: the overlapping pairs c1c2, c2c3, …, and last the single cn.
 *   So a word of two or more characters is a run of adjacent pairs, a single character is a prefix, and white space or
 *   punctuation breaks a run because no pair crosses it.
 * - A run of other letters and digits is one token (a word). A Han character beside a Latin letter begins a new run.
 * - White space, punctuation and symbols are no tokens; an emoji is one token.
 */
export interface Token {
  readonly term: string
  readonly start: number
  readonly end: number
}
