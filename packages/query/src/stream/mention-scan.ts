import { TokenRoom, tokenStream, type TokenStream } from '@groundswell/text'
import type { MatchInput } from '../match-input.ts'
import { fieldBit } from './part.ts'
import { seed, step } from './token-table.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One text of the mention: its tokens are numbered from `base`, across all texts of the mention. */
export interface Segment {
  readonly field: 'title' | 'text' | 'author'
  readonly base: number
  readonly end: number
  readonly stream: TokenStream
  readonly original: string
  /** False for the author's handle, which spans cannot point into. */
  readonly shown: boolean
}

/** What is known of a key lies side by side, for the sake of the cache: the mention that last held it, its list, its fields. */
const ofKey = { stamp: 0, head: 1, tail: 2, fields: 3 } as const
const keyWidth = 4

/**
 * What one mention holds of the vocabulary. Used again for mention after mention: what is known by key is cleared by a
 * stamp. Tokens of different texts are never adjacent: an empty number lies between them.
 */
export class MentionScan {
  readonly #vocabulary: Vocabulary
  #stamp = 0
  #byKey = new Int32Array(0)
  /** Keys the mention holds, in no order: touched[0, touchedCount). */
  touched = new Int32Array(0)
  touchedCount = 0
  /** Linked lists of the tokens of each key, ascending: the token, and the next of its list. */
  #occurrences = new Int32Array(2048)
  #occurrenceCount = 0
  /** By token: the key of the whole token, and the bit of the field it stands in. */
  #keyAt = new Int32Array(1024)
  #fieldAt = new Uint8Array(1024)
  #tokens = 0
  readonly segments: Segment[] = []
  readonly #rooms = Array.from({ length: 4 }, () => new TokenRoom(0))
  reach = Number.NaN
  level = Number.NaN
  #publishedAt: string | undefined

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  scan(m: MatchInput): void {
    this.#clear()
    const { title, author } = m
    if (title !== undefined && title !== '') this.#scanText('title', title, true)
    if (m.text !== '') this.#scanText('text', m.text, true)
    if (author?.name !== undefined && author.name !== '') this.#scanText('author', author.name, true)
    if (author?.handle !== undefined && author.handle !== '') this.#scanText('author', author.handle, false)
    this.#touchField('platform', m.platform)
    this.#touchField('source', m.source?.id)
    this.#touchField('lang', m.lang)
    this.#touchField('category', m.category)
    this.#touchField('sentiment', m.polarity)
    if (m.places !== undefined) for (const place of m.places) this.#touchField('province', place.province)
    if (m.storyIds !== undefined) for (const id of m.storyIds) this.#touchField('story', id)
    if (m.subjectIds !== undefined) for (const id of m.subjectIds) this.#touchField('subject', id)
    this.reach = author?.followers ?? Number.NaN
    this.level = m.level ?? Number.NaN
    this.#publishedAt = m.publishedAt
  }

  /** Milliseconds since 1970. Read from its text only where some query asks. */
  get published(): number {
    return this.#publishedAt === undefined ? Number.NaN : Date.parse(this.#publishedAt)
  }

