/** Called for every occurrence of a pattern, by growing end; `end` is exclusive. */
export type OnFound = (pattern: number, start: number, end: number) => void

/**
 * Finds every occurrence of many words in one pass over the text (Aho and Corasick 1975), on code units. Transitions lie
 * in one open-addressing table of integers, so that a step costs a multiplication and a compare.
 */
export class Automaton {
  readonly #classes = new Uint16Array(0x10000)
  readonly #keys: Int32Array
  readonly #targets: Int32Array
  readonly #mask: number
  readonly #fail: Int32Array
  readonly #output: Int32Array
  readonly #outputLink: Int32Array
  readonly #lengths: Int32Array
  readonly #root: Int32Array
  readonly #stride: number

  /** Patterns are folded already, distinct and not empty; a pattern's number is its place in the list. */
  constructor(patterns: readonly string[]) {
    let classes = 0
    let units = 0
    for (const pattern of patterns) {
      units += pattern.length
      for (let at = 0; at < pattern.length; at += 1) {
        const code = pattern.charCodeAt(at)
        if (this.#classes[code] === 0) {
          classes += 1
          this.#classes[code] = classes
        }
      }
    }
    this.#stride = classes + 1
    let size = 16
    while (size < units * 2 + 2) size *= 2
    this.#mask = size - 1
    this.#keys = new Int32Array(size).fill(-1)
    this.#targets = new Int32Array(size)
    this.#fail = new Int32Array(units + 1)
    this.#output = new Int32Array(units + 1).fill(-1)
    this.#outputLink = new Int32Array(units + 1)
    this.#lengths = Int32Array.from(patterns, (pattern) => pattern.length)
    this.#root = new Int32Array(this.#stride)
    this.#build(patterns)
  }

  #build(patterns: readonly string[]): void {
    const parents: number[] = [0]
    const byClass: number[] = [0]
    let states = 1
    for (const [index, pattern] of patterns.entries()) {
      let state = 0
      for (let at = 0; at < pattern.length; at += 1) {
        const unit = this.#classes[pattern.charCodeAt(at)] ?? 0
        let next = this.#next(state, unit)
        if (next < 0) {
          next = states
          states += 1
          parents.push(state)
          byClass.push(unit)
          this.#put(state, unit, next)
        }
        state = next
      }
      this.#output[state] = index
    }
    this.#link(parents, byClass, states)
  }

  /** States are numbered along each pattern, so breadth-first order is got by sorting on depth. */
  #link(parents: readonly number[], byClass: readonly number[], states: number): void {
    const depth = new Int32Array(states)
    const order: number[] = []
    for (let state = 1; state < states; state += 1) {
      depth[state] = (depth[parents[state] ?? 0] ?? 0) + 1
      order.push(state)
    }
    order.sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0))
    for (const state of order) {
      const unit = byClass[state] ?? 0
      const parent = parents[state] ?? 0
      if (parent === 0) this.#root[unit] = state
      else {
        let fail = this.#fail[parent] ?? 0
        let next = this.#next(fail, unit)
        while (next < 0 && fail !== 0) {
          fail = this.#fail[fail] ?? 0
          next = this.#next(fail, unit)
        }
        this.#fail[state] = Math.max(0, next)
      }
      const fail = this.#fail[state] ?? 0
      this.#outputLink[state] = (this.#output[fail] ?? -1) >= 0 ? fail : (this.#outputLink[fail] ?? 0)
    }
  }

  #put(state: number, unit: number, target: number): void {
    const key = state * this.#stride + unit
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask
    this.#keys[slot] = key
    this.#targets[slot] = target
  }

  #next(state: number, unit: number): number {
    const key = state * this.#stride + unit
    const keys = this.#keys
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask
    for (;;) {
      const found = keys[slot] ?? -1
      if (found === key) return this.#targets[slot] ?? -1
      if (found === -1) return -1
      slot = (slot + 1) & this.#mask
    }
  }

  scan(units: Uint16Array, length: number, onFound: OnFound): void {
    let state = 0
    for (let at = 0; at < length; at += 1) {
      const unit = this.#classes[units[at] ?? 0] ?? 0
      if (unit === 0) {
        state = 0
        continue
      }
      while (state !== 0) {
        const next = this.#next(state, unit)
        if (next >= 0) {
          state = next
          break
        }
        state = this.#fail[state] ?? 0
        if (state === 0) {
          state = this.#root[unit] ?? 0
          break
        }
      }
      if (state === 0) {
        state = this.#root[unit] ?? 0
        if (state === 0) continue
      }
      for (let out = (this.#output[state] ?? -1) >= 0 ? state : (this.#outputLink[state] ?? 0); out !== 0;) {
        const pattern = this.#output[out] ?? 0
        onFound(pattern, at + 1 - (this.#lengths[pattern] ?? 0), at + 1)
        out = this.#outputLink[out] ?? 0
      }
    }
  }
}
