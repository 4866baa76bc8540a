/** Milliseconds until an export is written at the pace so far; undefined until there is a pace to go by. */
export function timeLeft(
  { written, total }: { readonly written: number; readonly total: number },
  elapsed: number,
): number | undefined {
  if (written <= 0 || elapsed < 1_500) return undefined
  return Math.max(0, ((total - written) * elapsed) / written)
}
