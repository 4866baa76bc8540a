/**
 * Interned tokens: a hash table from a stretch of UTF-16 units to a key, so that looking up a token of a mention makes no
 * string. The hash runs over the units one by one (`step`), so a scanner gets the hashes of all prefixes on its way.
 */
export class TokenTable {
  /** Two numbers a slot: entry + 1 (0 is free) and the hash, side by side for the sake of the cache. */
  #slots = new Int32Array(2 << 10)
  #mask = (1 << 10) - 1
  #entries = 0
  /** By entry: where its units lie, how many, and its key. */
  #offsets = new Int32Array(512)
  #keys = new Int32Array(512)
  #pool = new Uint16Array(2048)
  #poolEnd = 0
  /** lengths[n] is 1 where some token has n units. */
  readonly lengths = new Uint8Array(0x10000)
  longest = 0

  /** The key of a token, made by `create` where it is new. */
  intern(token: string, create: () => number): number {
    const units = new Uint16Array(token.length)
    for (let at = 0; at < token.length; at += 1) units[at] = token.charCodeAt(at)
    let hash = seed
    for (const unit of units) hash = step(hash, unit)
    const known = this.find(hash, units, 0, units.length)
    if (known >= 0) return known
    const key = create()
    this.#add(hash, units, key)
    return key
  }

  /** The key of units[from, to) whose hash is `hash`, or −1. */
  find(hash: number, units: Uint16Array, from: number, to: number): number {
    const slots = this.#slots
    const length = to - from
    for (let slot = spread(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = (slots[slot * 2] ?? 0) - 1
      if (entry < 0) return -1
      if (slots[slot * 2 + 1] !== hash) continue
      const offset = this.#offsets[entry] ?? 0
      if ((this.#offsets[entry + 1] ?? 0) - offset !== length) continue
      let same = true
      for (let at = 0; at < length && same; at += 1) same = this.#pool[offset + at] === units[from + at]
      if (same) return this.#keys[entry] ?? -1
    }
  }

  #add(hash: number, units: Uint16Array, key: number): void {
    if (this.#entries * 4 >= this.#slots.length) this.#widen()
    if (this.#entries + 2 >= this.#offsets.length) {
      this.#offsets = grown(this.#offsets)
      this.#keys = grown(this.#keys)
    }
    while (this.#poolEnd + units.length > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2)
      pool.set(this.#pool)
      this.#pool = pool
    }
    this.#pool.set(units, this.#poolEnd)
    const entry = this.#entries
    this.#offsets[entry] = this.#poolEnd
    this.#poolEnd += units.length
    this.#offsets[entry + 1] = this.#poolEnd
    this.#keys[entry] = key
    this.#entries += 1
    this.#place(hash, entry)
    this.lengths[Math.min(units.length, 0xffff)] = 1
    this.longest = Math.max(this.longest, units.length)
  }

  #place(hash: number, entry: number): void {
    let slot = spread(hash) & this.#mask
    while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot * 2] = entry + 1
    this.#slots[slot * 2 + 1] = hash
  }

  #widen(): void {
    const before = this.#slots
    this.#slots = new Int32Array(before.length * 2)
    this.#mask = before.length - 1
    for (let at = 0; at < before.length; at += 2) {
      const entry = (before[at] ?? 0) - 1
      if (entry >= 0) this.#place(before[at + 1] ?? 0, entry)
    }
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** FNV-1a by UTF-16 unit. */
export const seed = 0x811c9dc5 | 0

export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
