import type { WeighedCount } from '../../mention-index.ts'

/**
 * How often each value of a facet occurs, and how often in a negative mention, by the value's number: numbers are given one
 * after the other, so that arrays hold them.
 */
export class ValueCounts {
  #times = new Int32Array(1024)
  #negative = new Int32Array(1024)

  add(number: number, times: number, negative: number): void {
    if (number >= this.#times.length) this.#grow(number)
    this.#times[number] = (this.#times[number] ?? 0) + times
    this.#negative[number] = (this.#negative[number] ?? 0) + negative
  }

  addRows(rows: readonly Readonly<Record<string, unknown>>[]): void {
    for (const row of rows) this.add(Number(row['number']), Number(row['count']), Number(row['negative']))
  }

  /** The `size` commonest, commonest first, then by value. */
  commonest(size: number, value: (number: number) => string): WeighedCount[] {
    const least = Math.max(
      1,
      this.#times
        .filter((times) => times > 0)
        .sort()
        .at(-size) ?? 1,
    )
    const found: WeighedCount[] = []
    // All that are as common as the last of them, since the values of those decide.
    for (let number = 0; number < this.#times.length; number += 1) {
      const count = this.#times[number] ?? 0
      if (count >= least) found.push({ key: value(number), count, negative: this.#negative[number] ?? 0 })
    }
    return found
      .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
      .slice(0, size)
  }

  #grow(number: number): void {
    const [times, negative] = [this.#times, this.#negative]
    this.#times = new Int32Array(2 * (number + 1))
    this.#negative = new Int32Array(2 * (number + 1))
    this.#times.set(times)
    this.#negative.set(negative)
  }
}
