export type NearSide = 'left' | 'right'

/**
 * Where the two sides of a NEAR begin and end in one text, as marks on its token positions: places at the same position are
 * one mark, however many alternatives stand there. Asking costs one walk over the positions and one step a place, never one
 * a pair. Used again for text after text.
 */
export class NearMarks {
  /** Steps taken since it was made: what the tests count, since time proves nothing. */
  steps = 0
  #positions = 0
  readonly #left = new Marks()
  readonly #right = new Marks()

  reset(positions: number): void {
    this.#positions = positions
    this.#left.reset(positions)
    this.#right.reset(positions)
  }

  /** A place of a side: its first and its last position. */
  add(side: NearSide, first: number, last: number): void {
    this.steps += 1
    const marks = side === 'left' ? this.#left : this.#right
    marks.begins[first] = 1
    marks.ends[last] = 1
  }

  /** Whether any place of the one side is near enough to one of the other, within positions [from, to). */
  any(distance: number, ordered: boolean, from = 0, to: number = this.#positions): boolean {
    return (
      this.#follows(this.#left.ends, this.#right.begins, distance, from, to) ||
      (!ordered && this.#follows(this.#right.ends, this.#left.begins, distance, from, to))
    )
  }

  #follows(ends: Uint8Array, begins: Uint8Array, distance: number, from: number, to: number): boolean {
    let end = Number.NEGATIVE_INFINITY
    for (let at = from; at < to; at += 1) {
      if (begins[at] === 1 && at - 1 - end <= distance) {
        this.steps += at - from
        return true
      }
      if (ends[at] === 1) end = at
    }
    this.steps += to - from
    return false
  }

  /** Before `hasPartner`, within positions [from, to): a look at the position on either side of them finds nothing. */
  prepare(from = 0, to: number = this.#positions): void {
    this.steps += (to - from) * 2
    this.#left.prepare(from, to)
    this.#right.prepare(from, to)
  }

  /** Whether a place of this side has one of the other side near enough. */
  hasPartner(side: NearSide, first: number, last: number, distance: number, ordered: boolean): boolean {
    this.steps += 1
    const other = side === 'left' ? this.#right : this.#left
    const behind = (other.nextBegin[last + 1] ?? Number.POSITIVE_INFINITY) - last - 1 <= distance
    const before = first > 0 && first - 1 - (other.endBefore[first - 1] ?? Number.NEGATIVE_INFINITY) <= distance
    return side === 'left' ? behind || (!ordered && before) : before || (!ordered && behind)
  }
}

const none = 0x3fffffff

class Marks {
  begins = new Uint8Array(0)
  ends = new Uint8Array(0)
  /** By position: the first beginning at or behind it; the last end at or before it. */
  nextBegin = new Int32Array(0)
  endBefore = new Int32Array(0)

  /** One position more than there are, so that a look behind the last finds nothing. */
  reset(positions: number): void {
    if (this.begins.length > positions) {
      this.begins.fill(0, 0, positions + 1)
      this.ends.fill(0, 0, positions + 1)
      return
    }
    this.begins = new Uint8Array(positions * 2 + 1)
    this.ends = new Uint8Array(positions * 2 + 1)
    this.nextBegin = new Int32Array(positions * 2 + 1)
    this.endBefore = new Int32Array(positions * 2 + 1)
  }

  prepare(from: number, to: number): void {
    let next = none
    this.nextBegin[to] = none
    for (let at = to - 1; at >= from; at -= 1) {
      if (this.begins[at] === 1) next = at
      this.nextBegin[at] = next
    }
    let before = -none
    if (from > 0) this.endBefore[from - 1] = before
    for (let at = from; at < to; at += 1) {
      if (this.ends[at] === 1) before = at
      this.endBefore[at] = before
    }
  }
}
