export interface RankedRow {
  readonly row: number
  readonly key: number
}

/**
 * Rows by their scores: the least first, the latest row first among equals. As long as nobody asks beyond the first of
 * them, only those are put in order.
 */
export class RowRanking {
  #rows: Float64Array
  #keys: Float64Array
  #inOrder = false

  constructor(rows: readonly number[], keys: readonly number[]) {
    this.#rows = Float64Array.from(rows)
    this.#keys = Float64Array.from(keys)
  }

  get size(): number {
    return this.#rows.length
  }

  /** Row by row from the first whose key is not less than `key`; quick for the first `most`. */
  *from(key: number | undefined, most: number): Generator<RankedRow, void> {
    let at = 0
    if (key === undefined && !this.#inOrder) {
      const first = this.#first(most)
      for (const place of first) yield this.#at(place)
      at = first.length
    }
    if (at >= this.size) return
    this.#putInOrder()
    for (at = key === undefined ? at : this.#placeOf(key); at < this.size; at += 1) yield this.#at(at)
  }

  /** Places of at least the first `most`, in order. */
  #first(most: number): number[] {
    const last = this.#keys.toSorted()[most - 1] ?? Number.POSITIVE_INFINITY
    const places: number[] = []
    for (let at = 0; at < this.size; at += 1) if ((this.#keys[at] ?? 0) <= last) places.push(at)
    return places.sort((a, b) => this.#compare(a, b))
  }

  #putInOrder(): void {
    if (this.#inOrder) return
    const places = Uint32Array.from(this.#rows.keys()).sort((a, b) => this.#compare(a, b))
    const [rows, keys] = [this.#rows, this.#keys]
    this.#rows = Float64Array.from(places, (place) => rows[place] ?? 0)
    this.#keys = Float64Array.from(places, (place) => keys[place] ?? 0)
    this.#inOrder = true
  }

  #compare(a: number, b: number): number {
    return (this.#keys[a] ?? 0) - (this.#keys[b] ?? 0) || (this.#rows[b] ?? 0) - (this.#rows[a] ?? 0)
  }

  #at(place: number): RankedRow {
    return { row: this.#rows[place] ?? 0, key: this.#keys[place] ?? 0 }
  }

  #placeOf(key: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
