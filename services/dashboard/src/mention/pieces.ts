/** A run of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
  /** Marked by the others. */
  readonly other?: true
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Cuts a text at the stretches (UTF-16, any order, overlapping or out of bounds allowed), and what they leave at the
 * others; the pieces joined are the text.
 */
export function piecesOf(text: string, stretches: readonly Stretch[], others: readonly Stretch[] = []): Piece[] {
  const pieces = cutAt(text, stretches)
  if (others.length === 0) return pieces
  let at = 0
  return pieces.flatMap((piece) => {
    const from = at
    at += piece.text.length
    if (piece.marked) return [piece]
    const moved = others.map(({ start, end }) => ({ start: Math.max(0, start - from), end: end - from }))
    return cutAt(piece.text, moved).map((cut): Piece => (cut.marked ? { ...cut, other: true } : cut))
  })
}

function cutAt(text: string, stretches: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, Math.min(start, text.length))
    const to = Math.min(end, text.length)
    if (to <= from) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/**
 * The part of a long text worth reading in a row: it begins a little before the first stretch when that lies deep, and
 * never inside a surrogate pair. The stretches come back moved to it.
 */
export function excerptOf(
  text: string,
  stretches: readonly Stretch[],
  length = 220,
): { readonly text: string; readonly stretches: readonly Stretch[]; readonly cut: boolean } {
  const first = Math.min(...stretches.map((one) => one.start), Number.POSITIVE_INFINITY)
  let start = first !== Number.POSITIVE_INFINITY && first > length * 0.6 ? first - Math.floor(length * 0.25) : 0
  if (start > 0 && isLowSurrogate(text.charCodeAt(start))) start -= 1
  let end = Math.min(text.length, start + length)
  if (end < text.length && isLowSurrogate(text.charCodeAt(end))) end -= 1
  const lead = start > 0 ? '…' : ''
  const tail = end < text.length ? '…' : ''
  return {
    text: lead + text.slice(start, end) + tail,
    stretches: stretches
      .filter((one) => one.end > start && one.start < end)
      .map((one) => ({
        start: Math.max(0, one.start - start) + lead.length,
        end: Math.min(end - start, one.end - start) + lead.length,
      })),
    cut: start > 0 || end < text.length,
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
