import { piecesOf } from '../mention/pieces.ts'
import type { PlacedError } from '../url/query-errors.ts'

/** The query cut at its errors. */
export function markErrors(
  text: string,
  errors: readonly PlacedError[],
): readonly { readonly text: string; readonly bad: boolean }[] {
  return piecesOf(text, errors).map((piece) => ({ text: piece.text, bad: piece.marked }))
}
