/** A node of a list: which subject, the key that must be there too (−1: none), and the next node (0: none). */
const width = 3
const nodeOf = { slot: 0, also: 1, next: 2 } as const

/**
 * Which subjects are filed under each key, as lists in one array of numbers: an object for each would cost a mention more
 * to fetch than what it holds. Subjects are numbers here (slots). Those filed one after another lie side by side.
 */
export class Postings {
  /** By key, its first node; node 0 is no node. */
  #heads = new Int32Array(1024)
  #nodes = new Int32Array(1024 * width)
  #count = 1
  /** Nodes no longer used, by their `next`. */
  #free = 0

  add(key: number, slot: number, also: number): void {
    if (key >= this.#heads.length) this.#heads = grown(this.#heads, key + 1)
    const node = this.#take()
    this.#nodes[node + nodeOf.slot] = slot
    this.#nodes[node + nodeOf.also] = also
    this.#nodes[node + nodeOf.next] = this.#heads[key] ?? 0
    this.#heads[key] = node
  }

  /** Every node of the subject under that key. */
  remove(key: number, slot: number): void {
    let before = 0
    for (let node = this.first(key); node !== 0;) {
      const next = this.next(node)
      if (this.slotOf(node) === slot) {
        if (before === 0) this.#heads[key] = next
        else this.#nodes[before + nodeOf.next] = next
        this.#nodes[node + nodeOf.next] = this.#free
        this.#free = node
      } else before = node
      node = next
    }
  }

  /** 0 where there is none. */
  first(key: number): number {
    return this.#heads[key] ?? 0
  }

  next(node: number): number {
    return this.#nodes[node + nodeOf.next] ?? 0
  }

  slotOf(node: number): number {
    return this.#nodes[node + nodeOf.slot] ?? 0
  }

  alsoOf(node: number): number {
    return this.#nodes[node + nodeOf.also] ?? -1
  }

  #take(): number {
    const free = this.#free
    if (free !== 0) {
      this.#free = this.next(free)
      return free
    }
    const node = this.#count * width
    this.#count += 1
    if (node + width > this.#nodes.length) this.#nodes = grown(this.#nodes, node + width)
    return node
  }
}

function grown(array: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, array.length * 2))
  larger.set(array)
  return larger
}