  #clear(): void {
    const size = this.#vocabulary.size
    if (this.touched.length < size) {
      this.touched = new Int32Array(size + (size >> 1))
      this.#byKey = new Int32Array(this.touched.length * keyWidth)
      this.#stamp = 0
    }
    if (this.#stamp === 0x7fffffff) {
      this.#byKey.fill(0)
      this.#stamp = 0
    }
    this.#stamp += 1
    this.#occurrenceCount = 0
    this.#tokens = 0
    this.touchedCount = 0
    this.segments.length = 0
  }

  #scanText(field: Segment['field'], text: string, shown: boolean): void {
    const stream = tokenStream(text, this.#roomFor(text))
    const base = this.#tokens + 1
    const end = base + stream.length
    this.segments.push({ field, base, end, stream, original: text, shown })
    this.#reserve(end)
    const bit = fieldBit[field]
    const keyAt = this.#keyAt
    keyAt[base - 1] = -1
    const { exact, prefixes } = this.#vocabulary
    const { units, from, to, length } = stream
    const [oneBegins, twoBegin] = [prefixes.lengths[1] !== 0, prefixes.lengths[2] !== 0]
    for (let i = 0; i < length; i += 1) {
      const begin = from[i] ?? 0
      const size = (to[i] ?? 0) - begin
      // Tokens of one or two units, nearly all of Chinese, are their own hash.
      const one = (units[begin] ?? 0) << 16
      if (oneBegins) this.#touch(prefixes.findShort(one), base + i, bit)
      let key
      if (size === 1) key = exact.findShort(one)
      else {
        const two = one | (units[begin + 1] ?? 0)
        if (twoBegin) this.#touch(prefixes.findShort(two), base + i, bit)
        key = size === 2 ? exact.findShort(two) : this.#findLong(units, begin, begin + size, base + i, bit)
      }
      keyAt[base + i] = key
      this.#touch(key, base + i, bit)
    }
    keyAt[end] = -1
    this.#fieldAt.fill(bit, base, end)
    this.#tokens = end
  }

  /** The key of a token of three units or more; prefixes as long are touched on the way. */
  #findLong(units: Uint16Array, begin: number, stop: number, token: number, bit: number): number {
    const { exact, prefixes } = this.#vocabulary
    const { lengths, longest } = prefixes
    let hash = step(step(seed, units[begin] ?? 0), units[begin + 1] ?? 0)
    for (let at = begin + 2; at < stop; at += 1) {
      hash = step(hash, units[at] ?? 0)
      const length = at + 1 - begin
      if (length <= longest && lengths[length] !== 0)
        this.#touch(prefixes.findLong(hash, units, begin, at + 1), token, bit)
    }
    return exact.findLong(hash, units, begin, stop)
  }

  #roomFor(text: string): TokenRoom | undefined {
    const index = this.segments.length
    const room = this.#rooms[index]
    if (room === undefined || room.from.length >= text.length) return room
    const larger = new TokenRoom(Math.max(256, text.length * 2))
    this.#rooms[index] = larger
    return larger
  }

  #reserve(end: number): void {
    if (this.#keyAt.length > end) return
    const keyAt = new Int32Array((end + 1) * 2)
    keyAt.set(this.#keyAt)
    this.#keyAt = keyAt
    const fieldAt = new Uint8Array(keyAt.length)
    fieldAt.set(this.#fieldAt)
    this.#fieldAt = fieldAt
  }

  #touchField(field: string, value: string | undefined): void {
    if (value !== undefined) this.#touch(this.#vocabulary.knownField(field, value), 0, 0)
  }

  /** Notes that a key, if it is one (≥ 0), stands at a token. */
  #touch(key: number, token: number, bit: number): void {
    if (key < 0) return
    const at = this.#occurrenceCount
    if (at * 2 === this.#occurrences.length) {
      const occurrences = new Int32Array(at * 4)
      occurrences.set(this.#occurrences)
      this.#occurrences = occurrences
    }
    this.#occurrences[at * 2] = token
    this.#occurrences[at * 2 + 1] = -1
    this.#occurrenceCount += 1
    const byKey = this.#byKey
    const slot = key * keyWidth
    if (byKey[slot] === this.#stamp) {
      this.#occurrences[(byKey[slot + ofKey.tail] ?? 0) * 2 + 1] = at
      byKey[slot + ofKey.fields] = (byKey[slot + ofKey.fields] ?? 0) | bit
    } else {
      byKey[slot] = this.#stamp
      byKey[slot + ofKey.head] = at
      byKey[slot + ofKey.fields] = bit
      this.touched[this.touchedCount] = key
      this.touchedCount += 1
    }
    byKey[slot + ofKey.tail] = at
  }

  /** How many token numbers are taken. */
  get tokens(): number {
    return this.#tokens
  }

  has(key: number): boolean {
    return this.#byKey[key * keyWidth] === this.#stamp
  }

  /** Bits of the fields in which a key stands; 0 where the mention does not hold it. */
  fieldsOf(key: number): number {
    const slot = key * keyWidth
    return this.#byKey[slot] === this.#stamp ? (this.#byKey[slot + ofKey.fields] ?? 0) : 0
  }

  /** The first occurrence of a key, or −1; pass it to `next` and `tokenOf`. */
  first(key: number): number {
    const slot = key * keyWidth
    return this.#byKey[slot] === this.#stamp ? (this.#byKey[slot + ofKey.head] ?? -1) : -1
  }

  next(occurrence: number): number {
    return this.#occurrences[occurrence * 2 + 1] ?? -1
  }

  tokenOf(occurrence: number): number {
    return this.#occurrences[occurrence * 2] ?? 0
  }

  /** The key of the whole token at a number, −1 where no query asks for it. */
  keyAt(token: number): number {
    return this.#keyAt[token] ?? -1
  }

  /** The bit of the field a token stands in. */
  fieldAt(token: number): number {
    return this.#fieldAt[token] ?? 0
  }

  segmentOf(token: number): Segment | undefined {
    for (const segment of this.segments) if (token >= segment.base && token < segment.end) return segment
    return undefined
  }
}
