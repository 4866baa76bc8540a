/**
 * Interned tokens: hash tables from a stretch of UTF-16 units to a key, so that looking up a token of a mention makes no
 * string. Tokens of one or two units, nearly all of Chinese, are packed into one number (`packed`) and lie in a table where
 * a look-up reads one place; longer ones in another, by a hash that runs over the units one by one (`step`), so that a
 * scanner gets the hashes of all prefixes on its way.
 */
export class TokenTable {
  readonly #short = new NumberTable()
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
    if (token.length <= 2) return this.#internShort(token, create)
    const units = new Uint16Array(token.length)
    for (let at = 0; at < token.length; at += 1) units[at] = token.charCodeAt(at)
    let hash = seed
    for (const unit of units) hash = step(hash, unit)
    const known = this.findLong(hash, units, 0, units.length)
    if (known >= 0) return known
    const key = create()
    this.#add(hash, units, key)
    return key
  }

  #internShort(token: string, create: () => number): number {
    const packed = (token.charCodeAt(0) << 16) | (token.length === 1 ? 0 : token.charCodeAt(1))
    const known = this.#short.find(packed)
    if (known >= 0) return known
    const key = create()
    this.#short.add(packed, key)
    this.#note(token.length)
    return key
  }

  /** The key of one or two units, packed as first << 16 | second (0 where there is none), or −1. */
  findShort(packed: number): number {
    return this.#short.find(packed)
  }

  /** The key of three units or more, units[from, to), whose hash is `hash`, or −1. */
  findLong(hash: number, units: Uint16Array, from: number, to: number): number {
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
    this.#note(units.length)
  }

  #note(length: number): void {
    this.lengths[Math.min(length, 0xffff)] = 1
    this.longest = Math.max(this.longest, length)
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

/** From numbers other than 0 to keys. */
class NumberTable {
  /** Two numbers a slot, side by side for the sake of the cache: the number (0 is free) and its key. At most a quarter full. */
  #slots = new Int32Array(2 << 10)
  #mask = (1 << 10) - 1
  #size = 0

  find(number: number): number {
    const slot = spread(number) & this.#mask
    const there = this.#slots[slot * 2]
    if (there === number) return this.#slots[slot * 2 + 1] ?? -1
    return there === 0 ? -1 : this.#findAfter(slot, number)
  }

  /** Apart, so that what nearly always is enough is small enough to be inlined. */
  #findAfter(before: number, number: number): number {
    for (let slot = (before + 1) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const there = this.#slots[slot * 2]
      if (there === number) return this.#slots[slot * 2 + 1] ?? -1
      if (there === 0) return -1
    }
  }

  add(number: number, key: number): void {
    if (this.#size * 8 >= this.#slots.length) {
      const before = this.#slots
      this.#slots = new Int32Array(before.length * 2)
      this.#mask = before.length - 1
      for (let at = 0; at < before.length; at += 2)
        if (before[at] !== 0) this.#place(before[at] ?? 0, before[at + 1] ?? 0)
    }
    this.#place(number, key)
    this.#size += 1
  }

  #place(number: number, key: number): void {
    let slot = spread(number) & this.#mask
    while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot * 2] = number
    this.#slots[slot * 2 + 1] = key
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
