import { tokenStream, type TokenStream } from '@groundswell/text'
import type { MatchInput } from '../match-input.ts'
import { fieldBit } from './part.ts'
import { seed, step } from './token-table.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One text of the mention: its tokens are numbered from `base`, across all texts of the mention. */
export interface Segment {
  readonly field: 'title' | 'text' | 'author'
  readonly bit: number
  readonly base: number
  readonly end: number
  readonly stream: TokenStream
  readonly original: string
  /** False for the author's handle, which spans cannot point into. */
  readonly shown: boolean
}

/**
 * What one mention holds of the vocabulary. Used again for mention after mention: arrays by key are cleared by a stamp.
 * Tokens of different texts are never adjacent: an empty number lies between them.
 */
export class MentionScan {
  readonly #vocabulary: Vocabulary
  #stamp = 0
  #stamps = new Int32Array(0)
  #heads = new Int32Array(0)
  #tails = new Int32Array(0)
  /** Linked lists of the tokens of each key, ascending. */
  #occurrenceToken = new Int32Array(1024)
  #occurrenceNext = new Int32Array(1024)
  #occurrences = 0
  #keyAt = new Int32Array(1024)
  #tokens = 0
  readonly touched: number[] = []
  readonly segments: Segment[] = []
  reach = Number.NaN
  published = Number.NaN
  level = Number.NaN

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  scan(m: MatchInput): void {
    this.#clear()
    if (m.title !== undefined && m.title !== '') this.#scanText('title', m.title, true)
    if (m.text !== '') this.#scanText('text', m.text, true)
    if (m.author?.name !== undefined && m.author.name !== '') this.#scanText('author', m.author.name, true)
    if (m.author?.handle !== undefined && m.author.handle !== '') this.#scanText('author', m.author.handle, false)
    this.#touchField('platform', m.platform)
    this.#touchField('source', m.source?.id)
    this.#touchField('lang', m.lang)
    this.#touchField('category', m.category)
    this.#touchField('sentiment', m.polarity)
    for (const place of m.places ?? []) this.#touchField('province', place.province)
    for (const id of m.storyIds ?? []) this.#touchField('story', id)
    for (const id of m.subjectIds ?? []) this.#touchField('subject', id)
    this.reach = m.author?.followers ?? Number.NaN
    this.published = m.publishedAt === undefined ? Number.NaN : Date.parse(m.publishedAt)
    this.level = m.level ?? Number.NaN
  }

  #clear(): void {
    const size = this.#vocabulary.size
    if (this.#stamps.length < size) {
      this.#stamps = new Int32Array(size + (size >> 1))
      this.#heads = new Int32Array(this.#stamps.length)
      this.#tails = new Int32Array(this.#stamps.length)
      this.#stamp = 0
    }
    if (this.#stamp === 0x7fffffff) {
      this.#stamps.fill(0)
      this.#stamp = 0
    }
    this.#stamp += 1
    this.#occurrences = 0
    this.#tokens = 0
    this.touched.length = 0
    this.segments.length = 0
  }

  #scanText(field: Segment['field'], text: string, shown: boolean): void {
    const stream = tokenStream(text)
    const base = this.#tokens + 1
    const end = base + stream.length
    this.segments.push({ field, bit: fieldBit[field], base, end, stream, original: text, shown })
    if (this.#keyAt.length <= end) {
      const keyAt = new Int32Array((end + 1) * 2)
      keyAt.set(this.#keyAt)
      this.#keyAt = keyAt
    }
    const keyAt = this.#keyAt
    keyAt[base - 1] = -1
    const { exact, prefixes } = this.#vocabulary
    const { lengths, longest } = prefixes
    const { units, from, to } = stream
    for (let i = 0; i < stream.length; i += 1) {
      const begin = from[i] ?? 0
      const stop = to[i] ?? 0
      let hash = seed
      for (let at = begin; at < stop; at += 1) {
        hash = step(hash, units[at] ?? 0)
        const length = at + 1 - begin
        if (length > longest || lengths[length] === 0) continue
        const key = prefixes.find(hash, units, begin, at + 1)
        if (key >= 0) this.#touch(key, base + i)
      }
      const key = exact.find(hash, units, begin, stop)
      keyAt[base + i] = key
      if (key >= 0) this.#touch(key, base + i)
    }
    keyAt[end] = -1
    this.#tokens = end
  }

  #touchField(field: string, value: string | undefined): void {
    if (value === undefined) return
    const key = this.#vocabulary.knownField(field, value)
    if (key !== undefined) this.#touch(key, 0)
  }

  #touch(key: number, token: number): void {
    const at = this.#occurrences
    if (at === this.#occurrenceToken.length) {
      const tokens = new Int32Array(at * 2)
      tokens.set(this.#occurrenceToken)
      this.#occurrenceToken = tokens
      const next = new Int32Array(at * 2)
      next.set(this.#occurrenceNext)
      this.#occurrenceNext = next
    }
    this.#occurrenceToken[at] = token
    this.#occurrenceNext[at] = -1
    this.#occurrences += 1
    if (this.#stamps[key] === this.#stamp) this.#occurrenceNext[this.#tails[key] ?? 0] = at
    else {
      this.#stamps[key] = this.#stamp
      this.#heads[key] = at
      this.touched.push(key)
    }
    this.#tails[key] = at
  }

  has(key: number): boolean {
    return this.#stamps[key] === this.#stamp
  }

  /** The first occurrence of a key, or −1; pass it to `next` and `tokenOf`. */
  first(key: number): number {
    return this.#stamps[key] === this.#stamp ? (this.#heads[key] ?? -1) : -1
  }

  next(occurrence: number): number {
    return this.#occurrenceNext[occurrence] ?? -1
  }

  tokenOf(occurrence: number): number {
    return this.#occurrenceToken[occurrence] ?? 0
  }

  /** The key of the whole token at a number, −1 where no query asks for it. */
  keyAt(token: number): number {
    return this.#keyAt[token] ?? -1
  }

  segmentOf(token: number): Segment | undefined {
    for (const segment of this.segments) if (token >= segment.base && token < segment.end) return segment
    return undefined
  }
}
